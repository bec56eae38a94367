package org.cloudpilot.routeros.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceEncoderTest {
    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void writesTheManualsLogIn() {
        // /login, =name=admin, =password=, end
        assertEquals(
                "062f6c6f67696e" + "0b3d6e616d653d61646d696e" + "0a3d70617373776f72643d" + "00",
                hex(SentenceEncoder.encode(List.of("/login", "=name=admin", "=password="))));
    }

    @ParameterizedTest
    @CsvSource({
        "127, 7f",
        "128, 8080",
        "16383, bfff",
        "16384, c04000",
        "2097151, dfffff",
        "2097152, e0200000",
        "268435455, efffffff",
        "268435456, f010000000",
        "2147483647, f07fffffff",
    })
    void writesEveryFormOfLength(int length, String expected) {
        byte[] target = new byte[5];
        int end = SentenceEncoder.putLength(target, 0, length);
        assertEquals(expected, hex(Arrays.copyOf(target, end)));
        assertEquals(end, SentenceEncoder.prefixLength(length));
    }

    @Test
    void textGoesAsUtf8() {
        assertEquals("03c3a92100", hex(SentenceEncoder.encode(List.of("é!"))));
    }

    @Test
    void anEmptyWordIsRefusedBecauseItWouldEndTheSentence() {
        List<String> words = List.of("/system/identity/print", "", "/system/reboot");
        assertThrows(IllegalArgumentException.class, () -> SentenceEncoder.encode(words));
    }
}
