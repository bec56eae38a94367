package org.cloudpilot.model;

/// A snippet's id in the store; positive.
public record SnippetId(long value) {
    public SnippetId {
        if (value <= 0) {
            throw new IllegalArgumentException("not a snippet's id: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
