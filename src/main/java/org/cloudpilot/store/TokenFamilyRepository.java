package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.TokenFamilyEntity;
import org.jspecify.annotations.Nullable;

/// Families of refresh tokens. None holds a token, only a hash.
public final class TokenFamilyRepository {
    private final Sessions sessions;

    TokenFamilyRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<TokenFamily> find(String id) {
        return sessions.inStore(
                session -> {
                    @Nullable TokenFamilyEntity row = session.get(TokenFamilyEntity.class, id);
                    return Optional.ofNullable(row).map(TokenFamilyRepository::family);
                });
    }

    public void insert(TokenFamily family) {
        sessions.inStore(session -> session.insert(row(family)));
    }

    public void update(TokenFamily family) {
        sessions.inStore(
                session -> {
                    session.update(row(family));
                    return true;
                });
    }

    public void delete(String id) {
        sessions.inStore(
                session ->
                        session.createMutationQuery("delete TokenFamilyEntity where id = :id")
                                .setParameter("id", id)
                                .executeUpdate());
    }

    /// The ids of all of a user's families.
    public List<String> of(UserId user) {
        return sessions.inStore(
                session ->
                        session.createSelectionQuery(
                                        "select id from TokenFamilyEntity where accountId = :user",
                                        String.class)
                                .setParameter("user", user.value())
                                .getResultList());
    }

    /// The ids of the families that came from a key pair.
    public List<String> of(ApiKeyId key) {
        return sessions.inStore(
                session ->
                        session.createSelectionQuery(
                                        "select id from TokenFamilyEntity where apiKeyId = :key",
                                        String.class)
                                .setParameter("key", key.value())
                                .getResultList());
    }

    public void deleteExpired(Instant now) {
        sessions.inStore(
                session ->
                        session.createMutationQuery(
                                        "delete TokenFamilyEntity where expiresAt <= :now")
                                .setParameter("now", now)
                                .executeUpdate());
    }

    private static TokenFamily family(TokenFamilyEntity row) {
        Long key = row.apiKeyId;
        return new TokenFamily(
                row.id,
                new UserId(row.accountId),
                key == null ? null : new ApiKeyId(key),
                ScopeWords.parse(row.scopes),
                row.secretHash,
                row.createdAt,
                row.expiresAt);
    }

    private static TokenFamilyEntity row(TokenFamily family) {
        var row = new TokenFamilyEntity();
        row.id = family.id();
        row.accountId = family.user().value();
        ApiKeyId key = family.key();
        row.apiKeyId = key == null ? null : key.value();
        row.scopes = ScopeWords.of(family.scopes());
        row.secretHash = family.secretHash();
        row.createdAt = family.createdAt();
        row.expiresAt = family.expiresAt();
        return row;
    }
}
