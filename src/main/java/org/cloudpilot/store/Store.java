package org.cloudpilot.store;

import org.cloudpilot.vault.DataFolder;

/// One encrypted database file. Its repositories are stable: they work whenever it is open, and
/// throw [StoreClosedException] otherwise.
public final class Store {
    private final RouterRepository routers = new RouterRepository();

    public Store(DataFolder folder) {
        folder.path();
    }

    public RouterRepository routers() {
        return routers;
    }
}
