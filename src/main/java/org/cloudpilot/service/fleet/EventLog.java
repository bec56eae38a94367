package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.vault.RandomBytes;

/// The newest events of one unlocked space, numbered, so that whoever was away for a moment can go
/// on where they were.
final class EventLog {
    static final int CAPACITY = 5_000;

    private final String name = HexFormat.of().formatHex(RandomBytes.of(6));
    private final Deque<EventFeed.Entry> entries = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long newest;
    private boolean closed;

    void add(FleetEvent event) {
        lock.lock();
        try {
            newest++;
            entries.addLast(new EventFeed.Entry(newest, name + "-" + newest, event));
            if (entries.size() > CAPACITY) {
                entries.removeFirst();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Behind the last one that there is.
    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    String id(long number) {
        return name + "-" + number;
    }

    /// The number in an id of this log; empty for one of another, or of what is forgotten.
    Optional<Long> number(String id) {
        if (!id.matches(name + "-[0-9]{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.substring(name.length() + 1));
        lock.lock();
        try {
            long oldest = entries.isEmpty() ? newest + 1 : entries.getFirst().number();
            return number >= oldest - 1 && number <= newest
                    ? Optional.of(number)
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Those behind `number`, waited for; none when nothing came in time.
    EventFeed.Next after(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (newest == number && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (closed) {
                return new EventFeed.Next.Over();
            }
            List<EventFeed.Entry> fresh = new ArrayList<>();
            for (EventFeed.Entry entry : entries) {
                if (entry.number() > number) {
                    fresh.add(entry);
                }
            }
            boolean gap = !fresh.isEmpty() && fresh.getFirst().number() > number + 1;
            return new EventFeed.Next.Events(fresh, gap);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
