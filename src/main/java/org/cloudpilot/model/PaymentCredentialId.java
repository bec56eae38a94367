package org.cloudpilot.model;

/// A positive number, never reused.
public record PaymentCredentialId(long value) {
    public PaymentCredentialId {
        if (value < 1) {
            throw new IllegalArgumentException("an id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
