package org.cloudpilot.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.CredentialEntity;
import org.cloudpilot.store.entity.RouterEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.cloudpilot.vault.Sealed;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The credentials that routers share, of each space. One of another space is not there: neither
/// found nor changed nor deleted.
public final class CredentialRepository {
    private final Sessions sessions;

    CredentialRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A fresh id, for a credential whose password is to be sealed for its row before it is
    /// inserted.
    public CredentialId nextId() {
        return new CredentialId(
                sessions.inStore(session -> AccountRepository.next(session, Sequence.CREDENTIAL)));
    }

    /// All of a space, ordered by id.
    public List<StoredCredential> all(SpaceId space) {
        return sessions.inSpace(
                space,
                session -> {
                    Map<Long, List<RouterId>> users = users(session);
                    return session
                            .createSelectionQuery(
                                    "from CredentialEntity order by id", CredentialEntity.class)
                            .getResultList()
                            .stream()
                            .map(row -> stored(row, users.getOrDefault(row.id, List.of())))
                            .toList();
                });
    }

    /// Which routers use which.
    private static Map<Long, List<RouterId>> users(StatelessSession session) {
        Map<Long, List<RouterId>> users = new TreeMap<>();
        session.createSelectionQuery(
                        "select credentialId, id from RouterEntity where credentialId is not null"
                                + " order by id",
                        Object[].class)
                .getResultList()
                .forEach(
                        row ->
                                users.computeIfAbsent((Long) row[0], _ -> new ArrayList<>())
                                        .add(new RouterId((Long) row[1])));
        return users;
    }

    public Optional<StoredCredential> find(SpaceId space, CredentialId id) {
        return sessions.inSpace(
                space,
                session -> {
                    @Nullable CredentialEntity row =
                            session.get(CredentialEntity.class, id.value());
                    return Optional.ofNullable(row)
                            .map(
                                    found ->
                                            stored(
                                                    found,
                                                    users(session)
                                                            .getOrDefault(found.id, List.of())));
                });
    }

    public void insert(StoredCredential credential) {
        sessions.inSpace(
                credential.credential().space(), session -> session.insert(row(credential)));
    }

    /// The credential and all that follow it, in one step; false when there is no such credential
    /// in its space.
    public boolean update(CredentialChange change) {
        Credential credential = change.after().credential();
        return sessions.inSpace(
                credential.space(),
                session -> {
                    @Nullable CredentialEntity found =
                            session.get(CredentialEntity.class, credential.id().value());
                    if (found == null) {
                        return false;
                    }
                    session.update(row(change.after()));
                    change.followers().forEach(follower -> follow(session, follower));
                    if (change.passwordChanged()) {
                        forgetExposures(session, credential.id());
                    }
                    return true;
                });
    }

    private static void follow(StatelessSession session, CredentialChange.Follower follower) {
        @Nullable RouterEntity found =
                session.get(RouterEntity.class, follower.router().id().value());
        if (found != null) {
            session.update(RouterRows.row(follower.router(), follower.secrets()));
        }
    }

    private static void forgetExposures(StatelessSession session, CredentialId id) {
        session.createMutationQuery(
                        "delete ExposureEntity where credentialId = :credential or routerId in"
                                + " (select id from RouterEntity where credentialId = :credential)")
                .setParameter("credential", id.value())
                .executeUpdate();
    }

    /// False when there was none.
    public boolean delete(SpaceId space, CredentialId id) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete CredentialEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }

    private static CredentialEntity row(StoredCredential stored) {
        Credential credential = stored.credential();
        var row = new CredentialEntity();
        row.id = credential.id().value();
        row.spaceId = credential.space().value();
        row.name = credential.name();
        row.username = credential.username();
        row.sealedPassword = stored.password().bytes();
        row.createdAt = credential.createdAt();
        row.updatedAt = credential.updatedAt();
        return row;
    }

    private static StoredCredential stored(CredentialEntity row, List<RouterId> usedBy) {
        return new StoredCredential(
                new Credential(
                        new CredentialId(row.id),
                        new SpaceId(row.spaceId),
                        row.name,
                        row.username,
                        usedBy,
                        row.createdAt,
                        row.updatedAt),
                new Sealed(row.sealedPassword));
    }
}
