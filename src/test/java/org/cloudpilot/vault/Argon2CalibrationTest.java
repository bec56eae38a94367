package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2CalibrationTest {
    /// A computer that takes so long for one pass over one mebibyte.
    private static Argon2Parameters on(double microseconds) {
        return Argon2Calibration.calibrate(
                parameters ->
                        Duration.ofNanos(
                                (long)
                                        (parameters.memoryKib()
                                                / 1024.0
                                                * parameters.passes()
                                                * microseconds
                                                * 1000)));
    }

    @ParameterizedTest
    @CsvSource({
        "500, 8, 65536", // 0.1 s for the standard
        "1000, 8, 65536", // 0.2 s
        "2000, 5, 65536", // 0.4 s
        "4000, 3, 65536", // 0.8 s
        "10000, 3, 65536", // 1.9 s
        "20000, 3, 32768", // 3.8 s
        "60000, 2, 19456" // 11.5 s
    })
    void costsWhatTheComputerDoesInAMoment(double microseconds, int passes, int memory) {
        assertEquals(new Argon2Parameters(memory, passes, 1), on(microseconds));
    }

    @Test
    void isNeverBelowTheFloorNorHostile() {
        for (double microseconds = 1; microseconds < 1e6; microseconds *= 1.7) {
            assertTrue(on(microseconds).atLeast(Argon2Parameters.FLOOR));
            assertTrue(!on(microseconds).hostile());
        }
    }
}
