package org.cloudpilot.store;

import java.time.Instant;
import java.util.Optional;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.KeptAnswerEntity;
import org.cloudpilot.vault.Sealed;
import org.jspecify.annotations.Nullable;

/// Answers that are kept for a while, in case their requests are sent again.
public final class KeptAnswerRepository {
    private final Sessions sessions;

    KeptAnswerRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// @param since older ones are not found
    public Optional<Sealed> find(SpaceId space, String id, Instant since) {
        return sessions.inSpace(
                space,
                session -> {
                    @Nullable KeptAnswerEntity row = session.get(KeptAnswerEntity.class, id);
                    return Optional.ofNullable(row)
                            .filter(found -> found.createdAt.isAfter(since))
                            .map(found -> new Sealed(found.sealedAnswer));
                });
    }

    /// Takes the place of what was kept under this id.
    public void put(SpaceId space, String id, Sealed answer, Instant at) {
        var row = new KeptAnswerEntity();
        row.id = id;
        row.spaceId = space.value();
        row.sealedAnswer = answer.bytes();
        row.createdAt = at;
        sessions.inSpace(
                space,
                session -> {
                    if (session.get(KeptAnswerEntity.class, id) == null) {
                        session.insert(row);
                    } else {
                        session.update(row);
                    }
                    return true;
                });
    }

    public void remove(SpaceId space, String id) {
        sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete KeptAnswerEntity where id = :id")
                                .setParameter("id", id)
                                .executeUpdate());
    }

    /// Removes a space's older ones.
    public void removeBefore(SpaceId space, Instant since) {
        sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery(
                                        "delete KeptAnswerEntity where createdAt <= :since")
                                .setParameter("since", since)
                                .executeUpdate());
    }
}
