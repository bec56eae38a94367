package org.cloudpilot.model;

import java.time.Instant;
import java.util.List;

/// A user name and a password that several routers of a space share. The password is never here.
///
/// @param name unique within the space
/// @param usedBy the routers that log in with it, ordered by id
public record Credential(
        CredentialId id,
        SpaceId space,
        String name,
        String username,
        List<RouterId> usedBy,
        Instant createdAt,
        Instant updatedAt) {
    public Credential {
        usedBy = List.copyOf(usedBy);
    }
}
