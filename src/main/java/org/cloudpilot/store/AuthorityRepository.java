package org.cloudpilot.store;

import java.util.List;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.AuthorityEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.cloudpilot.vault.Sealed;

/// The certificate authorities that each space trusts by itself.
public final class AuthorityRepository {
    private final Sessions sessions;

    AuthorityRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A fresh id, for a certificate that is to be sealed for its row before it is inserted.
    public AuthorityId nextId() {
        return new AuthorityId(
                sessions.inStore(session -> AccountRepository.next(session, Sequence.AUTHORITY)));
    }

    /// All of a space, ordered by id.
    public List<StoredAuthority> all(SpaceId space) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from AuthorityEntity order by id", AuthorityEntity.class)
                                .getResultList()
                                .stream()
                                .map(
                                        row ->
                                                new StoredAuthority(
                                                        new AuthorityId(row.id),
                                                        new Sealed(row.sealedCertificate),
                                                        row.createdAt))
                                .toList());
    }

    public void insert(SpaceId space, StoredAuthority authority) {
        var row = new AuthorityEntity();
        row.id = authority.id().value();
        row.spaceId = space.value();
        row.sealedCertificate = authority.certificate().bytes();
        row.createdAt = authority.createdAt();
        sessions.inSpace(space, session -> session.insert(row));
    }

    /// False when there was none.
    public boolean delete(SpaceId space, AuthorityId id) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete AuthorityEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }
}
