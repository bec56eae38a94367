package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.ApiKeyEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.cloudpilot.vault.KeySlot;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

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

    /// A further pair of a user, with its slot on the list of live ones.
    public ApiKey insert(String name, KeySlot slot, Instant at) {
        return sessions.inStore(
                session -> {
                    SlotList.change(session, List.of(slot), List.of());
                    return apiKey(insert(session, name, slot, at));
                });
    }

    /// One pair takes another's place and name.
    public ApiKey replace(ApiKey old, KeySlot fresh, Instant at) {
        return sessions.inStore(
                session -> {
                    delete(session, old.id());
                    SlotList.add(session, fresh);
                    SlotList.nextGeneration(session);
                    return apiKey(insert(session, old.name(), fresh, at));
                });
    }

    /// A pair takes another's name, which stays good until `until`.
    public ApiKey replaceLater(ApiKey old, KeySlot fresh, Instant at, Instant until) {
        return sessions.inStore(
                session -> {
                    ApiKeyEntity row = session.get(ApiKeyEntity.class, old.id().value());
                    Instant before = row.endsAt;
                    row.endsAt = before == null || until.isBefore(before) ? until : before;
                    session.update(row);
                    SlotList.change(session, List.of(fresh), List.of());
                    return apiKey(insert(session, old.name(), fresh, at));
                });
    }

    /// Replaced pairs whose time is over.
    public List<ApiKey> endedBy(Instant now) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from ApiKeyEntity where endsAt <= :now order by id",
                                        ApiKeyEntity.class)
                                .setParameter("now", now)
                                .getResultList()
                                .stream()
                                .map(ApiKeyRepository::apiKey)
                                .toList());
    }

    /// Takes a pair away, with its slot; token families that came from it go as well.
    public void delete(ApiKeyId id) {
        sessions.inStore(
                session -> {
                    delete(session, id);
                    SlotList.nextGeneration(session);
                    return true;
                });
    }

    private static void delete(StatelessSession session, ApiKeyId id) {
        @Nullable ApiKeyEntity row = session.get(ApiKeyEntity.class, id.value());
        if (row != null) {
            session.delete(row);
            SlotList.remove(session, row.slotId);
        }
    }

    static ApiKeyEntity insert(StatelessSession session, String name, KeySlot slot, Instant at) {
        var row = new ApiKeyEntity();
        row.id = AccountRepository.next(session, Sequence.API_KEY);
        row.accountId = slot.user().value();
        row.slotId = slot.id();
        row.name = name;
        row.publicKey = slot.name();
        row.scopes = ScopeWords.of(slot.scopes());
        SpaceId space = slot.space();
        row.spaceId = space == null ? null : space.value();
        row.createdAt = at;
        row.expiresAt = slot.expiresAt();
        session.insert(row);
        return row;
    }

    private static @Nullable Instant end(ApiKeyEntity row) {
        Instant ends = row.endsAt;
        Instant expires = row.expiresAt;
        return ends == null || (expires != null && expires.isBefore(ends)) ? expires : ends;
    }

    private static ApiKey apiKey(ApiKeyEntity row) {
        Long space = row.spaceId;
        return new ApiKey(
                new ApiKeyId(row.id),
                new UserId(row.accountId),
                row.name,
                row.publicKey,
                ScopeWords.parse(row.scopes),
                space == null ? null : new SpaceId(space),
                row.createdAt,
                row.lastUsedAt,
                end(row));
    }
}
