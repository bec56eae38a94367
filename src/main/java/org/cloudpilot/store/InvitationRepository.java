package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.InvitationId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.AccountEntity;
import org.cloudpilot.store.entity.InvitationEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.hibernate.StatelessSession;

/// Invitations that were not used yet. None holds its code, only a hash.
public final class InvitationRepository {
    private final Sessions sessions;

    InvitationRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public void insert(byte[] secretHash, UserId madeBy, Instant at, Instant expiresAt) {
        sessions.inStore(
                session -> {
                    var row = new InvitationEntity();
                    row.id = AccountRepository.next(session, Sequence.INVITATION);
                    row.secretHash = secretHash;
                    row.madeBy = madeBy.value();
                    row.createdAt = at;
                    row.expiresAt = expiresAt;
                    return session.insert(row);
                });
    }

    /// Who made the invitation with this hash, if it still counts at `now`.
    public Optional<UserId> find(byte[] secretHash, Instant now) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from InvitationEntity where secretHash = :hash"
                                                + " and expiresAt > :now",
                                        InvitationEntity.class)
                                .setParameter("hash", secretHash)
                                .setParameter("now", now)
                                .getResultList()
                                .stream()
                                .map(row -> new UserId(row.madeBy))
                                .findFirst());
    }

    /// Those that still count at `now`, oldest first.
    public List<Invitation> open(Instant now) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from InvitationEntity where expiresAt > :now order by id",
                                        InvitationEntity.class)
                                .setParameter("now", now)
                                .getResultList()
                                .stream()
                                .map(row -> invitation(session, row))
                                .toList());
    }

    private static Invitation invitation(StatelessSession session, InvitationEntity row) {
        AccountEntity maker = session.get(AccountEntity.class, row.madeBy);
        return new Invitation(
                new InvitationId(row.id), maker.username, row.createdAt, row.expiresAt);
    }

    /// False when there is none with this id.
    public boolean delete(InvitationId id) {
        return sessions.inStore(
                session ->
                        session.createMutationQuery("delete InvitationEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }

    /// Takes it away, and those that ran out before `now`.
    static void use(StatelessSession session, byte[] secretHash, Instant now) {
        session.createMutationQuery(
                        "delete InvitationEntity where secretHash = :hash or expiresAt <= :now")
                .setParameter("hash", secretHash)
                .setParameter("now", now)
                .executeUpdate();
    }
}
