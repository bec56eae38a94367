package org.cloudpilot.routeros.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Words are bytes; people read text. A word that is valid UTF-8 is UTF-8; any other is taken byte
/// by byte as Windows-1252, which older routers hold. Of that table's five holes each becomes the
/// control character of the same number, so that no two words ever read alike within one encoding
/// and no byte is dropped. Text is always sent as UTF-8.
public final class WordText {
    /// 0x80 to 0x9F of Windows-1252; the rest of the table is Latin-1.
    private static final String UPPER_CONTROLS =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                    + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private WordText() {}

    public static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    static String decode(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return decodeBeyondAscii(bytes, offset, length);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeBeyondAscii(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return windows1252(bytes, offset, length);
        }
    }

    private static String windows1252(byte[] bytes, int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            int value = bytes[i] & 0xff;
            text.append(
                    value >= 0x80 && value < 0xa0
                            ? UPPER_CONTROLS.charAt(value - 0x80)
                            : (char) value);
        }
        return text.toString();
    }
}
