package org.cloudpilot.routeros.api;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Decides who reads a session's replies. Usually that is one virtual thread, which also notices
/// when the peer hangs up. A platform thread that waits for an answer reads for itself instead:
/// handing each reply from thread to thread would cost it more than the round trip. While such
/// callers come, the reader steps aside whenever nobody else waits.
///
/// A virtual thread never reads for itself, because an interrupt would close the socket under all
/// others. Nor does anybody once there are streams: their rows may have to wait for their taker.
final class Reading {
    /// Reads and hands on one reply, or passes the deadline; false when there will be no more.
    interface Source {
        boolean read(long deadline);
    }

    private final boolean lendable;
    private final String name;
    private final Source source;
    private final BooleanSupplier idle;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();
    private final AtomicBoolean lending = new AtomicBoolean();
    private volatile long lentAt = System.nanoTime();
    private volatile boolean streaming;
    private volatile boolean over;

    /// @param lendable whether reads can keep a deadline
    /// @param idle whether nobody waits for a reply
    Reading(boolean lendable, String name, Source source, BooleanSupplier idle) {
        this.lendable = lendable;
        this.name = name;
        this.source = source;
        this.idle = idle;
    }

    /// From now on the reader alone reads.
    void keep() {
        streaming = true;
    }

    /// Somebody waits for a reply.
    void wake() {
        Thread known = reader.get();
        if (known == null) {
            Thread fresh = Thread.ofVirtual().name(name).unstarted(this::run);
            if (reader.compareAndSet(null, fresh)) {
                fresh.start();
            }
        } else if (lending.get()) {
            LockSupport.unpark(known);
        }
    }

    /// The caller waits for a reply until `deadline` (by the monotonic clock), and may read for
    /// itself until `answered`. Returns at once where the reader does it.
    void lend(long deadline, BooleanSupplier answered) {
        if (!lendable || streaming || Thread.currentThread().isVirtual()) {
            wake();
            return;
        }
        lending.set(true);
        lentAt = System.nanoTime();
        if (!turn.tryLock()) {
            return; // whoever has it reads on, or wakes the reader, as long as somebody waits
        }
        try {
            while (!streaming && !answered.getAsBoolean() && System.nanoTime() - deadline < 0) {
                if (!source.read(deadline)) {
                    return;
                }
            }
        } finally {
            turn.unlock();
            if (!idle.getAsBoolean()) {
                wake();
            }
        }
    }

    /// Now and then: puts the reader back where it notices a hang-up, when nobody reads for
    /// themselves any more.
    void attend(long now) {
        if (now - lentAt > Attendant.PULSE.toNanos()) {
            if (lending.getAndSet(false)) {
                LockSupport.unpark(reader.get());
            }
            wake();
        }
    }

    /// There is nothing more to read.
    void end() {
        over = true;
        LockSupport.unpark(reader.get());
    }

    private void run() {
        while (!over) {
            while (!over && lending.get() && (idle.getAsBoolean() || turn.isLocked())) {
                LockSupport.park(this);
            }
            turn.lock();
            try {
                do {
                    if (over || !source.read(TimedInput.NEVER)) {
                        return;
                    }
                } while (!lending.get() || !idle.getAsBoolean());
            } finally {
                turn.unlock();
            }
        }
    }
}
