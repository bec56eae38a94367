package org.cloudpilot.routeros.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.routeros.wire.WireException.Violation;
import org.jspecify.annotations.Nullable;

/// Reads sentences from a stream through a buffer of its own, and shows their words where they lie.
/// Believes no length: each is held against the limits before anything is read for it, and a long
/// word takes memory as its bytes arrive, not as they are announced.
///
/// A stream that gives up waiting ([java.net.SocketTimeoutException]) loses nothing: the next call
/// goes on in the middle of the sentence. For one thread at a time.
public final class SentenceReader {
    private static final int USUAL = 2 * 1024;
    private static final int WIDE = 64 * 1024;

    private final InputStream in;
    private final WireLimits limits;
    private byte[] buffer = new byte[USUAL];
    private int limit;
    private int lastCount;

    // the sentence: where it begins, what of it was looked at, and its words, counted from there
    private int start;
    private int scanned;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int words;
    private int size;
    private boolean whole = true;

    public SentenceReader(InputStream in, WireLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// Goes to the next sentence that has a word. False when the stream ended between two
    /// sentences.
    ///
    /// @throws WireException when the bytes are no sentence, or end within one
    public boolean next() throws IOException {
        if (whole) {
            begin(scanned);
        }
        while (true) {
            int prefix = limit - scanned;
            if (prefix > 0) {
                prefix = prefixLength(buffer[scanned] & 0xff);
            }
            if (prefix > 0 && scanned + prefix <= limit) {
                int length = length(buffer, scanned, prefix);
                if (length == 0) {
                    scanned += prefix;
                    if (words > 0) {
                        whole = true;
                        return true;
                    }
                    begin(scanned);
                    continue;
                }
                require(length);
                if (length <= limit - scanned - prefix) {
                    word(scanned + prefix, length);
                    continue;
                }
            }
            if (!fill()) {
                if (scanned == limit && words == 0) {
                    return false;
                }
                throw new WireException(Violation.CUT_SHORT, "the stream ended inside a sentence");
            }
        }
    }

    /// The next sentence as text, or null when the stream ended between two.
    ///
    /// @throws WireException as [#next]
    public @Nullable Sentence read() throws IOException {
        if (!next()) {
            return null;
        }
        List<String> texts = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            texts.add(WordText.decode(buffer, from(i), to(i) - from(i)));
        }
        return new Sentence(texts, size);
    }

    /// The sentence to keep, as its bytes.
    public SentenceBytes copy() {
        return new SentenceBytes(Arrays.copyOfRange(buffer, start, scanned));
    }

    /// How many words the sentence has; at least one.
    public int words() {
        return words;
    }

    /// Where the words lie. Good until the next call of [#next].
    public byte[] bytes() {
        return buffer;
    }

    /// The index in [#bytes] of the word's first byte.
    public int from(int word) {
        return start + from[word];
    }

    /// The index in [#bytes] after the word's last byte.
    public int to(int word) {
        return start + to[word];
    }

    /// The bytes of all words together, without their lengths.
    public int size() {
        return size;
    }

    private void begin(int at) {
        start = at;
        scanned = at;
        words = 0;
        size = 0;
        whole = false;
    }

    private void word(int at, int length) {
        if (words == from.length) {
            from = Arrays.copyOf(from, 2 * words);
            to = Arrays.copyOf(to, 2 * words);
        }
        from[words] = at - start;
        to[words] = at - start + length;
        words++;
        size += length;
        scanned = at + length;
    }

    private void require(int length) throws WireException {
        if (length > limits.wordBytes()) {
            throw new WireException(Violation.WORD_TOO_LONG, "a word of " + length + " bytes");
        }
        if (length > limits.sentenceBytes() - size) {
            throw new WireException(
                    Violation.SENTENCE_TOO_LONG,
                    "a sentence of more than " + limits.sentenceBytes() + " bytes");
        }
        if (words == limits.words()) {
            throw new WireException(
                    Violation.TOO_MANY_WORDS,
                    "a sentence of more than " + limits.words() + " words");
        }
    }

    /// How many bytes the length takes that begins with `first`.
    private static int prefixLength(int first) throws WireException {
        if (first >= 0xf8) {
            throw new WireException(
                    Violation.CONTROL_BYTE,
                    "the reserved control byte 0x" + Integer.toHexString(first));
        }
        return prefixOf(first);
    }

    static int prefixOf(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc0) {
            return 2;
        }
        if (first < 0xe0) {
            return 3;
        }
        return first < 0xf0 ? 4 : 5;
    }

    /// The length at hand; one beyond an int counts as the greatest int.
    static int length(byte[] bytes, int at, int prefix) {
        int first = bytes[at] & 0xff;
        return switch (prefix) {
            case 1 -> first;
            case 2 -> (first & 0x3f) << 8 | (bytes[at + 1] & 0xff);
            case 3 -> (first & 0x1f) << 16 | two(bytes, at + 1);
            case 4 -> (first & 0x0f) << 24 | (bytes[at + 1] & 0xff) << 16 | two(bytes, at + 2);
            default -> {
                int length = two(bytes, at + 1) << 16 | two(bytes, at + 3);
                yield length < 0 || first != 0xf0 ? Integer.MAX_VALUE : length;
            }
        };
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /// More bytes of the stream. False at its end.
    private boolean fill() throws IOException {
        makeRoom();
        lastCount = in.read(buffer, limit, buffer.length - limit);
        if (lastCount <= 0) {
            return false;
        }
        limit += lastCount;
        return true;
    }

    /// What is before the sentence goes; a stream that fills the buffer gets a wider one, a
    /// sentence that does not fit one twice as wide, and a quiet stream the usual one again.
    private void makeRoom() {
        int kept = limit - start;
        int wanted = buffer.length;
        if (kept == buffer.length) {
            wanted = Math.toIntExact(Math.min(2L * kept, Integer.MAX_VALUE - 16));
        } else if (kept < USUAL && lastCount < USUAL) {
            wanted = USUAL;
        } else if (limit == buffer.length) {
            wanted = Math.max(WIDE, buffer.length);
        }
        if (wanted == buffer.length) {
            if (start > 0 && (kept == 0 || limit == buffer.length)) {
                System.arraycopy(buffer, start, buffer, 0, kept);
            } else {
                return;
            }
        } else {
            byte[] other = new byte[wanted];
            System.arraycopy(buffer, start, other, 0, kept);
            buffer = other;
        }
        scanned -= start;
        limit = kept;
        start = 0;
    }
}
