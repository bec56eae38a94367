package org.cloudpilot.app;

import java.nio.file.Path;
import java.time.Clock;
import org.cloudpilot.http.Listener;
import org.cloudpilot.http.ListenerOptions;
import org.cloudpilot.http.ListenerTls;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.provider.ProviderClient;
import org.cloudpilot.provider.ProviderLimits;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.TransportDialer;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.api.SessionLimits;
import org.cloudpilot.routeros.legrange.LegrangeDialer;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.rest.RestDialer;
import org.cloudpilot.routeros.ssh.SshDialer;
import org.cloudpilot.routeros.ssh.SshTunnel;
import org.cloudpilot.service.access.AccessOptions;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.ProfileService;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.audit.AuditService;
import org.cloudpilot.service.backup.BackupSchedules;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.command.ConsoleHelp;
import org.cloudpilot.service.command.ConsoleHistory;
import org.cloudpilot.service.command.LearningPace;
import org.cloudpilot.service.command.SnippetService;
import org.cloudpilot.service.fleet.CredentialService;
import org.cloudpilot.service.fleet.ExportService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.ImportService;
import org.cloudpilot.service.fleet.Pace;
import org.cloudpilot.service.fleet.RouterConsole;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.service.fleet.ShellService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.service.repeat.RepeatService;
import org.cloudpilot.service.settings.SettingsService;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;

/// Everything between the store and the two faces, built in dependency order and closed in the
/// opposite one.
final class Program implements AutoCloseable {
    private final DataFolder folder;
    private final AuditService audit;
    private final AccessService access;
    private final AccountService accounts;
    private final UserService users;
    private final KeyService keys;
    private final SpaceService sharing;
    private final SettingsService settings;
    private final FleetService fleet;
    private final TrustService trust;
    private final CommandService commands;
    private final ProviderClient providers;
    private final PaymentService payments;
    private final ConsoleHistory history;
    private final SnippetService snippets;
    private final ConsoleHelp consoleHelp;
    private final SafeModes safeModes;
    private final ShellService shells;
    private final Listener listener;
    private final Subscription spaces;
    private final BackupService backups;
    private final BackupSchedules schedules;
    private final Subscription reopened;
    private final Subscription repeating;
    private final Subscription paying;

    Program(DataFolder folder, LaunchOptions options, boolean headless) {
        Thread.ofPlatform().daemon().name("preload").start(Listener::preload);
        this.folder = folder;
        Clock clock = Clock.systemUTC();
        Store store = new Store(folder);
        audit = new AuditService(store, clock);
        access =
                new AccessService(
                        folder,
                        store,
                        AccessOptions.of(headless, options.registrationOpen()),
                        audit);
        accounts = new AccountService(access);
        users = new UserService(access, accounts);
        keys = new KeyService(access);
        sharing = new SpaceService(access);
        settings = new SettingsService(access, users, store.settings(), audit, headless);
        audit.keepHeads(access::keepAuditHead);
        access.onOpened(this::opened);
        access.onClosing(() -> audit.head().ifPresent(access::keepAuditHead));
        TimeLimits limits = TimeLimits.standard();
        Certificates certificates = new Certificates();
        Connector connector = new Connector(limits, certificates, new SshTunnel(limits));
        Dialer dialer =
                new TransportDialer(
                        new ApiDialer(limits, SessionLimits.standard(), clock, connector),
                        new LegrangeDialer(clock, connector),
                        new RestDialer(clock, connector, certificates));
        fleet =
                new FleetService(
                        store.routers(),
                        store.credentials(),
                        store.authorities(),
                        store.lastLooks(),
                        dialer,
                        Pace.standard(),
                        clock,
                        audit);
        trust = new TrustService(fleet);
        var repeats = new RepeatService(store.keptAnswers(), clock);
        repeating = access.watchSpaces(repeats);
        var ssh = new SshDialer(clock, connector);
        spaces = access.watchSpaces(fleet);
        providers = new ProviderClient(ProviderLimits.standard());
        payments = new PaymentService(store.payments(), providers, clock, audit);
        paying = access.watchSpaces(payments);
        backups = new BackupService(folder, store, audit, clock, Version.current());
        schedules = new BackupSchedules(folder, backups, store.settings());
        reopened = access.watchSpaces(schedules);
        schedules.start();
        var console = new RouterConsole(fleet, ssh);
        consoleHelp = new ConsoleHelp(console, store.consoleTrees(), clock, LearningPace.polite());
        commands = new CommandService(console, consoleHelp);
        history = new ConsoleHistory(store.consoleLines(), clock);
        snippets = new SnippetService(store.snippets(), clock, audit);
        safeModes = new SafeModes(console);
        shells = new ShellService(fleet, ssh);
        listener =
                new Listener(
                        access,
                        accounts,
                        new ProfileService(access),
                        users,
                        keys,
                        sharing,
                        fleet,
                        trust,
                        new CredentialService(fleet),
                        new ExportService(fleet, ssh),
                        new ImportService(fleet),
                        commands,
                        payments,
                        repeats,
                        new ListenerOptions(
                                options.bind(),
                                options.port(),
                                tls(options, folder),
                                Version.current()));
    }

    private static ListenerTls tls(LaunchOptions options, DataFolder folder) {
        Path certificate = options.certificate();
        Path key = options.key();
        if (certificate != null && key != null) {
            return new ListenerTls.Own(certificate, key);
        }
        return options.insecure()
                ? new ListenerTls.Insecure()
                : new ListenerTls.Made(folder.path());
    }

    private void opened() {
        settings.load();
        AuditVerdict verdict = audit.opened(access.keptAuditHead().orElse(null));
        if (!(verdict instanceof AuditVerdict.Whole)) {
            access.note(verdict.message());
        }
    }

    DataFolder folder() {
        return folder;
    }

    ListenerState listen() {
        return listener.start();
    }

    /// Loads, beside everything else, what opening the store needs and no key is needed for: while
    /// a person still types, or when the listener already answers.
    void warmUp() {
        Thread.ofPlatform().daemon().name("warm-up").start(access::warmUp);
    }

    AccessService access() {
        return access;
    }

    AccountService accounts() {
        return accounts;
    }

    UserService users() {
        return users;
    }

    KeyService keys() {
        return keys;
    }

    SpaceService sharing() {
        return sharing;
    }

    SettingsService settings() {
        return settings;
    }

    AuditService audit() {
        return audit;
    }

    FleetService fleet() {
        return fleet;
    }

    TrustService trust() {
        return trust;
    }

    BackupService backups() {
        return backups;
    }

    BackupSchedules schedules() {
        return schedules;
    }

    PaymentService payments() {
        return payments;
    }

    CommandService commands() {
        return commands;
    }

    ConsoleHistory history() {
        return history;
    }

    SnippetService snippets() {
        return snippets;
    }

    ConsoleHelp consoleHelp() {
        return consoleHelp;
    }

    SafeModes safeModes() {
        return safeModes;
    }

    ShellService shells() {
        return shells;
    }

    Listener listener() {
        return listener;
    }

    /// Finishes what runs, wipes the keys, closes the store.
    @Override
    public void close() {
        listener.close();
        spaces.close();
        reopened.close();
        repeating.close();
        paying.close();
        providers.close();
        schedules.close();
        fleet.close();
        audit.close();
        access.close();
    }
}
