package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;

/// What a credential may do. A password may do all; a new user's first key all but `secrets`.
public enum Scope {
    /// See routers and their state.
    READ,
    /// Run commands and tests.
    OPERATE,
    /// Create, change, delete.
    MANAGE,
    /// Be shown stored secrets.
    SECRETS;

    /// The stable word of the HTTP API, the slots and the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> ofWord(String word) {
        for (Scope scope : values()) {
            if (scope.word().equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
