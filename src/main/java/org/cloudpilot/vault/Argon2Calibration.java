package org.cloudpilot.vault;

import java.time.Duration;
import java.util.function.Function;

/// Chooses what new password slots cost on this computer: a guess should take an attacker long, a
/// log-in should not take a person long. Measured, not guessed.
public final class Argon2Calibration {
    /// What a log-in may well take.
    private static final Duration WANTED = Duration.ofMillis(700);

    /// Beyond this a person takes the window for frozen.
    private static final Duration MOST = Duration.ofSeconds(3);

    private static final int MOST_PASSES = 8;

    private Argon2Calibration() {}

    /// Never below [Argon2Parameters#FLOOR]; above the standard on a fast computer, below it only
    /// where the standard would take seconds.
    ///
    /// @param measured how long one derivation with these parameters takes
    public static Argon2Parameters calibrate(Function<Argon2Parameters, Duration> measured) {
        Argon2Parameters standard = Argon2Parameters.STANDARD;
        Duration took = quicker(measured.apply(standard), measured.apply(standard));
        if (took.compareTo(MOST) > 0) {
            return measured.apply(half()).compareTo(MOST) > 0 ? Argon2Parameters.FLOOR : half();
        }
        long passes = standard.passes() * WANTED.toNanos() / Math.max(1, took.toNanos());
        return new Argon2Parameters(
                standard.memoryKib(),
                Math.clamp(passes, standard.passes(), MOST_PASSES),
                standard.lanes());
    }

    /// Of two, because the first runs while the program starts.
    private static Duration quicker(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Argon2Parameters half() {
        return new Argon2Parameters(
                Argon2Parameters.STANDARD.memoryKib() / 2,
                Argon2Parameters.STANDARD.passes(),
                Argon2Parameters.STANDARD.lanes());
    }
}
