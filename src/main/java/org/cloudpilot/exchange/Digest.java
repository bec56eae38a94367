package org.cloudpilot.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Copies a stream and tells its length and SHA-256.
///
/// @param whole whether the end was reached within the limit
record Digest(long length, String sha256, boolean whole) {
    private static final int BUFFER = 64 << 10;

    /// @param most how many bytes are taken; the rest is not even unpacked
    static Digest copy(InputStream from, OutputStream to, long most) throws IOException {
        MessageDigest digest = fresh();
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        int read = from.read(buffer);
        while (read >= 0 && length + read <= most) {
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
            length += read;
            read = from.read(buffer);
        }
        return new Digest(length, HexFormat.of().formatHex(digest.digest()), read < 0);
    }

    boolean is(BackupManifest.Part part) {
        return whole && length == part.length() && sha256.equals(part.sha256());
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
