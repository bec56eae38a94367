package org.cloudpilot.routeros.rest;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession.RowStream;

/// A print on its way, on a thread of its own that alone calls the sink.
final class RestStream implements RowStream {
    /// Ends the reading from within the sink's place.
    private static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClosedException() {
            super("the stream was closed", null, false, false);
        }
    }

    private final Consumer<Row> sink;
    private final long startNanos = System.nanoTime();
    private final Thread thread;
    private Function<Consumer<Row>, CommandOutcome> work = taking -> closed();
    private Consumer<CommandOutcome> ended = outcome -> {};

    /// In somebody else's code, which is not to be interrupted.
    private boolean away;

    private boolean closed;

    RestStream(Consumer<Row> sink) {
        this.sink = sink;
        this.thread = Thread.ofVirtual().name("rest-stream").unstarted(this::pump);
    }

    /// @param how runs the print, giving its rows to what it is given
    void begin(Function<Consumer<Row>, CommandOutcome> how, Consumer<CommandOutcome> onEnd) {
        work = how;
        ended = onEnd;
        thread.start();
    }

    private void pump() {
        CommandOutcome outcome = closed();
        try {
            CommandOutcome came = work.apply(this::take);
            outcome = isClosed() ? closed() : came;
        } catch (ClosedException e) {
            // as it was asked to
        } finally {
            synchronized (this) {
                away = true;
            }
            Thread.interrupted();
            ended.accept(outcome);
        }
    }

    private void take(Row row) {
        synchronized (this) {
            if (closed) {
                throw new ClosedException();
            }
            away = true;
        }
        try {
            sink.accept(row);
        } finally {
            synchronized (this) {
                away = false;
            }
        }
        if (isClosed()) {
            throw new ClosedException();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private CommandOutcome closed() {
        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
        return new CommandOutcome.Done(List.of(), null, false, took);
    }

    /// Who waits for the router is woken; a sink that is at work is not disturbed.
    @Override
    public synchronized void close() {
        closed = true;
        if (!away) {
            thread.interrupt();
        }
    }
}
