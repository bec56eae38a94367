package org.cloudpilot.service.fleet;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.TemporaryProgram;
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
import org.cloudpilot.service.command.ConsoleHelp;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;

/// A fleet on a real store in a folder of its own, with one user signed in, asked at a quick pace.
public final class FleetFixture implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Quick polls, and three log-ins in quick succession.
    public static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(40),
                    Duration.ZERO,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(5),
                    List.of(Duration.ofMillis(20), Duration.ofMillis(20)),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofMillis(40),
                    Duration.ofSeconds(1));

    private static final TimeLimits LIMITS = TimeLimits.standard();

    private final AccessService access;
    private final AuditService audit;
    private final FleetService fleet;
    private final TrustService trust;
    private final ExportService exports;
    private final RouterConsole console;
    private final ShellService shells;
    private final Store store;
    private final Caller caller;
    private final BlockingQueue<FleetEvent> events = new LinkedBlockingQueue<>();
    private final Subscription spaces;
    private final Subscription subscription;

    public FleetFixture(Path path) {
        DataFolder folder = DataFolder.prepare(path).orThrow();
        store = new Store(folder);
        Certificates certificates = new Certificates();
        Connector connector = new Connector(LIMITS, certificates, new SshTunnel(LIMITS));
        audit = new AuditService(store, Clock.systemUTC());
        access =
                new AccessService(
                        folder,
                        store,
                        AccessOptions.of(false, false).withArgon2(new Argon2Parameters(64, 1, 1)),
                        audit);
        fleet =
                new FleetService(
                        store.routers(),
                        store.credentials(),
                        store.authorities(),
                        store.lastLooks(),
                        dialer(Clock.systemUTC(), certificates, connector),
                        QUICK,
                        Clock.systemUTC(),
                        audit);
        trust = new TrustService(fleet);
        var ssh = new SshDialer(Clock.systemUTC(), connector);
        exports = new ExportService(fleet, ssh);
        console = new RouterConsole(fleet, ssh);
        shells = new ShellService(fleet, ssh);
        spaces = access.watchSpaces(fleet);
        try (Secret password = Secret.ofText("a fixture's pass phrase")) {
            access.register("asha", null, password).orThrow().privateKey().close();
            caller = access.signIn("asha", password).orThrow();
        }
        subscription = fleet.watch(caller, events::add);
    }

    private static Dialer dialer(Clock clock, Certificates certificates, Connector connector) {
        return new TransportDialer(
                new ApiDialer(LIMITS, SessionLimits.standard(), clock, connector),
                new LegrangeDialer(clock, connector),
                new RestDialer(clock, connector, certificates));
    }

    public AccessService access() {
        return access;
    }

    public AuditService audit() {
        return audit;
    }

    public FleetService fleet() {
        return fleet;
    }

    public Caller caller() {
        return caller;
    }

    public RouterConsole console() {
        return console;
    }

    /// What learns and keeps the routers' menus.
    public ConsoleHelp consoleHelp() {
        return new ConsoleHelp(
                console,
                store().consoleTrees(),
                Clock.systemUTC(),
                TemporaryProgram.QUICK_LEARNING);
    }

    public CommandService commands() {
        return new CommandService(console, consoleHelp());
    }

    public ShellService shells() {
        return shells;
    }

    public ExportService exports() {
        return exports;
    }

    public TrustService trust() {
        return trust;
    }

    /// What lies in the file, for those who change it behind the program's back.
    public Store store() {
        return store;
    }

    /// Registers a router as `admin`.
    public Router add(
            String name,
            Endpoint endpoint,
            Transport transport,
            String password,
            ReachDraft reach) {
        return add(name, endpoint, transport, password, List.of(), reach);
    }

    public Router add(
            String name,
            Endpoint endpoint,
            Transport transport,
            String password,
            List<String> addresses,
            ReachDraft reach) {
        try (Secret secret = Secret.ofText(password)) {
            return fleet.add(
                            caller,
                            new RouterDraft(
                                    name,
                                    endpoint.host().text(),
                                    endpoint.port(),
                                    transport,
                                    null,
                                    "admin",
                                    secret,
                                    addresses,
                                    null,
                                    null,
                                    null,
                                    null,
                                    reach))
                    .orThrow();
        }
    }

    /// Registers a simulated router with this password.
    public Router add(String name, SimulatedRouter router, String username, String password) {
        try (Secret secret = Secret.ofText(password)) {
            return fleet.add(
                            caller,
                            new RouterDraft(
                                    name,
                                    "127.0.0.1",
                                    router.port(),
                                    Transport.API,
                                    null,
                                    username,
                                    secret,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null))
                    .orThrow();
        }
    }

    /// Waits until the router's status fits, however many events that takes.
    public RouterStatus await(RouterId id, Predicate<RouterStatus> fits) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        RouterStatus last = fleet.status(caller, id).orThrow();
        while (!fits.test(last)) {
            FleetEvent event = next(deadline, last);
            if (event instanceof FleetEvent.StatusChanged(RouterStatus status)
                    && status.id().equals(id)) {
                last = status;
            }
        }
        return last;
    }

    /// What was told until now is not waited for.
    public void forgetEvents() {
        events.clear();
    }

    public RouterStatus await(RouterId id, RouterState state) {
        return await(id, status -> status.state() == state);
    }

    private FleetEvent next(long deadline, RouterStatus last) {
        try {
            FleetEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("the status stayed " + last);
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        subscription.close();
        spaces.close();
        fleet.close();
        audit.close();
        access.close();
    }
}
