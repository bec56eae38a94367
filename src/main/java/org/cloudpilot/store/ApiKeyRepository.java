package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.ApiKeyEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.hibernate.StatelessSession;

/// What is shown of API key pairs.
public final class ApiKeyRepository {
    private final Sessions sessions;

    ApiKeyRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<ApiKey> find(String publicKey) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from ApiKeyEntity where publicKey = :publicKey",
                                        ApiKeyEntity.class)
                                .setParameter("publicKey", publicKey)
                                .getResultList()
                                .stream()
                                .map(ApiKeyRepository::apiKey)
                                .findFirst());
    }

    /// A user's keys, ordered by id.
    public List<ApiKey> all(UserId user) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from ApiKeyEntity where accountId = :user order by id",
                                        ApiKeyEntity.class)
                                .setParameter("user", user.value())
                                .getResultList()
                                .stream()
                                .map(ApiKeyRepository::apiKey)
                                .toList());
    }

    /// Notes when keys were last used, of many at once.
    public void used(Map<ApiKeyId, Instant> lastUses) {
        sessions.inStore(
                session -> {
                    lastUses.forEach(
                            (key, at) ->
                                    session.createMutationQuery(
                                                    "update ApiKeyEntity set lastUsedAt = :at"
                                                            + " where id = :id")
                                            .setParameter("at", at)
                                            .setParameter("id", key.value())
                                            .executeUpdate());
                    return true;
                });
    }

    static void insert(StatelessSession session, NewAccount made) {
        var row = new ApiKeyEntity();
        row.id = AccountRepository.next(session, Sequence.API_KEY);
        row.accountId = made.user().value();
        row.slotId = made.keySlot();
        row.name = made.keyName();
        row.publicKey = made.publicKey();
        row.scopes = ScopeWords.of(made.keyScopes());
        row.createdAt = made.at();
        session.insert(row);
    }

    private static ApiKey apiKey(ApiKeyEntity row) {
        return new ApiKey(
                new ApiKeyId(row.id),
                new UserId(row.accountId),
                row.name,
                row.publicKey,
                ScopeWords.parse(row.scopes),
                row.createdAt,
                row.lastUsedAt,
                row.expiresAt);
    }
}
