package org.cloudpilot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a router is spoken to, with RouterOS's usual port.
public enum Transport {
    API("api", 8728, false),
    API_SSL("api-ssl", 8729, true),
    REST("rest", 80, false),
    REST_SSL("rest-ssl", 443, true);

    private final String word;
    private final int defaultPort;
    private final boolean encrypted;

    Transport(String word, int defaultPort, boolean encrypted) {
        this.word = word;
        this.defaultPort = defaultPort;
        this.encrypted = encrypted;
    }

    /// The stable word of the HTTP API and the store.
    public String word() {
        return word;
    }

    public int defaultPort() {
        return defaultPort;
    }

    public boolean encrypted() {
        return encrypted;
    }

    /// Each request is a session of its own.
    public boolean isRest() {
        return this == REST || this == REST_SSL;
    }

    public boolean usesHttps() {
        return this == REST_SSL;
    }

    public static Optional<Transport> ofWord(String word) {
        for (Transport transport : values()) {
            if (transport.word.equals(word)) {
                return Optional.of(transport);
            }
        }
        return Optional.empty();
    }

    /// What a script means that names no transport: https or port 443 is `rest-ssl`, 8728 `api`,
    /// 8729 `api-ssl`, another port `rest`, no port at all `api`.
    public static Transport infer(@Nullable Integer port, boolean useHttps) {
        if (useHttps) {
            return REST_SSL;
        }
        if (port == null) {
            return API;
        }
        return switch (port) {
            case 443 -> REST_SSL;
            case 8728 -> API;
            case 8729 -> API_SSL;
            default -> REST;
        };
    }
}
