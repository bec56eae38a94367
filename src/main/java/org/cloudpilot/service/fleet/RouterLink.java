package org.cloudpilot.service.fleet;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// The one session to a router, kept open and shared by the watch, the device pane, the terminal
/// and scripts. Whoever needs it while it is down dials; whoever comes meanwhile waits for that
/// dial instead of starting another.
///
/// Refused log-ins are counted: after the allowed tries nobody dials until [#resume], because every
/// refused one is a line in the router's log and may lock the user out.
final class RouterLink implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RouterLink.class.getName());

    private final Supplier<DialOutcome> dial;
    private final int tries;
    private @Nullable RouterSession session;
    private @Nullable CompletableFuture<DialOutcome> dialling;
    private @Nullable ConnectProblem refusal;
    private int refused;
    private boolean closed;

    RouterLink(Supplier<DialOutcome> dial, int tries) {
        this.dial = dial;
        this.tries = tries;
    }

    /// The open session, or what came of dialling it just now; blocks.
    DialOutcome session() {
        CompletableFuture<DialOutcome> outcome;
        synchronized (this) {
            if (closed) {
                return failed(ConnectFailure.CLOSED);
            }
            RouterSession open = session;
            if (open != null && open.ended() == null) {
                return new DialOutcome.Connected(open, Duration.ZERO);
            }
            if (refusal != null && refused >= tries) {
                return new DialOutcome.Failed(refusal);
            }
            if (dialling != null) {
                outcome = dialling;
            } else {
                CompletableFuture<DialOutcome> mine = new CompletableFuture<>();
                outcome = dialling = mine;
                Thread.ofVirtual().name("dial").start(() -> dialAndTell(mine));
            }
        }
        return outcome.join();
    }

    private void dialAndTell(CompletableFuture<DialOutcome> whoWaits) {
        DialOutcome outcome = failed(ConnectFailure.PROTOCOL);
        try {
            outcome = keep(dial.get());
        } catch (RuntimeException defect) {
            // locked in the middle of a dial, its keys are wiped under it: nobody is waiting then
            if (!isClosed()) {
                LOG.log(Logger.Level.ERROR, "a router could not be dialled", defect);
            }
        } finally {
            synchronized (this) {
                dialling = null;
            }
            whoWaits.complete(outcome);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized DialOutcome keep(DialOutcome outcome) {
        switch (outcome) {
            case DialOutcome.Connected(RouterSession fresh, Duration took) -> {
                refused = 0;
                refusal = null;
                RouterSession open = session;
                if (closed || (open != null && open.ended() == null)) {
                    fresh.close();
                    return closed || open == null
                            ? failed(ConnectFailure.CLOSED)
                            : new DialOutcome.Connected(open, took);
                }
                session = fresh;
            }
            case DialOutcome.Failed(ConnectProblem problem) -> {
                if (problem.failure().isRefusal()) {
                    refused++;
                    refusal = problem;
                }
            }
        }
        return outcome;
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

    /// A person acts: the refused log-ins are forgotten.
    synchronized void resume() {
        refused = 0;
        refusal = null;
    }

    synchronized int triesLeft() {
        return Math.max(0, tries - refused);
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
