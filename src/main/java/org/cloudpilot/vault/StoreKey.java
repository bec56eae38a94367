package org.cloudpilot.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.cloudpilot.model.Secret;

/// The random 256-bit key that opens the store's file, and the root of the keys that belong to the
/// store as a whole.
public final class StoreKey implements AutoCloseable {
    static final int LENGTH = 32;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final Secret key;

    /// Takes over `key`.
    StoreKey(Secret key) {
        if (key.length() != LENGTH) {
            throw new IllegalArgumentException("a store key has 256 bits");
        }
        this.key = key;
    }

    public static StoreKey random() {
        return new StoreKey(RandomBytes.secret(LENGTH));
    }

    public StoreKey copy() {
        return new StoreKey(key.copy());
    }

    Secret secret() {
        return key;
    }

    /// The key in hexadecimal digits, as H2 takes it. The caller wipes the array.
    public char[] filePassword() {
        return key.use(
                bytes -> {
                    char[] hex = new char[bytes.length * 2];
                    for (int i = 0; i < bytes.length; i++) {
                        hex[2 * i] = DIGITS[(bytes[i] >> 4) & 0xf];
                        hex[2 * i + 1] = DIGITS[bytes[i] & 0xf];
                    }
                    return hex;
                });
    }

    /// The key that signs access tokens.
    public Secret tokenKey(String storeId) {
        return derive(storeId, "cloudpilot/access-token/v1");
    }

    /// Tells nothing of the key; [#checks] recognises the key by it. H2 answers a wrong key and a
    /// damaged file alike, this tells them apart.
    public byte[] check(String storeId) {
        try (Secret check = derive(storeId, "cloudpilot/store-check/v1")) {
            return check.use(byte[]::clone);
        }
    }

    public boolean checks(String storeId, byte[] expected) {
        return MessageDigest.isEqual(check(storeId), expected);
    }

    /// Tells those who have this key that whoever replaced it by `fresh` had it, too.
    byte[] proofOf(StoreKey fresh, String slotId) {
        try (Secret mac = derive(slotId, "cloudpilot/store-key-proof/v1")) {
            return mac.use(key -> fresh.key.use(bytes -> HmacSha256.of(key, bytes)));
        }
    }

    private Secret derive(String storeId, String label) {
        return Hkdf.derive(key, storeId.getBytes(StandardCharsets.UTF_8), label);
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "StoreKey[…]";
    }
}
