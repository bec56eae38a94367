package org.cloudpilot.service.access;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Counts failures in the last minute, by what is guessed at: a key pair, an account, or an address
/// that tries unknown ones; and in the last hour what somebody made that stays. It knows subjects
/// by the alias that [AttemptsFile] gives them.
///
/// Times are the wall clock's, because they outlive the process; one that lies in the future, after
/// the clock was set back, counts as now.
final class FailureLimits {
    private static final String HOURLY = "hourly ";

    /// Bounds how many wait for the tries under way, as the queue before Argon2id does.
    private static final int MOST_WAITING = 16;

    private static final Duration CROWDED = Duration.ofSeconds(5);

    /// Bounds what a flood of invented names can make us remember.
    private static final int MOST_SUBJECTS = 10_000;

    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);
    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int waiting;
    private boolean changed;

    /// @param most how many count in a window
    /// @param window in milliseconds
    private record Rate(int most, long window) {
        static final Rate FAILURES = new Rate(10, Duration.ofMinutes(1).toMillis());
        static final Rate MADE = new Rate(60, Duration.ofHours(1).toMillis());
    }

    private static final class Tally {
        final Rate rate;
        final Deque<Long> recent = new ArrayDeque<>();
        int underWay;
        long untold;

        private Tally(Rate rate) {
            this.rate = rate;
        }

        static Tally of(String alias) {
            return new Tally(alias.startsWith(HOURLY) ? Rate.MADE : Rate.FAILURES);
        }
    }

    /// The same subject, counted by the hour.
    static String hourly(String alias) {
        return HOURLY + alias;
    }

    FailureLimits(Clock clock, Map<String, AttemptsFile.Entry> before) {
        this.clock = clock;
        before.forEach(
                (alias, entry) -> {
                    var tally = Tally.of(alias);
                    entry.recent().stream()
                            .skip(Math.max(0, entry.recent().size() - tally.rate.most()))
                            .forEach(tally.recent::add);
                    tally.untold = entry.untold();
                    tallies.put(alias, tally);
                });
    }

    /// Takes a place for one try, before it is known how that ends: tries side by side are no more
    /// than tries one after the other. While those under way could use up the limit, it waits for
    /// them, so that right ones are all let in. Each place is given back by [#end].
    ///
    /// @return how long to wait when the limit is reached; empty: the place is taken
    Optional<Duration> begin(String alias) {
        lock.lock();
        try {
            while (true) {
                // what nothing is known of may be dropped while this waits
                Tally tally = tallies.computeIfAbsent(alias, Tally::of);
                Optional<Duration> full = wait(tally);
                if (full.isPresent()) {
                    return full;
                }
                if (tally.recent.size() + tally.underWay < tally.rate.most()) {
                    tally.underWay++;
                    return Optional.empty();
                }
                if (waiting == MOST_WAITING) {
                    return Optional.of(CROWDED);
                }
                waiting++;
                ended.awaitUninterruptibly();
                waiting--;
            }
        } finally {
            lock.unlock();
        }
    }

    /// A try has ended.
    ///
    /// @param counts whether it was wrong, or made something
    void end(String alias, boolean counts) {
        within(
                () -> {
                    Tally tally = Objects.requireNonNull(tallies.get(alias));
                    tally.underWay--;
                    if (counts) {
                        count(tally);
                    } else if (isEmpty(tally)) {
                        tallies.remove(alias);
                    }
                    ended.signalAll();
                    return true;
                });
    }

    private <T> T within(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Counts one more. Not empty when the limit had been reached before.
    Optional<Duration> fail(String alias) {
        return within(
                () -> {
                    Tally tally = tallies.computeIfAbsent(alias, Tally::of);
                    Optional<Duration> wait = wait(tally);
                    if (wait.isEmpty()) {
                        count(tally);
                    }
                    return wait;
                });
    }

    private void count(Tally tally) {
        changed = true;
        tally.recent.addLast(clock.millis());
        if (tallies.size() > MOST_SUBJECTS) {
            tallies.values().stream()
                    .filter(other -> other != tally && other.underWay == 0)
                    .findFirst()
                    .ifPresent(tallies.values()::remove);
        }
    }

    /// Notes a failure, counted or turned away, that the audit log is still to be told of.
    void noteUntold(String alias) {
        within(
                () -> {
                    tallies.computeIfAbsent(alias, Tally::of).untold++;
                    changed = true;
                    return true;
                });
    }

    /// How many failures of each subject were not told yet; they count as told from here on.
    Map<String, Long> takeUntold() {
        return within(this::untold);
    }

    private Map<String, Long> untold() {
        Map<String, Long> untold = new LinkedHashMap<>();
        tallies.forEach(
                (alias, tally) -> {
                    if (tally.untold > 0) {
                        untold.put(alias, tally.untold);
                        tally.untold = 0;
                        changed = true;
                    }
                });
        return untold;
    }

    /// Forgets the failures before a success.
    void forgive(String alias) {
        within(
                () -> {
                    Tally tally = tallies.get(alias);
                    if (tally != null && !tally.recent.isEmpty()) {
                        tally.recent.clear();
                        changed = true;
                    }
                    return true;
                });
    }

    /// What is worth keeping, when something changed since the last time.
    Optional<Map<String, AttemptsFile.Entry>> takeChanges() {
        return within(this::changes);
    }

    private Optional<Map<String, AttemptsFile.Entry>> changes() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        tallies.values().forEach(this::drop);
        tallies.values().removeIf(FailureLimits::isEmpty);
        Map<String, AttemptsFile.Entry> entries = new LinkedHashMap<>();
        tallies.forEach(
                (alias, tally) ->
                        entries.put(
                                alias,
                                new AttemptsFile.Entry(
                                        AttemptsFile.copy(tally.recent), tally.untold)));
        return Optional.of(entries);
    }

    private static boolean isEmpty(Tally tally) {
        return tally.recent.isEmpty() && tally.untold == 0 && tally.underWay == 0;
    }

    private void drop(Tally tally) {
        long now = clock.millis();
        if (!tally.recent.isEmpty() && tally.recent.stream().anyMatch(time -> time > now)) {
            // the clock was set back
            long count = tally.recent.size();
            tally.recent.clear();
            for (long i = 0; i < count; i++) {
                tally.recent.addLast(now);
            }
        }
        while (!tally.recent.isEmpty() && now - tally.recent.getFirst() >= tally.rate.window()) {
            tally.recent.removeFirst();
        }
    }

    private Optional<Duration> wait(Tally tally) {
        drop(tally);
        if (tally.recent.size() < tally.rate.most()) {
            return Optional.empty();
        }
        long passed = Math.max(0, clock.millis() - tally.recent.getFirst());
        return Optional.of(Duration.ofMillis(tally.rate.window() - passed));
    }
}
