package org.cloudpilot.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is shown of an API key pair; its private half is nowhere.
///
/// @param space the one space it works in; null: in all of its user's
public record ApiKey(
        ApiKeyId id,
        UserId user,
        String name,
        String publicKey,
        Set<Scope> scopes,
        @Nullable SpaceId space,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
