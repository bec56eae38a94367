package org.cloudpilot.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.RouterEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.jspecify.annotations.Nullable;

/// The registered routers of each space. A router of another space is not there: neither found nor
/// changed nor deleted.
public final class RouterRepository {
    private final Sessions sessions;

    RouterRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A fresh id, for a router whose passwords are to be sealed for its row before it is inserted.
    public RouterId nextId() {
        return new RouterId(
                sessions.inStore(session -> AccountRepository.next(session, Sequence.ROUTER)));
    }

    /// All of a space, ordered by id.
    public List<Router> all(SpaceId space) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from RouterEntity order by id", RouterEntity.class)
                                .getResultList()
                                .stream()
                                .map(RouterRows::router)
                                .toList());
    }

    public Optional<Router> find(SpaceId space, RouterId id) {
        return row(space, id).map(RouterRows::router);
    }

    public void insert(Router router, RouterSecrets secrets) {
        sessions.inSpace(
                router.space(), session -> session.insert(RouterRows.row(router, secrets)));
    }

    /// False when there is no such router in the router's space.
    ///
    /// @param passwordChanged nobody who left the space knows it any more
    public boolean update(Router router, RouterSecrets secrets, boolean passwordChanged) {
        return sessions.inSpace(
                router.space(),
                session -> {
                    @Nullable RouterEntity found =
                            session.get(RouterEntity.class, router.id().value());
                    if (found == null) {
                        return false;
                    }
                    session.update(RouterRows.row(router, secrets));
                    if (passwordChanged) {
                        session.createMutationQuery(
                                        "delete ExposureEntity where routerId = :router")
                                .setParameter("router", router.id().value())
                                .executeUpdate();
                    }
                    return true;
                });
    }

    /// False when there was none.
    public boolean delete(SpaceId space, RouterId id) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete RouterEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }

    public Optional<RouterSecrets> secrets(SpaceId space, RouterId id) {
        return row(space, id).map(RouterRows::secrets);
    }

    /// Those of all routers of a space.
    public Map<RouterId, RouterSecrets> secrets(SpaceId space) {
        return sessions.inSpace(
                space,
                session -> {
                    Map<RouterId, RouterSecrets> secrets = new LinkedHashMap<>();
                    session.createSelectionQuery(
                                    "from RouterEntity order by id", RouterEntity.class)
                            .getResultList()
                            .forEach(
                                    row ->
                                            secrets.put(
                                                    new RouterId(row.id), RouterRows.secrets(row)));
                    return secrets;
                });
    }

    private Optional<RouterEntity> row(SpaceId space, RouterId id) {
        return sessions.inSpace(
                space,
                session -> {
                    @Nullable RouterEntity row = session.get(RouterEntity.class, id.value());
                    return Optional.ofNullable(row);
                });
    }
}
