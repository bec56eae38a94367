package org.cloudpilot.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is shown of an API key pair; its private half is nowhere.
public record ApiKey(
        ApiKeyId id,
        UserId user,
        String name,
        String publicKey,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
