package org.cloudpilot.vault;

import java.security.SecureRandom;
import org.cloudpilot.model.Secret;

/// The program's one source of randomness for keys, salts and tokens.
public final class RandomBytes {
    private static final SecureRandom SOURCE = new SecureRandom();

    private RandomBytes() {}

    public static byte[] of(int length) {
        byte[] bytes = new byte[length];
        SOURCE.nextBytes(bytes);
        return bytes;
    }

    public static Secret secret(int length) {
        return Secret.owning(of(length));
    }
}
