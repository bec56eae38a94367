package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;

/// Whether money moves: the provider's playground, or the real thing.
public enum PaymentEnvironment {
    SANDBOX,
    LIVE;

    /// The stable word of the HTTP API and the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PaymentEnvironment> ofWord(String word) {
        for (PaymentEnvironment environment : values()) {
            if (environment.word().equals(word)) {
                return Optional.of(environment);
            }
        }
        return Optional.empty();
    }
}
