package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Row;
import org.jspecify.annotations.Nullable;

/// Gathers one command's rows until its last reply, at most up to the caps.
final class Collecting implements Waiting {
    private final Sent sent;
    private final SessionLimits limits;
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();

    // touched by the reader alone
    private final List<Row> rows = new ArrayList<>();
    private long bytes;
    private boolean truncated;
    private @Nullable Reply trap;

    Collecting(Sent sent, SessionLimits limits) {
        this.sent = sent;
        this.limits = limits;
    }

    /// A reading command is over once its caps are passed. One that changes something is never cut
    /// off for talking too much: its further rows are dropped and its end is waited for.
    @Override
    public boolean take(Reply reply) {
        if (reply.kind() == Reply.Kind.TRAP && trap == null) {
            trap = reply;
        }
        if (reply.kind() != Reply.Kind.ROW) {
            return true;
        }
        bytes += reply.size();
        truncated |= rows.size() == limits.rows() || bytes > limits.bytes();
        if (!truncated) {
            rows.add(reply.row());
        } else if (sent.command().isSafe()) {
            outcome.complete(new CommandOutcome.Done(rows, null, true, sent.took()));
            return false;
        }
        return true;
    }

    @Override
    public void done(Reply reply) {
        outcome.complete(
                trap == null
                        ? new CommandOutcome.Done(
                                rows, reply.row().get("ret"), truncated, sent.took())
                        : new CommandOutcome.Trapped(trap.message(), trap.category(), rows));
    }

    @Override
    public void broken(ConnectProblem problem) {
        outcome.complete(sent.unanswered(problem));
    }

    boolean isOver() {
        return outcome.isDone();
    }

    /// The outcome, or null when none came within `limit`.
    @Nullable CommandOutcome await(Duration limit) throws InterruptedException {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never an exception", e);
        }
    }

    /// The outcome that is known to be on its way.
    CommandOutcome await() {
        return outcome.join();
    }
}
