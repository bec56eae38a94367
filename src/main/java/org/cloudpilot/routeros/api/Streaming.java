package org.cloudpilot.routeros.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession.RowStream;
import org.jspecify.annotations.Nullable;

/// A command that goes on: its rows pass through a buffer to a thread of its own, which alone calls
/// the sink.
final class Streaming implements Waiting, RowStream {
    private final Sent sent;
    private final RowBuffer buffer;
    private final Consumer<Row> sink;
    private final Consumer<CommandOutcome> ended;
    private final Abandon abandon;
    private final int batchRows;
    private final int batchBytes;

    // touched by the reader alone: a lock for each row would cost more than the row
    private final List<Row> gathered = new ArrayList<>();
    private long gatheredBytes;
    private @Nullable Reply trap;
    private volatile boolean closed;

    /// Takes a tag off the session and cancels its command on the router.
    interface Abandon {
        boolean abandon(long tag, Waiting waiter);
    }

    Streaming(
            Sent sent,
            SessionLimits limits,
            Consumer<Row> sink,
            Consumer<CommandOutcome> ended,
            Abandon abandon) {
        this.sent = sent;
        this.buffer =
                new RowBuffer(limits.streamRows(), limits.streamBytes(), limits.streamPatience());
        this.batchRows = Math.max(1, limits.streamRows() / 4);
        this.batchBytes = Math.max(1, limits.streamBytes() / 4);
        this.sink = sink;
        this.ended = ended;
        this.abandon = abandon;
        Thread.ofVirtual().name("stream-" + sent.tag()).start(this::pump);
    }

    @Override
    public boolean take(Reply reply) throws InterruptedException {
        if (reply.kind() == Reply.Kind.TRAP && trap == null) {
            trap = reply;
        }
        if (reply.kind() != Reply.Kind.ROW) {
            return true;
        }
        gathered.add(reply.row());
        gatheredBytes += reply.size();
        return (gathered.size() < batchRows && gatheredBytes < batchBytes) || handOver();
    }

    /// Whether rows were taken that the sink's thread does not have yet.
    boolean isHoldingRows() {
        return !gathered.isEmpty();
    }

    /// Gives what was gathered to the sink's thread. False when that is too far behind: then the
    /// stream is over.
    boolean handOver() throws InterruptedException {
        if (gathered.isEmpty()) {
            return true;
        }
        boolean inTime = buffer.offer(gathered, gatheredBytes);
        gathered.clear();
        gatheredBytes = 0;
        if (!inTime) {
            end(sent.unanswered(Ending.OVERTAKEN));
        }
        return inTime;
    }

    @Override
    public void done(Reply reply) throws InterruptedException {
        if (isHoldingRows() && !handOver()) {
            return;
        }
        end(
                trap == null
                        ? new CommandOutcome.Done(
                                List.of(), reply.row().get("ret"), false, sent.took())
                        : new CommandOutcome.Trapped(trap.message(), trap.category(), List.of()));
    }

    @Override
    public void broken(ConnectProblem problem) {
        end(sent.unanswered(problem));
    }

    void end(CommandOutcome outcome) {
        buffer.end(outcome, false);
    }

    @Override
    public void close() {
        buffer.end(new CommandOutcome.Done(List.of(), null, false, sent.took()), true);
        closed = true; // only now: the sink's thread tells the outcome, once it stands
        abandon.abandon(sent.tag(), this);
    }

    private void pump() {
        try {
            for (List<Row> rows = buffer.take(); !rows.isEmpty(); rows = buffer.take()) {
                for (Row row : rows) {
                    if (closed) {
                        return;
                    }
                    sink.accept(row);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } catch (RuntimeException | Error defectOfTheSink) {
            close();
            throw defectOfTheSink;
        } finally {
            ended.accept(buffer.outcome());
        }
    }
}
