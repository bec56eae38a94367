package org.cloudpilot.routeros.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// A router puts the bytes that it stores between JSON's quotes, whatever encoding they are in. A
/// strict reader of UTF-8 would refuse the whole answer for one old comment; therefore bytes beyond
/// ASCII pass through the JSON parser as characters of a private range, and each string is decoded
/// by itself as a word of the binary API would be.
final class JsonText {
    /// Byte 0x80 becomes this character, and so on: of Unicode's private use area.
    private static final int FIRST = 0xf780;

    private final WordText words;

    JsonText(WordEncoding encoding) {
        this.words = WordText.of(Charset.forName(encoding.charset()));
    }

    /// JSON as it is sent. Null when the router's encoding lacks one of its characters: another in
    /// its place would be stored in silence.
    byte @Nullable [] encode(String json) {
        return words.bytes(json).orElse(null);
    }

    Reader reader(InputStream in) {
        return new ByteReader(in);
    }

    /// What the parser made of the bytes between two quotes.
    String decode(String parsed) {
        for (int i = 0; i < parsed.length(); i++) {
            if (isByte(parsed.charAt(i))) {
                return decode(bytes(parsed));
            }
        }
        return parsed;
    }

    private String decode(byte[] bytes) {
        return words.text(bytes, 0, bytes.length);
    }

    private byte[] bytes(String parsed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parsed.length());
        parsed.codePoints()
                .forEach(
                        point -> {
                            if (point >= FIRST && point < FIRST + 0x80) {
                                bytes.write(point - FIRST + 0x80);
                            } else {
                                // ASCII, or what the router had escaped
                                String text = Character.toString(point);
                                bytes.writeBytes(
                                        words.bytes(text).orElseGet(() -> WordText.encode(text)));
                            }
                        });
        return bytes.toByteArray();
    }

    private static boolean isByte(char c) {
        return c >= FIRST && c < FIRST + 0x80;
    }

    private static final class ByteReader extends Reader {
        private final InputStream in;
        private byte[] buffer = new byte[0];

        ByteReader(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (buffer.length < length) {
                buffer = new byte[length];
            }
            int count = in.read(buffer, 0, length);
            for (int i = 0; i < count; i++) {
                byte each = buffer[i];
                target[offset + i] = (char) (each >= 0 ? each : FIRST + (each & 0x7f));
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// For people: what an answer that is no JSON begins with.
    static String beginning(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^ -~]+", " ").strip();
    }
}
