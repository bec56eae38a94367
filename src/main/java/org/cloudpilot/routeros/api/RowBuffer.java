package org.cloudpilot.routeros.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final int byteCapacity;
    private List<Row> rows = new ArrayList<>();
    private long bytes;
    private boolean behind;
    private long heldUpNanos;
    private @Nullable CommandOutcome end;

    RowBuffer(int capacity, int byteCapacity, Duration patience) {
        this.byteCapacity = byteCapacity;
        this.capacity = capacity;
        this.patienceNanos = patience.toNanos();
    }

    /// Takes the rows over; waits while the buffer is full. False when the consumer's time is used
    /// up.
    boolean offer(List<Row> more, long size) throws InterruptedException {
        lock.lock();
        try {
            while (isFull() && end == null) {
                behind = true;
                long left = patienceNanos - heldUpNanos;
                if (left <= 0) {
                    return false;
                }
                long held = left - changed.awaitNanos(left);
                // who has caught up meanwhile starts anew
                heldUpNanos = behind ? heldUpNanos + held : 0;
            }
            if (end == null) {
                rows.addAll(more);
                bytes += size;
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
                bytes = 0;
            }
            if (end == null) {
                end = outcome;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return rows.size() >= capacity || bytes >= byteCapacity;
    }

    /// All rows at hand; waits for the first. None after the last.
    List<Row> take() throws InterruptedException {
        lock.lock();
        try {
            if (!behind) {
                heldUpNanos = 0;
            }
            while (rows.isEmpty() && end == null) {
                heldUpNanos = 0;
                changed.await();
            }
            List<Row> taken = rows;
            rows = new ArrayList<>(taken.size());
            bytes = 0;
            behind = false;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// How it ended; known once [#take] gave none.
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
