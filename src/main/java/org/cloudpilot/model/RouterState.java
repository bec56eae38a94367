package org.cloudpilot.model;

import java.util.Locale;

/// What the background watch knows of a router, in one word.
public enum RouterState {
    ONLINE,
    /// It answers, later than the threshold.
    SLOW,
    DOWN,
    LOGIN_REFUSED,
    CERTIFICATE_CHANGED,
    PAUSED,
    /// Not tried yet.
    UNKNOWN;

    /// The stable word for scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a person is needed or the router is gone.
    public boolean isProblem() {
        return this == DOWN || this == LOGIN_REFUSED || this == CERTIFICATE_CHANGED;
    }
}
