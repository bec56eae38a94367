package org.cloudpilot.ui.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far back the log is looked at.
public enum Span {
    ALL(null),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final @Nullable Duration length;

    Span(@Nullable Duration length) {
        this.length = length;
    }

    /// Null: to the beginning.
    @Nullable Duration length() {
        return length;
    }
}
