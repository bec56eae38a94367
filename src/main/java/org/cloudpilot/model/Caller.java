package org.cloudpilot.model;

import java.util.Set;

/// Who asks, in which space: made by signing in, handed to every service method, checked there.
///
/// @param scopes the credential's
/// @param standing the user's place in the space, as it is at any moment
/// @param lease what keeps this caller's keys in memory
/// @param via for the audit log and limits: `window`, or the key's public half, or `token`
public record Caller(
        UserId user,
        String username,
        SpaceId space,
        Set<Scope> scopes,
        Standing standing,
        LeaseId lease,
        String via) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// Whether both the credential and the user's role in the space reach so far.
    public boolean may(Scope scope) {
        return scopes.contains(scope) && standing.allows(scope);
    }
}
