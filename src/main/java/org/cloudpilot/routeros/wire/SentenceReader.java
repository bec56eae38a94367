package org.cloudpilot.routeros.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.routeros.wire.WireException.Violation;
import org.jspecify.annotations.Nullable;

/// Reads sentences from a stream through a buffer of its own. Believes no length: each is held
/// against the limits before anything is read for it, and a long word takes memory as its bytes
/// arrive, not as they are announced. For one thread.
public final class SentenceReader {
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final WireLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    public SentenceReader(InputStream in, WireLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// The next sentence that has a word, or null when the stream ended between two sentences.
    ///
    /// @throws WireException when the bytes are no sentence, or end within one
    public @Nullable Sentence read() throws IOException {
        for (int first = next(); first >= 0; first = next()) {
            Sentence sentence = sentence(length(first));
            if (!sentence.words().isEmpty()) {
                return sentence;
            }
        }
        return null;
    }

    private Sentence sentence(int firstLength) throws IOException {
        List<String> words = new ArrayList<>();
        int size = 0;
        for (int length = firstLength; length > 0; length = length(nextWithin())) {
            if (length > limits.wordBytes()) {
                throw new WireException(Violation.WORD_TOO_LONG, "a word of " + length + " bytes");
            }
            if (length > limits.sentenceBytes() - size) {
                throw new WireException(
                        Violation.SENTENCE_TOO_LONG,
                        "a sentence of more than " + limits.sentenceBytes() + " bytes");
            }
            if (words.size() == limits.words()) {
                throw new WireException(
                        Violation.TOO_MANY_WORDS,
                        "a sentence of more than " + limits.words() + " words");
            }
            words.add(word(length));
            size += length;
        }
        return new Sentence(words, size);
    }

    /// The length whose first byte is `first`; one beyond an int counts as the greatest int.
    private int length(int first) throws IOException {
        if (first < 0x80) {
            return first;
        }
        if (first < 0xc0) {
            return (first & 0x3f) << 8 | nextWithin();
        }
        if (first < 0xe0) {
            return (first & 0x1f) << 16 | nextWithin() << 8 | nextWithin();
        }
        if (first < 0xf0) {
            return (first & 0x0f) << 24 | nextWithin() << 16 | nextWithin() << 8 | nextWithin();
        }
        if (first < 0xf8) {
            int length = nextWithin() << 24 | nextWithin() << 16 | nextWithin() << 8 | nextWithin();
            return length < 0 || first != 0xf0 ? Integer.MAX_VALUE : length;
        }
        throw new WireException(
                Violation.CONTROL_BYTE,
                "the reserved control byte 0x" + Integer.toHexString(first));
    }

    private String word(int length) throws IOException {
        if (length <= limit - position) {
            String word = WordText.decode(buffer, position, length);
            position += length;
            return word;
        }
        byte[] bytes = new byte[Math.min(length, BUFFER)];
        int have = 0;
        while (have < length) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            if (position == limit && !fill()) {
                throw cutShort();
            }
            int chunk = Math.min(bytes.length - have, limit - position);
            System.arraycopy(buffer, position, bytes, have, chunk);
            position += chunk;
            have += chunk;
        }
        return WordText.decode(bytes, 0, length);
    }

    /// The next byte of a sentence that has begun.
    private int nextWithin() throws IOException {
        int value = next();
        if (value < 0) {
            throw cutShort();
        }
        return value;
    }

    private int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }

    private static WireException cutShort() {
        return new WireException(Violation.CUT_SHORT, "the stream ended inside a sentence");
    }
}
