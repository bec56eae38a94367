package org.cloudpilot.model;

import java.util.Locale;

/// What the background watch knows of a router, in one word.
public enum RouterState {
    ONLINE,
    /// It answers, later than the threshold.
    SLOW,
    DOWN,
    LOGIN_REFUSED,
    /// It shows another certificate or host key than the one confirmed.
    CERTIFICATE_CHANGED,
    /// It shows a certificate or host key that nobody has confirmed yet.
    CERTIFICATE_UNCONFIRMED,
    PAUSED,
    /// Not tried yet.
    UNKNOWN;

    /// The stable word for scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a person is needed or the router is gone.
    public boolean isProblem() {
        return this == DOWN || this == LOGIN_REFUSED || waitsForReview();
    }

    /// Whether a person must look at what it shows of itself.
    public boolean waitsForReview() {
        return this == CERTIFICATE_CHANGED || this == CERTIFICATE_UNCONFIRMED;
    }
}
