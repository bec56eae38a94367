package org.cloudpilot.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cloudpilot.model.Secret;

/// AES-256-GCM through Tink: a fresh random nonce in front, the tag behind. The key becomes a
/// library object for one call only.
final class AesGcm {
    private AesGcm() {}

    static byte[] seal(Secret key, Secret plain, byte[] associatedData) {
        return key.use(
                bytes ->
                        plain.use(
                                text -> {
                                    try {
                                        return new AesGcmJce(bytes).encrypt(text, associatedData);
                                    } catch (GeneralSecurityException defect) {
                                        throw new IllegalStateException("sealing failed", defect);
                                    }
                                }));
    }

    /// Empty when key, ciphertext or associated data do not belong together.
    static Optional<Secret> open(Secret key, byte[] sealed, byte[] associatedData) {
        return key.use(
                bytes -> {
                    try {
                        return Optional.of(
                                Secret.owning(
                                        new AesGcmJce(bytes).decrypt(sealed, associatedData)));
                    } catch (GeneralSecurityException notOurs) {
                        return Optional.empty();
                    }
                });
    }
}
