package org.cloudpilot.ui.keys;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// How long a new key pair works.
public enum Lifetime {
    NEVER(null),
    MONTH(Duration.ofDays(30)),
    QUARTER(Duration.ofDays(90)),
    YEAR(Duration.ofDays(365));

    private final @Nullable Duration length;

    Lifetime(@Nullable Duration length) {
        this.length = length;
    }

    /// Null: it never ends.
    @Nullable Duration length() {
        return length;
    }
}
