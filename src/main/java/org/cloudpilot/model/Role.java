package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;

/// What a member may do in a space; each may do what those before it may.
public enum Role {
    VIEWER,
    OPERATOR,
    MANAGER,
    OWNER;

    /// See; run commands; change and be shown secrets; decide who belongs to the space.
    public boolean allows(Scope scope) {
        return switch (scope) {
            case READ -> true;
            case OPERATE -> compareTo(OPERATOR) >= 0;
            case MANAGE, SECRETS -> compareTo(MANAGER) >= 0;
        };
    }

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
