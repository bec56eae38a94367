package org.cloudpilot.service.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.RandomBytes;

/// Invitation codes: `cp_inv_` and 192 random bits. The store has the hash.
final class Invitations {
    static final Duration LIFE = Duration.ofHours(24);

    private static final int LENGTH = 24;
    private static final byte[] PREFIX = "cp_inv_".getBytes(StandardCharsets.US_ASCII);

    private Invitations() {}

    static Secret newCode() {
        byte[] bits = RandomBytes.of(LENGTH);
        byte[] digits = Base64.getUrlEncoder().withoutPadding().encode(bits);
        byte[] code = Arrays.copyOf(PREFIX, PREFIX.length + digits.length);
        System.arraycopy(digits, 0, code, PREFIX.length, digits.length);
        Arrays.fill(bits, (byte) 0);
        Arrays.fill(digits, (byte) 0);
        return Secret.owning(code);
    }

    static byte[] hash(String code) {
        return Pass.hash(code.strip().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(Secret code) {
        return code.use(bytes -> Pass.hash(bytes));
    }
}
