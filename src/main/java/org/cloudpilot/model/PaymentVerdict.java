package org.cloudpilot.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of asking a provider whether it knows a credential: one stable word for scripts, one
/// sentence for people. Never carries anything that the provider sent.
public enum PaymentVerdict {
    /// The provider knows it.
    VALID,
    /// The provider does not know it, or not for this.
    REFUSED,
    /// No connection: the name, the way, the port or the certificate.
    UNREACHABLE,
    /// The provider answered that it cannot answer now.
    DOWN,
    /// Nothing, or not all of it, within the time.
    TIMEOUT,
    /// It sends elsewhere, which is not followed with a secret in hand.
    REDIRECTED,
    /// An answer longer than any true one; it was not read to its end.
    TOO_LARGE,
    /// An answer that the provider does not give, such as a web page.
    NONSENSE,
    /// The keys are not of this environment or kind; nothing was sent.
    WRONG_KEYS,
    /// The keys or the address were changed outside the program; nothing was sent.
    TARGET_TAMPERED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Message message() {
        return Message.of("payments.verdict." + word());
    }

    /// Null where it remains unknown.
    public @Nullable Boolean isValid() {
        return switch (this) {
            case VALID -> Boolean.TRUE;
            case REFUSED, WRONG_KEYS, TARGET_TAMPERED -> Boolean.FALSE;
            case UNREACHABLE, DOWN, TIMEOUT, REDIRECTED, TOO_LARGE, NONSENSE -> null;
        };
    }

    public static Optional<PaymentVerdict> ofWord(String word) {
        for (PaymentVerdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
