package org.cloudpilot.store;

/// A repository was used while the store is closed: it was locked meanwhile. The caller gives up
/// what it was doing.
public final class StoreClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    StoreClosedException() {
        super("the store is closed");
    }
}
