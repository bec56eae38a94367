package org.cloudpilot.model;

/// A positive number, never reused.
public record CredentialId(long value) {
    public CredentialId {
        if (value < 1) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
