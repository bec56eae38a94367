package org.cloudpilot.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long something took, as it is answered.
final class Latency {
    private Latency() {}

    /// To a tenth: on a local network everything else is 0. Null for what was not measured.
    static @Nullable Double milliseconds(@Nullable Duration latency) {
        return latency == null ? null : Math.round(latency.toNanos() / 100_000.0) / 10.0;
    }
}
