package org.cloudpilot.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.cloudpilot.model.Secret;

/// HKDF-SHA256 (RFC 5869): 256-bit keys from a key that is already strong.
final class Hkdf {
    private static final int KEY_LENGTH = 32;

    private Hkdf() {}

    static Secret derive(Secret root, byte[] salt, String label) {
        return derive(root, salt, label, KEY_LENGTH);
    }

    static Secret derive(Secret root, byte[] salt, String label, int length) {
        byte[] info = label.getBytes(StandardCharsets.UTF_8);
        return root.use(
                key -> {
                    // the provider clones what it is given, and its clone cannot be wiped
                    byte[] lent = key.clone();
                    try {
                        return Secret.owning(
                                KDF.getInstance("HKDF-SHA256")
                                        .deriveData(
                                                HKDFParameterSpec.ofExtract()
                                                        .addIKM(lent)
                                                        .addSalt(salt)
                                                        .thenExpand(info, length)));
                    } catch (GeneralSecurityException absent) {
                        throw new IllegalStateException("the JDK lacks HKDF-SHA256", absent);
                    } finally {
                        Arrays.fill(lent, (byte) 0);
                    }
                });
    }
}
