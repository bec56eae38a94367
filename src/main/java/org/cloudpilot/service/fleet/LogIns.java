package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often the program logged in to one router, by the full hour, for the last day: each is a
/// line in the router's log. Refused ones count, too.
final class LogIns {
    private static final Duration KEPT = Duration.ofHours(24);

    private final TreeMap<Instant, Integer> hours = new TreeMap<>();

    synchronized void count(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        hours.merge(hour, 1, Integer::sum);
        hours.headMap(hour.minus(KEPT), true).clear();
    }

    /// Since the full hour.
    synchronized int thisHour(Instant now) {
        return hours.getOrDefault(now.truncatedTo(ChronoUnit.HOURS), 0);
    }

    /// Hours without any are left out.
    synchronized SortedMap<Instant, Integer> byHour() {
        return new TreeMap<>(hours);
    }
}
