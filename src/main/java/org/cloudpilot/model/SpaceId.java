package org.cloudpilot.model;

/// Identifies a space, the owner of rows; the tenant of every query. Positive.
public record SpaceId(long value) {
    public SpaceId {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
