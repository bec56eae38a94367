package org.cloudpilot.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Turns what a ciphertext is bound to into bytes. Every part carries its length, so that no two
/// different lists of parts give the same bytes.
final class AssociatedData {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// @param purpose keeps the uses of one key apart, with the version of the format
    AssociatedData(String purpose) {
        and(purpose);
    }

    AssociatedData and(String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        bytes.writeBytes(text);
        return this;
    }

    AssociatedData and(long part) {
        return and(Long.toString(part));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
