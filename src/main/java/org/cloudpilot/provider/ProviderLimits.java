package org.cloudpilot.provider;

import java.time.Duration;

/// How long a provider is waited for, and how much of an answer is read.
///
/// @param connect until there is a connection
/// @param answer until the last byte of one answer
/// @param body in bytes
public record ProviderLimits(Duration connect, Duration answer, int body) {
    public static ProviderLimits standard() {
        return new ProviderLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 256 << 10);
    }
}
