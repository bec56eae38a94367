package org.cloudpilot.routeros.ssh;

import java.time.Duration;

/// How much a session takes from its router.
///
/// @param text the most bytes that one console line may answer with
/// @param file the most bytes of one file
/// @param silence how long a terminal waits between two questions whether the router is still
///   there, and for the answer to one
public record SshLimits(int text, int file, Duration silence) {
    public static SshLimits standard() {
        return new SshLimits(32 << 20, 128 << 20, Duration.ofSeconds(15));
    }
}
