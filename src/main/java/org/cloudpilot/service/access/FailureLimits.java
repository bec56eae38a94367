package org.cloudpilot.service.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Counts failures in the last minute, by what is guessed at: a key pair, an account, or an address
/// that tries unknown ones.
final class FailureLimits {
    private static final int MOST = 10;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    /// Bounds what a flood of invented names can make us remember.
    private static final int MOST_SUBJECTS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Deque<Long>> failures = new LinkedHashMap<>(16, 0.75f, true);

    FailureLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// How long to wait when the limit is reached; empty when there is room.
    synchronized Optional<Duration> blocked(String subject) {
        return wait(recent(subject));
    }

    /// Counts one more. Not empty when the limit had been reached before.
    synchronized Optional<Duration> fail(String subject) {
        Deque<Long> recent = recent(subject);
        Optional<Duration> wait = wait(recent);
        if (wait.isEmpty()) {
            recent.addLast(nanoTime.getAsLong());
            failures.put(subject, recent);
            if (failures.size() > MOST_SUBJECTS) {
                failures.remove(failures.keySet().iterator().next());
            }
        }
        return wait;
    }

    /// Forgets the failures before a success.
    synchronized void forgive(String subject) {
        failures.remove(subject);
    }

    private Deque<Long> recent(String subject) {
        Deque<Long> recent = failures.getOrDefault(subject, new ArrayDeque<>());
        long now = nanoTime.getAsLong();
        while (!recent.isEmpty() && now - recent.getFirst() >= WINDOW) {
            recent.removeFirst();
        }
        return recent;
    }

    private Optional<Duration> wait(Deque<Long> recent) {
        return recent.size() < MOST
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(WINDOW - (nanoTime.getAsLong() - recent.getFirst())));
    }
}
