package org.cloudpilot.vault;

import java.time.Instant;
import java.util.Set;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// What an API key pair may do, how long and where. It stands in the pair's slot, and counts as it
/// stands there.
///
/// @param space null: in all spaces of its user
public record KeyLimits(Set<Scope> scopes, @Nullable Instant expiresAt, @Nullable SpaceId space) {
    public KeyLimits {
        scopes = Set.copyOf(scopes);
    }

    public static KeyLimits of(Set<Scope> scopes) {
        return new KeyLimits(scopes, null, null);
    }

    /// Whether the pair needs none but the store's key: nothing sealed is opened by reading.
    public boolean readsOnly() {
        return scopes.equals(Set.of(Scope.READ));
    }
}
