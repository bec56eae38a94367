package org.cloudpilot.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a test of a router's connection found: the way up the ladder and where it ended.
///
/// @param problem null when every rung held
/// @param latency of the first command's answer, where it got that far
public record ConnectionTest(
        @Nullable ConnectProblem problem,
        @Nullable Duration latency,
        @Nullable String identity,
        @Nullable String version) {
    public boolean passed() {
        return problem == null;
    }
}
