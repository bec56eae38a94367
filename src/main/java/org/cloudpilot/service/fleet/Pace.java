package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.List;

/// How eagerly routers are asked.
///
/// @param poll the shortest pause between two polls of one router
/// @param perRouter added to that pause for each router of the fleet, so that a large fleet is not
///   hammered from one computer
/// @param slow an answer later than this makes a router "slow"
/// @param limit an answer later than this is no answer
/// @param afterRefusal pauses before the log-in is tried again by itself; then it waits for a
///   person
/// @param unbelieved the pause between tries of a router whose certificate or host key waits for a
///   person's decision
/// @param backToFirst how often a router that is talked to at a less preferred address is tried at
///   the first again
/// @param longestAway the longest pause between tries of a router that is away
/// @param live the pause between two readings of an open device pane
/// @param wholeReading how often a poll reads also what seldom changes (identity, firmware)
public record Pace(
        Duration poll,
        Duration perRouter,
        Duration slow,
        Duration limit,
        List<Duration> afterRefusal,
        Duration unbelieved,
        Duration backToFirst,
        Duration longestAway,
        Duration live,
        Duration wholeReading) {
    public Pace {
        afterRefusal = List.copyOf(afterRefusal);
    }

    public static Pace standard() {
        return new Pace(
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(15), Duration.ofMinutes(1)),
                Duration.ofMinutes(10),
                Duration.ofMinutes(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    /// The pause between two polls of one router in a fleet of `routers`.
    Duration pollPause(int routers) {
        return poll.plus(perRouter.multipliedBy(routers));
    }

    /// The pause after the `failures`-th failure in a row: doubling, up to the longest.
    Duration awayPause(int failures, int routers) {
        Duration pause = pollPause(routers);
        for (int i = 1; i < failures && pause.compareTo(longestAway) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestAway) > 0 && longestAway.compareTo(pollPause(routers)) > 0
                ? longestAway
                : pause;
    }

    /// The pause after the `refusals`-th refused log-in in a row.
    Duration refusalPause(int refusals) {
        return afterRefusal.isEmpty()
                ? Duration.ZERO
                : afterRefusal.get(Math.clamp(refusals, 1, afterRefusal.size()) - 1);
    }

    /// Log-ins in a row that may be refused before a person must act.
    int tries() {
        return afterRefusal.size() + 1;
    }
}
