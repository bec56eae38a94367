package org.cloudpilot.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, in which space: made by signing in, handed to every service method, checked there.
///
/// @param scopes the credential's
/// @param standing the user's place in the space, as it is at any moment
/// @param lease what keeps this caller's keys in memory
/// @param via for the audit log and limits: `window`, or the key's public half, or `token`
/// @param only the one space that the credential works in; null: in all of its user's
public record Caller(
        UserId user,
        String username,
        SpaceId space,
        Set<Scope> scopes,
        Standing standing,
        LeaseId lease,
        String via,
        @Nullable SpaceId only) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// With a credential that works in all of its user's spaces.
    public Caller(
            UserId user,
            String username,
            SpaceId space,
            Set<Scope> scopes,
            Standing standing,
            LeaseId lease,
            String via) {
        this(user, username, space, scopes, standing, lease, via, null);
    }

    /// The same in another space.
    public Caller in(SpaceId other, Standing place) {
        return new Caller(user, username, other, scopes, place, lease, via, only);
    }

    /// Whether both the credential and the user's role in the space reach so far.
    public boolean may(Scope scope) {
        return scopes.contains(scope) && standing.allows(scope);
    }
}
