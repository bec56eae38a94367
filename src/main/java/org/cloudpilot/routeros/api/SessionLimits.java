package org.cloudpilot.routeros.api;

import java.time.Duration;
import org.cloudpilot.routeros.wire.WireLimits;

/// How much a session takes from its router and how long it puts up with it.
///
/// @param rows the most rows that one collected reply keeps
/// @param bytes the most bytes of them
/// @param streamRows how many rows of a stream wait for their reader
/// @param streamPatience how long a stream whose reader is behind may hold up the session before it
///   is ended
/// @param cancelPatience how long an answer to `/cancel` may take before the link counts as dead
public record SessionLimits(
        WireLimits wire,
        int rows,
        long bytes,
        int streamRows,
        Duration streamPatience,
        Duration cancelPatience) {
    public static SessionLimits standard() {
        return new SessionLimits(
                WireLimits.standard(),
                100_000,
                32L << 20,
                1_024,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }
}
