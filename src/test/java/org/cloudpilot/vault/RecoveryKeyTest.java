package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cloudpilot.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryKeyTest {
    private static String text(RecoveryKey key) {
        return key.text().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private static boolean reads(String text) {
        return RecoveryKey.decode(Secret.ofText(text)).isPresent();
    }

    @Test
    void hasOneHundredAndSixtyBitsThatComeBack() {
        for (int i = 0; i < 200; i++) {
            try (RecoveryKey key = RecoveryKey.random()) {
                String text = text(key);
                assertTrue(
                        text.matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z*~$=U]"), text);
                Secret bits = RecoveryKey.decode(key.text()).orElseThrow();
                assertEquals(20, bits.length());
            }
        }
    }

    /// The digits of a number that somebody can check by hand: 1 in the last place.
    @Test
    void isCrockfordsBase32() {
        assertTrue(reads("0000-0000-0000-0000-0000-0000-0000-0001-1"));
        assertTrue(reads("0000-0000-0000-0000-0000-0000-0000-0014-U"));
        assertTrue(reads("0000-0000-0000-0000-0000-0000-0000-0015-0"));
        assertFalse(reads("0000-0000-0000-0000-0000-0000-0000-0015-1"));
    }

    @Test
    void forgivesHowPeopleWrite() {
        try (RecoveryKey key = RecoveryKey.random()) {
            String text = text(key);
            assertTrue(reads(text.toLowerCase(Locale.ROOT)));
            assertTrue(reads(text.replace("-", "")));
            assertTrue(reads(" " + text.replace('-', ' ') + "  "));
            assertTrue(reads(text.replace('0', 'O').replace('1', 'l')));
        }
    }

    @Test
    void noticesEveryMistypedSymbolAndEverySwap() {
        try (RecoveryKey key = RecoveryKey.random()) {
            String plain = text(key).replace("-", "");
            for (int i = 0; i < 32; i++) {
                char other = plain.charAt(i) == '7' ? '8' : '7';
                assertFalse(reads(plain.substring(0, i) + other + plain.substring(i + 1)));
                if (i < 31 && plain.charAt(i) != plain.charAt(i + 1)) {
                    assertFalse(
                            reads(
                                    plain.substring(0, i)
                                            + plain.charAt(i + 1)
                                            + plain.charAt(i)
                                            + plain.substring(i + 2)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "A", "0000-0000-0000-0000-0000-0000-0000-0001", "é", "****"})
    void isNoneOfThese(String text) {
        assertFalse(reads(text));
    }

    @Test
    void doesNotTakeMoreThanItIs() {
        assertFalse(reads("0000-0000-0000-0000-0000-0000-0000-0001-11"));
        assertFalse(reads("0000-0000-0000-0000-0000-0000-0000-000U-1"));
    }
}
