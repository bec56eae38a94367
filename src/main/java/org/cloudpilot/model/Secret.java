package org.cloudpilot.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/// The one holder of a password or key: a single array, wiped on close and never printed.
///
/// Using a closed secret is a defect and throws `IllegalStateException`.
public final class Secret implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes over `bytes`: the caller keeps no copy.
    public static Secret owning(byte[] bytes) {
        return new Secret(bytes);
    }

    /// The UTF-8 bytes of what a person typed; the caller wipes its own characters.
    public static Secret ofChars(char[] typed) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return new Secret(bytes);
    }

    /// For text that arrived as a string from a library and cannot be wiped any more.
    public static Secret ofText(CharSequence text) {
        char[] typed = new char[text.length()];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = text.charAt(i);
        }
        try {
            return ofChars(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// Lends the bytes for one call. The callee neither keeps nor changes the array.
    public synchronized <T extends @org.jspecify.annotations.Nullable Object> T use(
            Function<byte[], T> borrower) {
        requireOpen();
        return borrower.apply(bytes);
    }

    /// A second holder with a life of its own.
    public synchronized Secret copy() {
        requireOpen();
        return new Secret(bytes.clone());
    }

    /// Length in bytes.
    public synchronized int length() {
        requireOpen();
        return bytes.length;
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    /// Equality in constant time.
    public boolean matches(Secret other) {
        return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /// Wipes the bytes; closing twice is harmless.
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this secret was wiped");
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
