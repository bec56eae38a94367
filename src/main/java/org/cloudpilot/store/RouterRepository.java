package org.cloudpilot.store;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.vault.Sealed;

/// The registered routers of each space.
public final class RouterRepository {
    RouterRepository() {}

    /// A fresh id, for a router whose password is to be sealed for its row before it is inserted.
    public RouterId nextId() {
        throw new UnsupportedOperationException();
    }

    /// All of a space, ordered by id.
    public List<Router> all(SpaceId space) {
        throw new UnsupportedOperationException();
    }

    public Optional<Router> find(SpaceId space, RouterId id) {
        throw new UnsupportedOperationException();
    }

    public void insert(Router router, Sealed password) {
        throw new UnsupportedOperationException();
    }

    /// False when there is no such router in the router's space.
    public boolean update(Router router, Sealed password) {
        throw new UnsupportedOperationException();
    }

    /// False when there was none.
    public boolean delete(SpaceId space, RouterId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Sealed> password(SpaceId space, RouterId id) {
        throw new UnsupportedOperationException();
    }
}
