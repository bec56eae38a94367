package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordStretcherTest {
    private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);

    /// The value is from the test of Argon2's reference implementation (phc-winner-argon2).
    @Test
    void isArgon2id() {
        var price = new Argon2Parameters(65_536, 2, 1);
        try (var stretcher = new PasswordStretcher();
                Secret key = stretcher.stretch(Secret.ofText("password"), SALT, price).orThrow()) {
            assertEquals(
                    "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
                    key.use(HexFormat.of()::formatHex));
        }
    }

    @ParameterizedTest
    @CsvSource({"8192,3,1", "65536,1,1", "1048577,3,1", "65536,11,1", "65536,3,5", "0,0,0"})
    void refusesWeakAndHostileParameters(int memory, int passes, int lanes) {
        try (var stretcher = new PasswordStretcher()) {
            var outcome =
                    stretcher.stretch(
                            Secret.ofText("password"),
                            SALT,
                            new Argon2Parameters(memory, passes, lanes));

            var refused = assertInstanceOf(Outcome.Refused.class, outcome);
            assertInstanceOf(Refusal.StoreBroken.class, refused.refusal());
        }
    }

    @Test
    void turnsAwayWhatTheQueueCannotHold() throws Exception {
        var price = new Argon2Parameters(8 * 1024, 3, 1);
        List<Future<Outcome<Secret>>> asked = new ArrayList<>();
        try (var stretcher = new PasswordStretcher(price, price);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                asked.add(
                        threads.submit(
                                () -> stretcher.stretch(Secret.ofText("password"), SALT, price)));
            }
            int done = 0;
            int refused = 0;
            for (Future<Outcome<Secret>> one : asked) {
                switch (one.get()) {
                    case Outcome.Done<Secret> ignored -> done++;
                    case Outcome.Refused<Secret>(Refusal refusal) -> {
                        assertInstanceOf(Refusal.TooMany.class, refusal);
                        refused++;
                    }
                }
            }
            assertEquals(60, done + refused);
            assertTrue(done >= 17, "one at work and sixteen waiting are served: " + done);
            assertTrue(refused > 0, "the rest is turned away");
        }
    }
}
