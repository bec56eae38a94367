package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A command that is being carried out, and how it learns that it was cancelled or that its time is
/// over. Not by an interrupt: that would close the socket under a virtual thread that is just
/// writing.
final class Running {
    private static final Map<String, String> CANCELLED = Map.of();

    private final LinkedBlockingQueue<Map<String, String>> rows = new LinkedBlockingQueue<>();
    private final long start = System.nanoTime();
    private final long limit;
    private volatile boolean cancelled;

    Running() {
        this(SimulatedRouter.FOR_EVER);
    }

    /// @param limit after which it is cut
    Running(Duration limit) {
        this.limit = limit.toNanos();
    }

    void cancel() {
        cancelled = true;
        rows.add(CANCELLED);
    }

    void offer(Map<String, String> row) {
        rows.add(row);
    }

    /// Whether it was cancelled or its time is over.
    boolean isOver() {
        return cancelled || left() <= 0;
    }

    private long left() {
        return limit - (System.nanoTime() - start);
    }

    /// Waits; a cancel ends it as the trap that says so.
    void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long wait = time.toNanos(); !isOver() && wait > 0; wait = end - System.nanoTime()) {
            rows.poll(Math.min(wait, left()), TimeUnit.NANOSECONDS);
        }
        requireWanted();
    }

    /// The next row that was offered; waits for it.
    Map<String, String> next() throws InterruptedException {
        Map<String, String> row = rows.poll(Math.max(0, left()), TimeUnit.NANOSECONDS);
        requireWanted();
        return row == null ? CANCELLED : row;
    }

    private void requireWanted() {
        if (isOver()) {
            throw new Trap(2, "interrupted");
        }
    }
}
