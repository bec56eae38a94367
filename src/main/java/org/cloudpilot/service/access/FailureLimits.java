package org.cloudpilot.service.access;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts failures in the last minute, by what is guessed at: a key pair, an account, or an address
/// that tries unknown ones. It knows subjects by the alias that [AttemptsFile] gives them.
///
/// Times are the wall clock's, because they outlive the process; one that lies in the future, after
/// the clock was set back, counts as now.
final class FailureLimits {
    private static final int MOST = 10;
    private static final long WINDOW = Duration.ofMinutes(1).toMillis();

    /// Bounds what a flood of invented names can make us remember.
    private static final int MOST_SUBJECTS = 10_000;

    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);
    private boolean changed;

    private static final class Tally {
        final Deque<Long> recent = new ArrayDeque<>();
        long untold;
    }

    FailureLimits(Clock clock, Map<String, AttemptsFile.Entry> before) {
        this.clock = clock;
        before.forEach(
                (alias, entry) -> {
                    var tally = new Tally();
                    entry.recent().stream()
                            .skip(Math.max(0, entry.recent().size() - MOST))
                            .forEach(tally.recent::add);
                    tally.untold = entry.untold();
                    tallies.put(alias, tally);
                });
    }

    /// How long to wait when the limit is reached; empty when there is room.
    synchronized Optional<Duration> blocked(String alias) {
        Tally tally = tallies.get(alias);
        return tally == null ? Optional.empty() : wait(tally);
    }

    /// Counts one more. Not empty when the limit had been reached before.
    synchronized Optional<Duration> fail(String alias) {
        Tally tally = tallies.computeIfAbsent(alias, unused -> new Tally());
        changed = true;
        Optional<Duration> wait = wait(tally);
        if (wait.isEmpty()) {
            tally.recent.addLast(clock.millis());
            if (tallies.size() > MOST_SUBJECTS) {
                tallies.remove(tallies.keySet().iterator().next());
            }
        }
        return wait;
    }

    /// Notes a failure, counted or turned away, that the audit log is still to be told of.
    synchronized void noteUntold(String alias) {
        tallies.computeIfAbsent(alias, unused -> new Tally()).untold++;
        changed = true;
    }

    /// How many failures of each subject were not told yet; they count as told from here on.
    synchronized Map<String, Long> takeUntold() {
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
    synchronized void forgive(String alias) {
        Tally tally = tallies.get(alias);
        if (tally != null && !tally.recent.isEmpty()) {
            tally.recent.clear();
            changed = true;
        }
    }

    /// What is worth keeping, when something changed since the last time.
    synchronized Optional<Map<String, AttemptsFile.Entry>> takeChanges() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        tallies.values().forEach(this::drop);
        tallies.values().removeIf(tally -> tally.recent.isEmpty() && tally.untold == 0);
        Map<String, AttemptsFile.Entry> entries = new LinkedHashMap<>();
        tallies.forEach(
                (alias, tally) ->
                        entries.put(
                                alias,
                                new AttemptsFile.Entry(
                                        AttemptsFile.copy(tally.recent), tally.untold)));
        return Optional.of(entries);
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
        while (!tally.recent.isEmpty() && now - tally.recent.getFirst() >= WINDOW) {
            tally.recent.removeFirst();
        }
    }

    private Optional<Duration> wait(Tally tally) {
        drop(tally);
        if (tally.recent.size() < MOST) {
            return Optional.empty();
        }
        long passed = Math.max(0, clock.millis() - tally.recent.getFirst());
        return Optional.of(Duration.ofMillis(WINDOW - passed));
    }
}
