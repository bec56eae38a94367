package org.cloudpilot.routeros.rest;

import java.time.Duration;

/// How much a session takes from its router and how much it asks at once.
///
/// @param rows the most rows that one collected answer keeps
/// @param bytes the most bytes of them, and of one value
/// @param atOnce how many requests a router is sent at the same time
/// @param longest how long any answer is waited for: a router cuts a command after 60 s, and its
///   own word about that should still arrive
public record RestLimits(int rows, int bytes, int atOnce, Duration longest) {
    public static RestLimits standard() {
        return new RestLimits(100_000, 32 << 20, 4, Duration.ofSeconds(65));
    }
}
