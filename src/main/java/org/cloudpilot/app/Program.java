package org.cloudpilot.app;

import java.time.Clock;
import org.cloudpilot.http.Listener;
import org.cloudpilot.http.ListenerOptions;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;
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
import org.cloudpilot.service.audit.AuditService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.fleet.ExportService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.Pace;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;

/// Everything between the store and the two faces, built in dependency order and closed in the
/// opposite one.
final class Program implements AutoCloseable {
    private final DataFolder folder;
    private final AuditService audit;
    private final AccessService access;
    private final FleetService fleet;
    private final TrustService trust;
    private final CommandService commands;
    private final Listener listener;
    private final Subscription spaces;

    Program(DataFolder folder, LaunchOptions options, boolean headless) {
        this.folder = folder;
        Clock clock = Clock.systemUTC();
        Store store = new Store(folder);
        audit = new AuditService(store, clock);
        access = new AccessService(folder, store, AccessOptions.of(headless, false));
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
                        store.authorities(),
                        dialer,
                        Pace.standard(),
                        clock,
                        audit);
        trust = new TrustService(fleet);
        spaces = access.watchSpaces(fleet);
        // while a person still types: what opening the store needs and no key is needed for
        Thread.ofPlatform().daemon().name("warm-up").start(access::warmUp);
        commands = new CommandService(fleet);
        listener =
                new Listener(
                        access,
                        fleet,
                        trust,
                        new ExportService(fleet, new SshDialer(clock, connector)),
                        commands,
                        new ListenerOptions(
                                options.bind(),
                                options.port(),
                                options.insecure(),
                                Version.current()));
    }

    DataFolder folder() {
        return folder;
    }

    ListenerState listen() {
        return listener.start();
    }

    AccessService access() {
        return access;
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

    CommandService commands() {
        return commands;
    }

    Listener listener() {
        return listener;
    }

    /// Finishes what runs, wipes the keys, closes the store.
    @Override
    public void close() {
        listener.close();
        spaces.close();
        fleet.close();
        audit.close();
        access.close();
    }
}
