package org.cloudpilot.model;

import java.util.Set;

/// Who asks: made by signing in, handed to every service method, checked there.
///
/// @param lease what keeps this caller's keys in memory
/// @param via for the audit log and limits: `window`, or the key's public half, or `token`
public record Caller(
        UserId user, String username, SpaceId space, Set<Scope> scopes, LeaseId lease, String via) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
