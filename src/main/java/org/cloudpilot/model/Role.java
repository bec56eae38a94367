package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;

/// What a member may do in a space; each may do what those before it may.
public enum Role {
    VIEWER,
    OPERATOR,
    MANAGER,
    OWNER;

    /// The stable word of the HTTP API and the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWord(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
