package org.cloudpilot.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The watch's latest word on a router.
///
/// @param since when it came into this state
/// @param problem why, where the state is not a good one
/// @param lastChecked the last attempt, null before the first
/// @param lastSeen the last answer, null before the first
/// @param latency of the last answer
/// @param info the last answer; kept, with its age, while the router is away
/// @param address the address in use, or last used
/// @param triesLeft log-ins that the watch will still try by itself after a refusal
/// @param logIns how often the program logged in, or was refused, since the full hour
public record RouterStatus(
        RouterId id,
        RouterState state,
        Instant since,
        @Nullable ConnectProblem problem,
        @Nullable Instant lastChecked,
        @Nullable Instant lastSeen,
        @Nullable Duration latency,
        @Nullable DeviceInfo info,
        @Nullable Endpoint address,
        int triesLeft,
        int logIns) {

    /// Before the first look.
    ///
    /// @param tries log-ins that may be refused before a person must act
    public static RouterStatus unknown(RouterId id, Instant now, int tries) {
        return new RouterStatus(
                id, RouterState.UNKNOWN, now, null, null, null, null, null, null, tries, 0);
    }

    /// True, false, or null when it was never checked.
    public @Nullable Boolean isOnline() {
        return switch (state) {
            case ONLINE, SLOW -> true;
            case UNKNOWN -> null;
            case PAUSED -> lastChecked == null ? null : false;
            case DOWN, LOGIN_REFUSED, CERTIFICATE_CHANGED, CERTIFICATE_UNCONFIRMED -> false;
        };
    }
}
