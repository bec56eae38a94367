package org.cloudpilot.model;

/// Identifies a user of the store. Positive.
public record UserId(long value) {
    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
