package org.cloudpilot.routeros.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.cloudpilot.routeros.wire.WireException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceReaderTest {
    private static final WireLimits SMALL = new WireLimits(10, 20, 3);

    /// Bytes as hex, blanks allowed.
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static SentenceReader reader(byte[] bytes, WireLimits limits) {
        return new SentenceReader(new ByteArrayInputStream(bytes), limits);
    }

    private static Sentence read(SentenceReader reader) throws IOException {
        Sentence sentence = reader.read();
        assertNotNull(sentence);
        return sentence;
    }

    private static Violation violation(String hex, WireLimits limits) {
        SentenceReader reader = reader(bytes(hex), limits);
        return assertThrows(WireException.class, reader::read).violation();
    }

    @Test
    void readsSentencesOneAfterAnother() throws IOException {
        // "!re" "=a=b" | "!done" | end of stream
        byte[] wire = bytes("03 21 72 65  04 3d 61 3d 62  00  05 21 64 6f 6e 65  00");
        SentenceReader reader = reader(wire, WireLimits.standard());
        assertEquals(new Sentence(List.of("!re", "=a=b"), 7), reader.read());
        assertEquals(new Sentence(List.of("!done"), 5), reader.read());
        assertNull(reader.read());
        assertNull(reader.read());
    }

    @Test
    void passesOverEmptySentences() throws IOException {
        SentenceReader reader = reader(bytes("00 00 01 41 00 8000 00"), WireLimits.standard());
        assertEquals(List.of("A"), read(reader).words());
        assertNull(reader.read());
    }

    @ParameterizedTest
    @CsvSource({
        "7f, 127",
        "8080, 128",
        "bfff, 16383",
        "c04000, 16384",
        "dfffff, 2097151",
        "e0200000, 2097152",
        "f000400000, 4194304",
        "8001, 1",
        "f000000001, 1",
    })
    void understandsEveryFormOfLength(String prefix, int length) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(bytes(prefix));
        wire.writeBytes("x".repeat(length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        wire.write(0);
        SentenceReader reader = reader(wire.toByteArray(), WireLimits.standard());
        Sentence sentence = read(reader);
        assertEquals("x".repeat(length), sentence.words().getFirst());
        assertEquals(length, sentence.size());
        assertNull(reader.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f8", "f9", "fe", "ff", "03 21 72 65 f8"})
    void stopsAtReservedControlBytes(String hex) {
        assertEquals(Violation.CONTROL_BYTE, violation(hex, SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b", "8080", "f07fffffff", "f0ffffffff", "f700000001", "efffffff"})
    void believesNoLengthBeyondTheLimit(String prefix) {
        assertEquals(Violation.WORD_TOO_LONG, violation(prefix, SMALL));
    }

    @Test
    void limitsTheSentenceAndItsWords() {
        String ten = "0a 30313233343536373839";
        assertEquals(Violation.SENTENCE_TOO_LONG, violation(ten + ten + "01", SMALL));
        assertEquals(Violation.TOO_MANY_WORDS, violation("01 41 01 41 01 41 01 41 00", SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "03 21", "03 21 72 65", "80", "c0 40", "e0 20 00", "f0 00 00 00"})
    void tellsAnEndWithinASentence(String hex) {
        assertEquals(Violation.CUT_SHORT, violation(hex, WireLimits.standard()));
    }

    @Test
    void takesNoMemoryForWhatDoesNotArrive() {
        // eight megabytes announced a thousand times over: the heap of a test run would not hold it
        WireLimits generous = new WireLimits(1 << 30, 1 << 30, 10);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(Violation.CUT_SHORT, violation("f0 3f ff ff ff 41 42", generous));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 4_096})
    void readsTheSameHoweverTheBytesArrive(int chunk) throws IOException {
        String longWord = "é".repeat(40_000);
        byte[] wire = SentenceEncoder.encode(List.of("!re", longWord, "=a=b"));
        InputStream dripping =
                new FilterInputStream(new ByteArrayInputStream(wire)) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return super.read(target, offset, Math.min(length, chunk));
                    }
                };
        SentenceReader reader = new SentenceReader(dripping, WireLimits.standard());
        assertEquals(List.of("!re", longWord, "=a=b"), read(reader).words());
    }

    @Test
    void garbageEndsInAVerdictAndNeverInAnotherException() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            assertTrue(readsToAnEnd(reader(garbage, SMALL)));
        }
    }

    private static boolean readsToAnEnd(SentenceReader reader) {
        try {
            for (Sentence next = reader.read(); next != null; next = reader.read()) {
                if (next.words().isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (WireException verdict) {
            return true;
        } catch (IOException somethingElse) {
            return false;
        }
    }
}
