package org.cloudpilot.service.access;

import org.cloudpilot.model.Secret;

/// A new recovery key, shown this once. The receiver closes it.
///
/// @param text eight groups of four characters and one to check them by, with hyphens between
public record MadeRecoveryKey(Secret text) implements AutoCloseable {
    @Override
    public void close() {
        text.close();
    }

    @Override
    public String toString() {
        return "MadeRecoveryKey[…]";
    }
}
