package org.cloudpilot.program;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudpilot.http.Listener;
import org.cloudpilot.http.ListenerOptions;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.provider.ProviderClient;
import org.cloudpilot.provider.ProviderLimits;
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
import org.cloudpilot.store.FaultyDisk;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.StoreOptions;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;

/// Everything but the window: real store, access, engine and listener on a free port, in a folder
/// of its own. Passwords cost next to nothing and everybody is impatient. Closing it and starting
/// another in the same folder is a restart.
public final class TemporaryProgram implements AutoCloseable {
    /// Without the pauses that routers are given.
    public static final LearningPace QUICK_LEARNING =
            new LearningPace(4, Duration.ZERO, 0, Duration.ofSeconds(5), Duration.ZERO);

    private static final Argon2Parameters CHEAP = new Argon2Parameters(8, 1, 1);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(100),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    SHORT,
                    List.of(Duration.ofMillis(100)),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(200),
                    Duration.ofMillis(200),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1));

    private final AccessService access;
    private final AccountService accounts;
    private final UserService users;
    private final KeyService keys;
    private final SpaceService sharing;
    private final SettingsService settings;
    private final AuditService audit;
    private final BackupService backups;
    private final BackupSchedules schedules;
    private final FleetService fleet;
    private final TrustService trust;
    private final ExportService exports;
    private final CommandService commands;
    private final ProviderClient providers;
    private final PaymentService payments;
    private final Subscription paying;
    private final ConsoleHistory history;
    private final SnippetService snippets;
    private final ConsoleHelp consoleHelp;
    private final SafeModes safeModes;
    private final ShellService shells;
    private final Listener listener;
    private final Subscription spaces;
    private final Subscription repeating;
    private final RepeatService repeats;

    private TemporaryProgram(
            Path path, boolean registrationOpen, StoreOptions options, Clock clock) {
        DataFolder folder = DataFolder.prepare(path).orThrow();
        Store store = new Store(folder, options);
        access = new AccessService(folder, store, options(registrationOpen, clock), _ -> true);
        accounts = new AccountService(access);
        users = new UserService(access, accounts);
        keys = new KeyService(access);
        sharing = new SpaceService(access);
        settings = new SettingsService(access, users, store.settings(), _ -> true, true);
        access.onOpened(settings::load);
        TimeLimits times = new TimeLimits(SHORT, SHORT, SHORT);
        Certificates certificates = new Certificates();
        Connector connector = new Connector(times, certificates, new SshTunnel(times));
        ApiDialer api = new ApiDialer(times, SessionLimits.standard(), clock, connector);
        TransportDialer dialer =
                new TransportDialer(
                        api,
                        new LegrangeDialer(clock, connector),
                        new RestDialer(clock, connector, certificates));
        audit = new AuditService(store, clock);
        backups = new BackupService(folder, store, audit, clock, "test");
        schedules = new BackupSchedules(folder, backups, store.settings());
        fleet =
                new FleetService(
                        store.routers(),
                        store.credentials(),
                        store.authorities(),
                        store.lastLooks(),
                        dialer,
                        PACE,
                        clock,
                        audit);
        trust = new TrustService(fleet);
        var ssh = new SshDialer(clock, connector);
        exports = new ExportService(fleet, ssh);
        spaces = access.watchSpaces(fleet);
        var console = new RouterConsole(fleet, ssh);
        consoleHelp = new ConsoleHelp(console, store.consoleTrees(), clock, QUICK_LEARNING);
        commands = new CommandService(console, consoleHelp);
        history = new ConsoleHistory(store.consoleLines(), clock);
        snippets = new SnippetService(store.snippets(), clock, audit);
        safeModes = new SafeModes(console);
        shells = new ShellService(fleet, ssh);
        repeats = new RepeatService(store.keptAnswers(), clock);
        repeating = access.watchSpaces(repeats);
        providers = new ProviderClient(new ProviderLimits(SHORT, SHORT, 64 << 10));
        payments = new PaymentService(store.payments(), providers, clock, audit);
        paying = access.watchSpaces(payments);
        listener = listener(new ListenerOptions("127.0.0.1", 0, "test"));
        if (!(listener.start() instanceof ListenerState.Listening)) {
            throw new IllegalStateException("not listening: " + listener.state());
        }
    }

    /// Another listener on the same services, not started.
    public Listener listener(ListenerOptions options) {
        return new Listener(
                access,
                accounts,
                new ProfileService(access),
                users,
                keys,
                sharing,
                fleet,
                trust,
                new CredentialService(fleet),
                exports,
                new ImportService(fleet),
                commands,
                payments,
                repeats,
                options);
    }

    private static AccessOptions options(boolean registrationOpen, Clock clock) {
        AccessOptions usual = AccessOptions.of(true, registrationOpen).withArgon2(CHEAP);
        return new AccessOptions(
                usual.withoutDisplay(),
                usual.registrationOpen(),
                clock,
                usual.nanoTime(),
                usual.argon2(),
                usual.argon2Floor(),
                usual.calibrated(),
                new MemoryKeyring());
    }

    /// As it is usually started: the first account closes registration.
    public static TemporaryProgram in(Path folder) {
        return new TemporaryProgram(folder, false, StoreOptions.standard(), Clock.systemUTC());
    }

    /// On a disk of the test's own.
    public static TemporaryProgram on(FaultyDisk disk, Path folder) {
        return new TemporaryProgram(folder, false, disk.options(), Clock.systemUTC());
    }

    /// The same with registration open to everybody.
    public static TemporaryProgram openToAll(Path folder) {
        return new TemporaryProgram(folder, true, StoreOptions.standard(), Clock.systemUTC());
    }

    /// The same at the time that a test wants it to be.
    public static TemporaryProgram openToAllAt(Clock clock, Path folder) {
        return new TemporaryProgram(folder, true, StoreOptions.standard(), clock);
    }

    public AccessService access() {
        return access;
    }

    public AccountService accounts() {
        return accounts;
    }

    public UserService users() {
        return users;
    }

    public KeyService keys() {
        return keys;
    }

    public SpaceService sharing() {
        return sharing;
    }

    public SettingsService settings() {
        return settings;
    }

    public AuditService audit() {
        return audit;
    }

    public BackupService backups() {
        return backups;
    }

    public BackupSchedules schedules() {
        return schedules;
    }

    public FleetService fleet() {
        return fleet;
    }

    public ExportService exports() {
        return exports;
    }

    public TrustService trust() {
        return trust;
    }

    public PaymentService payments() {
        return payments;
    }

    public ConsoleHistory history() {
        return history;
    }

    public SnippetService snippets() {
        return snippets;
    }

    public ConsoleHelp consoleHelp() {
        return consoleHelp;
    }

    public ShellService shells() {
        return shells;
    }

    public SafeModes safeModes() {
        return safeModes;
    }

    public CommandService commands() {
        return commands;
    }

    public Listener listener() {
        return listener;
    }

    public int port() {
        return listener.state() instanceof ListenerState.Listening at ? at.at().port() : 0;
    }

    /// A script without a credential.
    public ApiClient stranger() {
        return new ApiClient(URI.create("http://127.0.0.1:" + port()), Map.of());
    }

    @Override
    public void close() {
        listener.close();
        spaces.close();
        repeating.close();
        paying.close();
        providers.close();
        fleet.close();
        audit.close();
        access.close();
    }
}
