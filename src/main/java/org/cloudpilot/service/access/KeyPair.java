package org.cloudpilot.service.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.RandomBytes;

/// An API key pair as scripts carry it: `cp_pub_` and 128 random bits, `cp_priv_` and 256, both in
/// base64url without padding.
///
/// @param privateText the private half as text; what slots are made of is [#decode] of it
record KeyPair(String publicKey, Secret privateText) implements AutoCloseable {
    static final String PUBLIC_PREFIX = "cp_pub_";
    private static final byte[] PRIVATE_PREFIX = "cp_priv_".getBytes(StandardCharsets.US_ASCII);
    private static final int PUBLIC_LENGTH = 16;
    private static final int PRIVATE_LENGTH = 32;
    private static final int PRIVATE_DIGITS = 43;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static KeyPair random() {
        byte[] key = RandomBytes.of(PRIVATE_LENGTH);
        byte[] digits = ENCODER.encode(key);
        byte[] text = Arrays.copyOf(PRIVATE_PREFIX, PRIVATE_PREFIX.length + digits.length);
        System.arraycopy(digits, 0, text, PRIVATE_PREFIX.length, digits.length);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(digits, (byte) 0);
        return new KeyPair(
                PUBLIC_PREFIX + ENCODER.encodeToString(RandomBytes.of(PUBLIC_LENGTH)),
                Secret.owning(text));
    }

    /// The 256 bits of a private half; empty when the text is none.
    static Optional<Secret> decode(Secret privateText) {
        return privateText.use(
                text -> {
                    if (text.length != PRIVATE_PREFIX.length + PRIVATE_DIGITS
                            || !Arrays.equals(
                                    text,
                                    0,
                                    PRIVATE_PREFIX.length,
                                    PRIVATE_PREFIX,
                                    0,
                                    PRIVATE_PREFIX.length)) {
                        return Optional.empty();
                    }
                    byte[] digits = Arrays.copyOfRange(text, PRIVATE_PREFIX.length, text.length);
                    try {
                        return Optional.of(Secret.owning(Base64.getUrlDecoder().decode(digits)));
                    } catch (IllegalArgumentException malformed) {
                        return Optional.empty();
                    } finally {
                        Arrays.fill(digits, (byte) 0);
                    }
                });
    }

    Secret decoded() {
        return decode(privateText).orElseThrow();
    }

    @Override
    public void close() {
        privateText.close();
    }
}
