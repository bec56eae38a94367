package org.cloudpilot.vault;

import java.util.Locale;
import java.util.Optional;

/// From which sort of credential a slot's key is made.
public enum SlotKind {
    /// Argon2id over a person's password.
    PASSWORD,
    /// HKDF over the private half of an API key pair.
    API_KEY,
    /// HKDF over a recovery key's 160 random bits.
    RECOVERY,
    /// HKDF over a random key that the operating system's keyring keeps.
    KEYRING;

    /// The stable word of the slot file.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SlotKind> ofWord(String word) {
        for (SlotKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
