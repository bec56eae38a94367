package org.cloudpilot.service.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How locking goes in this process.
///
/// @param keysMayOpen whether a key pair opens the store again after "lock all"
/// @param scriptIdle how long a script's lease lasts after its last request; null: until it is
///   ended
public record LockRules(boolean keysMayOpen, @Nullable Duration scriptIdle) {
    private static final Duration SCRIPT_IDLE = Duration.ofMinutes(15);

    /// What counts until a person decides otherwise: without a display, polling goes on by itself.
    static LockRules usual(boolean withoutDisplay) {
        return new LockRules(withoutDisplay, withoutDisplay ? null : SCRIPT_IDLE);
    }
}
