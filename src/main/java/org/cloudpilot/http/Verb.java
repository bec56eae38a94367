package org.cloudpilot.http;

import java.util.Optional;

/// The methods that the table of routes speaks of. HEAD and OPTIONS follow from it.
enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    static Optional<Verb> of(String word) {
        for (Verb verb : values()) {
            if (verb.name().equals(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }
}
