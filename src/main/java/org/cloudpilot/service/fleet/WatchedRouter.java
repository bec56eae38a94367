package org.cloudpilot.service.fleet;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.ssh.SshDialOutcome;
import org.jspecify.annotations.Nullable;

/// One router and the virtual thread that keeps its status fresh. Each has its own, so that a slow
/// or dead one holds up nobody.
final class WatchedRouter implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WatchedRouter.class.getName());

    private final RouterLink link;
    private final DeviceReader reader;
    private final Pace pace;
    private final java.time.InstantSource clock;
    private final IntSupplier fleetSize;
    private final Consumer<RouterStatus> tell;
    private final LogIns logIns;
    private final Map<PeerProof.Kind, PeerProof> proofs = new ConcurrentHashMap<>();
    private final Set<RouterShell> shells = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private volatile Router router;
    private volatile RouterStatus status;
    private volatile boolean closed;

    // of the watching thread alone
    private int failures;
    private long lastWhole;
    private @Nullable RouterSession lastSession;

    /// @param ways how it is dialled
    /// @param logIns counted before this watch, and by it
    WatchedRouter(
            Router router,
            RouterStatus lastKnown,
            Function<WatchedRouter, RouterLink.Dialling> ways,
            DeviceReader reader,
            Pace pace,
            java.time.InstantSource clock,
            IntSupplier fleetSize,
            Consumer<RouterStatus> tell,
            LogIns logIns) {
        this.router = router;
        this.status = lastKnown;
        this.reader = reader;
        this.pace = pace;
        this.clock = clock;
        this.fleetSize = fleetSize;
        this.tell = tell;
        this.logIns = logIns;
        RouterLink.Dialling dialling = ways.apply(this);
        this.link =
                new RouterLink(
                        new RouterLink.Dialling() {
                            @Override
                            public DialOutcome dial() {
                                return noting(dialling.dial());
                            }

                            @Override
                            public Optional<DialOutcome> dialPreferred(Endpoint used) {
                                return dialling.dialPreferred(used).map(it -> noting(it));
                            }
                        },
                        pace);
    }

    /// Counts the log-in, and remembers what a person should look at. Every attempt at this router
    /// goes through here.
    DialOutcome noting(DialOutcome outcome) {
        switch (outcome) {
            case DialOutcome.Connected _ -> {
                logIns.count(clock.instant());
                proofs.remove(PeerProof.Kind.CERTIFICATE);
                proofs.remove(PeerProof.Kind.JUMP_HOST_KEY);
            }
            case DialOutcome.Failed(ConnectProblem problem) -> {
                if (problem.failure() == ConnectFailure.LOGIN
                        || problem.failure() == ConnectFailure.NOT_PERMITTED) {
                    logIns.count(clock.instant());
                }
                note(problem);
            }
        }
        return outcome;
    }

    /// The same for its SSH service.
    SshDialOutcome notingSsh(SshDialOutcome outcome) {
        switch (outcome) {
            case SshDialOutcome.Connected _ -> {
                logIns.count(clock.instant());
                proofs.remove(PeerProof.Kind.HOST_KEY);
                proofs.remove(PeerProof.Kind.JUMP_HOST_KEY);
            }
            case SshDialOutcome.Failed(ConnectProblem problem) -> {
                if (problem.failure() == ConnectFailure.LOGIN) {
                    logIns.count(clock.instant());
                }
                note(problem);
            }
        }
        return outcome;
    }

    /// Remembers what a person should look at.
    private void note(ConnectProblem problem) {
        PeerProof proof = problem.proof();
        if (proof != null) {
            proofs.put(proof.kind(), proof);
        }
    }

    /// A person decided on it, or it was believed.
    void settle(PeerProof.Kind kind) {
        proofs.remove(kind);
    }

    /// What a person should look at.
    List<PeerProof> proofs() {
        return proofs.values().stream().sorted(Comparator.comparing(PeerProof::kind)).toList();
    }

    LogIns logIns() {
        return logIns;
    }

    /// Begins after a random part of `within`, so that a fleet does not start in one burst.
    void start(Duration within) {
        long delay = within.isZero() ? 0 : ThreadLocalRandom.current().nextLong(within.toNanos());
        Thread.ofVirtual().name("watch").start(() -> watch(Duration.ofNanos(delay)));
    }

    Router router() {
        return router;
    }

    /// What is said of it changed, not how it is reached: its session and its watch go on.
    void describe(Router same) {
        router = same;
    }

    RouterStatus status() {
        return status;
    }

    RouterLink link() {
        return link;
    }

    /// Asks again at once, also after refused log-ins.
    void pollNow() {
        link.resume();
        wake.release();
    }

    private void watch(Duration firstPause) {
        Duration pause = firstPause;
        try {
            while (!closed) {
                if (link.triesLeft() == 0) {
                    wake.acquire();
                } else if (!pause.isZero()) {
                    var woken = wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                    if (woken) {
                        failures = 0;
                    }
                }
                wake.drainPermits();
                if (!closed) {
                    pause = withJitter(pollSurely());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration withJitter(Duration pause) {
        return Duration.ofNanos(
                (long) (pause.toNanos() * (0.9 + 0.2 * ThreadLocalRandom.current().nextDouble())));
    }

    /// A defect costs one poll, not the watch.
    private Duration pollSurely() {
        try {
            return poll();
        } catch (RuntimeException defect) {
            LOG.log(Logger.Level.ERROR, "a router could not be polled", defect);
            return away(ConnectProblem.of(ConnectFailure.PROTOCOL));
        }
    }

    /// One poll; returns how long to wait for the next.
    private Duration poll() {
        return switch (link.session()) {
            case DialOutcome.Failed(ConnectProblem problem) -> away(problem);
            case DialOutcome.Connected(RouterSession session, _) -> ask(session);
        };
    }

    private Duration ask(RouterSession session) {
        DeviceInfo known = status.info();
        boolean sameSession = session.equals(lastSession);
        long started = System.nanoTime();
        boolean whole =
                known == null
                        || !sameSession
                        || started - lastWhole > pace.wholeReading().toNanos();
        DeviceReading reading =
                whole || known == null
                        ? reader.whole(session)
                        : reader.vitals(session, known, true);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return switch (reading) {
            case DeviceReading.Read(DeviceInfo info) -> {
                if (whole) {
                    lastWhole = started;
                    lastSession = session;
                }
                link.returnToFirst();
                yield online(info, took, session.address());
            }
            case DeviceReading.Failed(CommandOutcome outcome) -> {
                if (outcome instanceof CommandOutcome.Lost) {
                    link.drop(session);
                }
                yield away(problemOf(outcome));
            }
        };
    }

    private Duration online(DeviceInfo info, Duration latency, Endpoint address) {
        failures = 0;
        RouterState state =
                latency.compareTo(pace.slow()) > 0 ? RouterState.SLOW : RouterState.ONLINE;
        Instant now = clock.instant();
        become(
                new RouterStatus(
                        router.id(),
                        state,
                        since(state, now),
                        null,
                        now,
                        now,
                        latency,
                        info,
                        address,
                        pace.tries(),
                        logIns.thisHour(now)));
        return pace.pollPause(fleetSize.getAsInt());
    }

    private Duration away(ConnectProblem problem) {
        failures++;
        RouterState state = stateOf(problem.failure());
        Instant now = clock.instant();
        RouterStatus before = status;
        int left = link.triesLeft();
        become(
                new RouterStatus(
                        router.id(),
                        state,
                        since(state, now),
                        problem,
                        now,
                        before.lastSeen(),
                        before.latency(),
                        before.info(),
                        before.address(),
                        left,
                        logIns.thisHour(now)));
        if (problem.proof() != null) {
            return pace.unbelieved();
        }
        int refusals = pace.tries() - left;
        if (refusals > 0 && !pace.afterRefusal().isEmpty()) {
            return pace.refusalPause(refusals);
        }
        return pace.awayPause(failures, fleetSize.getAsInt());
    }

    private Instant since(RouterState state, Instant now) {
        RouterStatus before = status;
        return before.state() == state ? before.since() : now;
    }

    private void become(RouterStatus fresh) {
        if (!closed) {
            status = fresh;
            tell.accept(fresh);
        }
    }

    static RouterState stateOf(ConnectFailure failure) {
        return switch (failure) {
            case LOGIN, NOT_PERMITTED, JUMP_LOGIN -> RouterState.LOGIN_REFUSED;
            case CERTIFICATE_CHANGED -> RouterState.CERTIFICATE_CHANGED;
            case CERTIFICATE_UNCONFIRMED -> RouterState.CERTIFICATE_UNCONFIRMED;
            case DNS,
                    UNREACHABLE,
                    REFUSED,
                    TIMEOUT,
                    CLOSED,
                    WRONG_SERVICE,
                    TLS,
                    NO_CERTIFICATE,
                    JUMP_UNREACHABLE,
                    JUMP_FORBIDDEN,
                    ENGINE_UNFIT,
                    SESSIONS_FULL,
                    PROTOCOL ->
                    RouterState.DOWN;
        };
    }

    /// Ends with this watch.
    void hold(RouterShell shell) {
        shells.add(shell);
        if (closed) {
            shell.close();
        }
    }

    /// Has ended.
    void letGo(RouterShell shell) {
        shells.remove(shell);
    }

    /// Why a logged-in router counts as away when it does not answer the plainest question.
    static ConnectProblem problemOf(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.NotConnected(ConnectProblem problem) -> problem;
            case CommandOutcome.Trapped(String message, _, _) ->
                    new ConnectProblem(
                            message.contains("permission")
                                    ? ConnectFailure.NOT_PERMITTED
                                    : ConnectFailure.PROTOCOL,
                            message);
            case CommandOutcome.Lost(_, String detail) ->
                    new ConnectProblem(ConnectFailure.TIMEOUT, detail);
            case CommandOutcome.Unknown(_, String detail) ->
                    new ConnectProblem(ConnectFailure.TIMEOUT, detail);
            case CommandOutcome.Unsupported(String detail) ->
                    new ConnectProblem(ConnectFailure.PROTOCOL, detail);
            case CommandOutcome.Done _ -> ConnectProblem.of(ConnectFailure.PROTOCOL);
        };
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        link.close();
        shells.forEach(RouterShell::close);
    }
}
