package org.cloudpilot.vault;

import java.util.Arrays;

/// A value sealed under a space's key: format version (1 byte), key id (8 bytes), nonce, ciphertext
/// and tag. Noise without the key.
public record Sealed(byte[] bytes) {
    static final byte VERSION = 1;
    static final int KEY_ID_LENGTH = 8;
    static final int HEADER_LENGTH = 1 + KEY_ID_LENGTH;

    public Sealed {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    boolean isOfKey(byte[] keyId) {
        return bytes.length > HEADER_LENGTH
                && bytes[0] == VERSION
                && Arrays.equals(bytes, 1, HEADER_LENGTH, keyId, 0, KEY_ID_LENGTH);
    }

    byte[] header() {
        return Arrays.copyOf(bytes, HEADER_LENGTH);
    }

    byte[] ciphertext() {
        return Arrays.copyOfRange(bytes, HEADER_LENGTH, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
