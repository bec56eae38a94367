package org.cloudpilot.model;

import java.util.Optional;

/// Which client speaks the binary API.
public enum Engine {
    /// Our own.
    CLOUDPILOT("cloudpilot"),
    /// mikrotik-java: one command at a time, and no RouterOS from 7.18 on.
    MIKROTIK_JAVA("mikrotik-java");

    private final String word;

    Engine(String word) {
        this.word = word;
    }

    /// The stable word of the HTTP API and the store.
    public String word() {
        return word;
    }

    public static Optional<Engine> ofWord(String word) {
        for (Engine engine : values()) {
            if (engine.word.equals(word)) {
                return Optional.of(engine);
            }
        }
        return Optional.empty();
    }
}
