package org.cloudpilot.routeros.wire;

import java.util.List;

/// Makes the bytes of whole sentences, so that each goes out in one write.
public final class SentenceEncoder {
    private SentenceEncoder() {}

    /// The sentence of these words as text.
    ///
    /// @throws IllegalArgumentException when a word is empty: it would end the sentence, and what
    ///   follows would be read as another command
    public static byte[] encode(List<String> words) {
        return encodeBytes(words.stream().map(WordText::encode).toList());
    }

    /// The sentence of these words as bytes. The array has exactly the sentence's length, so a
    /// caller who wipes it leaves no copy of a secret behind.
    public static byte[] encodeBytes(List<byte[]> words) {
        int total = 1;
        for (byte[] word : words) {
            if (word.length == 0) {
                throw new IllegalArgumentException("an empty word ends a sentence");
            }
            total = Math.addExact(total, Math.addExact(prefixLength(word.length), word.length));
        }
        byte[] sentence = new byte[total];
        int at = 0;
        for (byte[] word : words) {
            at = putLength(sentence, at, word.length);
            System.arraycopy(word, 0, sentence, at, word.length);
            at += word.length;
        }
        return sentence; // its last byte is the zero that ends it
    }

    static int prefixLength(int length) {
        if (length < 0x80) {
            return 1;
        }
        if (length < 0x4000) {
            return 2;
        }
        if (length < 0x20_0000) {
            return 3;
        }
        return length < 0x1000_0000 ? 4 : 5;
    }

    /// Writes the length of a word big-endian, the count of its bytes told by its first bits.
    static int putLength(byte[] target, int at, int length) {
        int bytes = prefixLength(length);
        int mark =
                switch (bytes) {
                    case 1 -> 0;
                    case 2 -> 0x80;
                    case 3 -> 0xc0;
                    case 4 -> 0xe0;
                    default -> 0xf0;
                };
        for (int i = 0; i < bytes; i++) {
            int shift = 8 * (bytes - 1 - i);
            target[at + i] = (byte) (shift < 32 ? length >>> shift : 0);
        }
        target[at] |= (byte) mark;
        return at + bytes;
    }
}
