package org.cloudpilot.routeros;

import java.time.Duration;

/// Deadlines of the steps of dialling.
public record TimeLimits(Duration connect, Duration handshake, Duration login) {
    public static TimeLimits standard() {
        return new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofSeconds(8));
    }
}
