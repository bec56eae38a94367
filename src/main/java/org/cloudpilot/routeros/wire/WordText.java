package org.cloudpilot.routeros.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Words are bytes; people read text. With the usual encoding a word that is valid UTF-8 is UTF-8,
/// and any other is taken byte by byte as Windows-1252, which older routers hold; text is sent as
/// UTF-8. With a single-byte encoding every byte is one character, both ways. A byte that the
/// encoding gives no meaning becomes the control character of the same number, so that no byte is
/// dropped. In the usual encoding two different words may read alike, one of each kind.
public final class WordText {
    private static final char UNUSED = 0xf700;
    private static final WordText USUAL = new WordText(Charset.forName("windows-1252"), true);

    private final boolean utf8;
    private final char[] characters = new char[256];
    private final Map<Character, Byte> bytes = new HashMap<>();

    private WordText(Charset singleByte, boolean utf8) {
        this.utf8 = utf8;
        boolean[] taken = new boolean[0x10000];
        for (int value = 0; value < 256; value++) {
            characters[value] = new String(new byte[] {(byte) value}, singleByte).charAt(0);
            taken[characters[value]] = true;
        }
        for (int value = 0; value < 256; value++) {
            if (characters[value] == '\ufffd') {
                characters[value] = (char) (taken[value] ? UNUSED + value : value);
            }
            bytes.put(characters[value], (byte) value);
        }
    }

    /// UTF-8, with Windows-1252 for what is none.
    public static WordText usual() {
        return USUAL;
    }

    /// @param charset one with a byte for a character
    public static WordText of(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? USUAL : new WordText(charset, false);
    }

    /// In the usual encoding.
    public static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// In the usual encoding.
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    static String decode(byte[] bytes, int offset, int length) {
        return USUAL.text(bytes, offset, length);
    }

    /// Whether text is sent as UTF-8.
    public boolean isUtf8() {
        return utf8;
    }

    /// The bytes of a text; empty when it has a character that this encoding has not.
    public Optional<byte[]> bytes(CharSequence text) {
        if (utf8) {
            return isWhole(text) ? Optional.of(encode(text.toString())) : Optional.empty();
        }
        byte[] word = new byte[text.length()];
        for (int i = 0; i < word.length; i++) {
            Byte value = bytes.get(text.charAt(i));
            if (value == null) {
                return Optional.empty();
            }
            word[i] = value;
        }
        return Optional.of(word);
    }

    /// Without half a surrogate pair, for which there are no bytes.
    private static boolean isWhole(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair =
                        i + 1 < text.length()
                                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// The text of `length` bytes.
    public String text(byte[] word, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (word[i] < 0) {
                return beyondAscii(word, offset, length);
            }
        }
        return new String(word, offset, length, StandardCharsets.ISO_8859_1);
    }

    private String beyondAscii(byte[] word, int offset, int length) {
        if (utf8) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(word, offset, length))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                // then it is what older routers hold
            }
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = characters[word[offset + i] & 0xff];
        }
        return new String(text);
    }
}
