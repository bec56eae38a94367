package org.cloudpilot.model;

/// Identifies an API key pair; never reused. Positive.
public record InvitationId(long value) {
    public InvitationId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
