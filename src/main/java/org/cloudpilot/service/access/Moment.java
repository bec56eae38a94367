package org.cloudpilot.service.access;

import java.time.Instant;

/// Now, by both clocks: durations count by the one, what is written down by the other.
///
/// @param nanoTime see [System#nanoTime]
record Moment(long nanoTime, Instant instant) {}
