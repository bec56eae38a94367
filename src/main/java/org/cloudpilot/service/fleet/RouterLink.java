package org.cloudpilot.service.fleet;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// The one session to a router, kept open and shared by the watch, the device pane, the terminal
/// and scripts. Whoever needs it while it is down dials; whoever comes meanwhile waits for that
/// dial instead of starting another.
///
/// Refused log-ins are counted: after each nobody dials for a while, and after the allowed tries
/// nobody until [#resume], because every refused one is a line in the router's log and may lock the
/// user out. A router that shows what nobody confirmed is left alone for a while, too.
final class RouterLink implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RouterLink.class.getName());

    /// Of a pause: the watch, which pauses as long, give or take a tenth, is not to come too early.
    private static final double HELD = 0.85;

    /// The ways to a session.
    interface Dialling {
        DialOutcome dial();

        /// At the addresses preferred to `used`; empty where there are none.
        Optional<DialOutcome> dialPreferred(Endpoint used);
    }

    private final Dialling dialling;
    private final Pace pace;
    private @Nullable SharedSession session;
    private @Nullable CompletableFuture<DialOutcome> underWay;
    private @Nullable ConnectProblem refusal;
    private int refused;
    private @Nullable ConnectProblem held;
    private long heldUntil;
    private boolean returning;
    private boolean mayReturn = true;
    private boolean staying;
    private long lastReturn;
    private boolean closed;

    RouterLink(Dialling dialling, Pace pace) {
        this.dialling = dialling;
        this.pace = pace;
    }

    /// The open session, or what came of dialling it just now; blocks.
    DialOutcome session() {
        CompletableFuture<DialOutcome> outcome;
        synchronized (this) {
            if (closed) {
                return failed(ConnectFailure.CLOSED);
            }
            SharedSession open = session;
            if (open != null && open.ended() == null) {
                return new DialOutcome.Connected(open, Duration.ZERO);
            }
            if (refusal != null && refused >= pace.tries()) {
                return new DialOutcome.Failed(refusal);
            }
            if (held != null && System.nanoTime() - heldUntil < 0) {
                return new DialOutcome.Failed(held);
            }
            if (underWay != null) {
                outcome = underWay;
            } else {
                CompletableFuture<DialOutcome> mine = new CompletableFuture<>();
                outcome = underWay = mine;
                Thread.ofVirtual().name("dial").start(() -> dialAndTell(mine));
            }
        }
        return outcome.join();
    }

    private void dialAndTell(CompletableFuture<DialOutcome> whoWaits) {
        DialOutcome outcome = failed(ConnectFailure.PROTOCOL);
        try {
            outcome = keep(dialling.dial());
        } catch (RuntimeException defect) {
            // locked in the middle of a dial, its keys are wiped under it: nobody is waiting then
            if (!isClosed()) {
                LOG.log(Logger.Level.ERROR, "a router could not be dialled", defect);
            }
        } finally {
            synchronized (this) {
                underWay = null;
            }
            whoWaits.complete(outcome);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized DialOutcome keep(DialOutcome outcome) {
        return switch (outcome) {
            case DialOutcome.Connected(RouterSession fresh, Duration took) -> {
                refused = 0;
                refusal = null;
                held = null;
                SharedSession open = session;
                if (closed || (open != null && open.ended() == null)) {
                    fresh.close();
                    yield closed || open == null
                            ? failed(ConnectFailure.CLOSED)
                            : new DialOutcome.Connected(open, took);
                }
                SharedSession shared = new SharedSession(fresh);
                session = shared;
                lastReturn = System.nanoTime();
                yield new DialOutcome.Connected(shared, took);
            }
            case DialOutcome.Failed(ConnectProblem problem) -> {
                failed(problem);
                yield outcome;
            }
        };
    }

    private void failed(ConnectProblem problem) {
        if (problem.failure().isRefusal()) {
            refused++;
            refusal = problem;
            hold(problem, pace.refusalPause(refused));
        } else if (problem.proof() != null) {
            hold(problem, pace.unbelieved());
        }
    }

    private void hold(ConnectProblem problem, Duration pause) {
        held = problem;
        heldUntil = System.nanoTime() + (long) (HELD * pause.toNanos());
    }

    /// From time to time tries whether the router answers at an address preferred to the one in
    /// use, and moves there, without anybody waiting for it. Where the preferred one refuses the
    /// log-in or is not believed, that is left to a person.
    void returnToFirst() {
        SharedSession used;
        synchronized (this) {
            used = session;
            boolean due = System.nanoTime() - lastReturn > pace.backToFirst().toNanos();
            if (closed
                    || used == null
                    || used.ended() != null
                    || returning
                    || !mayReturn
                    || staying
                    || !due) {
                return;
            }
            returning = true;
            lastReturn = System.nanoTime();
        }
        Thread.ofVirtual().name("return").start(() -> tryPreferred(used));
    }

    private void tryPreferred(SharedSession used) {
        try {
            dialling.dialPreferred(used.address()).ifPresent(outcome -> moveTo(used, outcome));
        } catch (RuntimeException defect) {
            if (!isClosed()) {
                LOG.log(Logger.Level.ERROR, "a preferred address could not be dialled", defect);
            }
        } finally {
            synchronized (this) {
                returning = false;
            }
        }
    }

    private void moveTo(SharedSession used, DialOutcome outcome) {
        switch (outcome) {
            case DialOutcome.Failed(ConnectProblem problem) -> {
                if (problem.failure().isRefusal() || problem.proof() != null) {
                    synchronized (this) {
                        mayReturn = false;
                    }
                }
            }
            case DialOutcome.Connected(RouterSession fresh, _) -> {
                SharedSession better = new SharedSession(fresh);
                synchronized (this) {
                    if (closed || staying || !used.equals(session)) {
                        better.close();
                        return;
                    }
                    session = better;
                }
                used.giveWayTo(better);
            }
        }
    }

    /// Whether the session must not give way to one at a preferred address.
    synchronized void stay(boolean wanted) {
        staying = wanted;
    }

    /// Gives a session up that no longer answers, unless it was replaced meanwhile.
    void drop(RouterSession silent) {
        synchronized (this) {
            if (silent.equals(session)) {
                session = null;
            }
        }
        silent.close();
    }

    /// A person acts: what held dialling up is forgotten.
    synchronized void resume() {
        refused = 0;
        refusal = null;
        held = null;
        mayReturn = true;
    }

    synchronized int triesLeft() {
        return Math.max(0, pace.tries() - refused);
    }

    @Override
    public void close() {
        RouterSession open;
        synchronized (this) {
            closed = true;
            open = session;
            session = null;
        }
        if (open != null) {
            open.close();
        }
    }

    private static DialOutcome failed(ConnectFailure failure) {
        return new DialOutcome.Failed(ConnectProblem.of(failure));
    }
}
