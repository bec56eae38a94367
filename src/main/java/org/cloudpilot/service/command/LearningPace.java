package org.cloudpilot.service.command;

import java.time.Duration;

/// How hard a router is asked about its console, which it answers beside its real work.
///
/// @param atOnce how many questions wait for their answers at the same time
/// @param leastPause after each answer, before the next question in its place
/// @param share how many times as long as an answer took is paused, where that is longer
/// @param busy an answer that took longer ends the asking: the router has other things to do
/// @param again how soon it may be asked again afterwards
public record LearningPace(
        int atOnce, Duration leastPause, int share, Duration busy, Duration again) {
    /// At most a hundred questions a second, and at most a quarter of the time of four of a
    /// router's answers.
    public static LearningPace polite() {
        return new LearningPace(
                4, Duration.ofMillis(40), 3, Duration.ofSeconds(2), Duration.ofMinutes(1));
    }

    Duration pauseAfter(Duration took) {
        Duration shared = took.multipliedBy(share);
        return shared.compareTo(leastPause) > 0 ? shared : leastPause;
    }
}
