package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Row;
import org.jspecify.annotations.Nullable;

/// Rows between a session's reader and the thread that hands them on.
///
/// A full buffer makes the reader wait, so that TCP slows the router down instead of memory filling
/// up. That also holds up every other command of the session; therefore a consumer has only so much
/// time, counted together until it has caught up, and then the stream is given up. No row is ever
/// dropped in silence.
final class RowBuffer {
    private final int capacity;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Row> rows = new ArrayDeque<>();
    private long heldUpNanos;
    private @Nullable CommandOutcome end;

    RowBuffer(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patienceNanos = patience.toNanos();
    }

    /// Waits while the buffer is full. False when the consumer's time is used up.
    boolean offer(Row row) throws InterruptedException {
        lock.lock();
        try {
            while (rows.size() >= capacity && end == null) {
                long left = patienceNanos - heldUpNanos;
                if (left <= 0) {
                    return false;
                }
                heldUpNanos += left - changed.awaitNanos(left);
            }
            if (end == null) {
                rows.add(row);
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// No more rows: the first call decides the outcome. What is buffered is still handed on,
    /// unless `discard`.
    void end(CommandOutcome outcome, boolean discard) {
        lock.lock();
        try {
            if (discard) {
                rows.clear();
            }
            if (end == null) {
                end = outcome;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The next row; waits for it. Null after the last.
    @Nullable Row take() throws InterruptedException {
        lock.lock();
        try {
            while (rows.isEmpty() && end == null) {
                changed.await();
            }
            Row row = rows.poll();
            if (rows.isEmpty()) {
                heldUpNanos = 0;
            }
            changed.signalAll();
            return row;
        } finally {
            lock.unlock();
        }
    }

    /// How it ended; known once [#take] gave null.
    CommandOutcome outcome() {
        lock.lock();
        try {
            if (end == null) {
                throw new IllegalStateException("it goes on");
            }
            return end;
        } finally {
            lock.unlock();
        }
    }
}
