package org.cloudpilot.store;

import java.time.Instant;
import java.util.Optional;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.InvitationEntity;
import org.cloudpilot.store.maintenance.Sequence;

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

    /// Takes it away, and those that ran out before `now`.
    public void use(byte[] secretHash, Instant now) {
        sessions.inStore(
                session ->
                        session.createMutationQuery(
                                        "delete InvitationEntity where secretHash = :hash"
                                                + " or expiresAt <= :now")
                                .setParameter("hash", secretHash)
                                .setParameter("now", now)
                                .executeUpdate());
    }
}
