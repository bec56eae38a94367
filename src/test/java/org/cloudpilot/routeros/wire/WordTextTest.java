package org.cloudpilot.routeros.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordTextTest {
    @Test
    void utf8IsReadAsUtf8() {
        assertEquals("日本 é", WordText.decode("日本 é".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void otherBytesAreReadAsWindows1252() {
        byte[] bytes = {'B', (byte) 0xfc, 'r', 'o', ' ', (byte) 0x80, (byte) 0x99};
        assertEquals("Büro €™", WordText.decode(bytes));
    }

    @Test
    void noByteIsLost() {
        Set<String> texts = new HashSet<>();
        for (int value = 0; value < 256; value++) {
            String text = WordText.decode(new byte[] {(byte) value});
            assertEquals(1, text.length());
            texts.add(text);
        }
        assertEquals(256, texts.size());
    }

    @Test
    void halfACharacterIsNotSent() {
        assertTrue(WordText.usual().bytes("a\ud83d").isEmpty());
        assertTrue(WordText.usual().bytes("\ude00b").isEmpty());
        assertTrue(WordText.usual().bytes("a\ud83d\ude00b").isPresent());
    }
}
