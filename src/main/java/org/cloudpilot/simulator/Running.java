package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A command that is being carried out, and how it learns that it was cancelled. Not by an
/// interrupt: that would close the socket under a virtual thread that is just writing.
final class Running {
    private static final Map<String, String> CANCELLED = Map.of();

    private final LinkedBlockingQueue<Map<String, String>> rows = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    void cancel() {
        cancelled = true;
        rows.add(CANCELLED);
    }

    void offer(Map<String, String> row) {
        rows.add(row);
    }

    /// Waits; a cancel ends it as the trap that says so.
    void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!cancelled && System.nanoTime() < end) {
            rows.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        requireWanted();
    }

    /// The next row that was offered; waits for it.
    Map<String, String> next() throws InterruptedException {
        Map<String, String> row = rows.take();
        requireWanted();
        return row;
    }

    private void requireWanted() {
        if (cancelled) {
            throw new Trap(2, "interrupted");
        }
    }
}
