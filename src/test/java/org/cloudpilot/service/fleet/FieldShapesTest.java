package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldShapesTest {
    @ParameterizedTest
    @CsvSource({
        "2w3d4h5m6s, P17DT4H5M6S",
        "6s, PT6S",
        "1d, P1D",
        "52w, P364D",
        "1d02:03:04, P1DT2H3M4S",
        "00:00:09, PT9S",
        "5s250ms, PT5S"
    })
    void readsUptimes(String text, Duration expected) {
        assertEquals(expected, FieldShapes.duration(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "5", "3h2d", "-1s", "99999999999999999999s"})
    void makesNoGuessOfOtherUptimes(String text) {
        assertNull(FieldShapes.duration(text));
    }

    @ParameterizedTest
    @CsvSource({"24.1, 24.1", "24.1V, 24.1", "41C, 41", "-3, -3", "41°C, 41"})
    void readsSensors(String text, double expected) {
        assertEquals(expected, FieldShapes.decimal(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ok", "NaN", "1e999", "0x10"})
    void makesNoGuessOfOtherSensors(String text) {
        assertNull(FieldShapes.decimal(text));
    }
}
