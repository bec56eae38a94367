package org.cloudpilot.service.access;

import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.Secret;

/// A new key pair, whose private half is shown this once. The receiver closes it.
public record MadeKey(ApiKey key, Secret privateKey) implements AutoCloseable {
    @Override
    public void close() {
        privateKey.close();
    }

    @Override
    public String toString() {
        return "MadeKey[" + key.publicKey() + "]";
    }
}
