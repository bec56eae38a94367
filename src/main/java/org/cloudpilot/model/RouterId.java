package org.cloudpilot.model;

/// Identifies a router; never reused. Positive.
public record RouterId(long value) {
    public RouterId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
