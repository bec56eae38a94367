package org.cloudpilot.store;

import java.time.Instant;
import java.util.Set;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// The refresh tokens that came from one log-in, each replacing the one before.
///
/// @param key the pair that logged in; null for a password
/// @param secretHash of the one refresh token that is good
public record TokenFamily(
        String id,
        UserId user,
        @Nullable ApiKeyId key,
        Set<Scope> scopes,
        byte[] secretHash,
        Instant createdAt,
        Instant expiresAt) {
    public TokenFamily {
        scopes = Set.copyOf(scopes);
    }

    /// Whether what its tokens may do takes the user's keys; those of a read-only pair were made
    /// without them.
    public boolean needsUserKeys() {
        return key == null || !scopes.equals(Set.of(Scope.READ));
    }

    /// The same family after its token was replaced.
    public TokenFamily rotated(byte[] newHash, Instant newExpiry) {
        return new TokenFamily(id, user, key, scopes, newHash, createdAt, newExpiry);
    }
}
