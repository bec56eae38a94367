package org.cloudpilot.model;

import java.util.Optional;

/// Who moves the money.
public enum PaymentProvider {
    KOPOKOPO("kopokopo", "Kopo Kopo", "https://sandbox.kopokopo.com/", "https://api.kopokopo.com/"),
    INTASEND(
            "instasend",
            "IntaSend",
            "https://sandbox.intasend.com/api/v1/",
            "https://payment.intasend.com/api/v1/");

    private static final String OTHER_SPELLING = "intasend";

    private final String word;
    private final String display;
    private final String sandbox;
    private final String live;

    PaymentProvider(String word, String display, String sandbox, String live) {
        this.word = word;
        this.display = display;
        this.sandbox = sandbox;
        this.live = live;
    }

    /// The stable word of the HTTP API and the store.
    public String word() {
        return word;
    }

    /// As the provider writes itself.
    public String display() {
        return display;
    }

    /// Where its own interface is, ending in a slash.
    public String address(PaymentEnvironment environment) {
        return switch (environment) {
            case SANDBOX -> sandbox;
            case LIVE -> live;
        };
    }

    /// By any spelling that is in use.
    public static Optional<PaymentProvider> ofWord(String word) {
        if (word.equals(OTHER_SPELLING)) {
            return Optional.of(INTASEND);
        }
        for (PaymentProvider provider : values()) {
            if (provider.word.equals(word)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
