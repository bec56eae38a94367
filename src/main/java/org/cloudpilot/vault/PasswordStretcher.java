package org.cloudpilot.vault;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;

/// Makes keys of passwords with Argon2id. One derivation at a time, on one platform thread of low
/// priority, so that a flood of log-ins takes neither the memory nor the processor from the rest.
public final class PasswordStretcher implements AutoCloseable {
    private static final int WAITING = 16;
    private static final int KEY_LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private volatile Argon2Parameters standard;
    private final Argon2Parameters floor;
    private final ThreadPoolExecutor worker;
    private final LongAdder made = new LongAdder();

    public PasswordStretcher() {
        this(Argon2Parameters.STANDARD, Argon2Parameters.FLOOR);
    }

    /// @param standard for new slots
    /// @param floor slots below it are refused; lower than OWASP's minimum in tests only
    public PasswordStretcher(Argon2Parameters standard, Argon2Parameters floor) {
        this.standard = standard;
        this.floor = floor;
        this.worker =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform()
                                .name("password-stretcher")
                                .daemon()
                                .priority(Thread.MIN_PRIORITY)
                                .factory());
        worker.allowCoreThreadTimeOut(true);
    }

    /// Finds out what this computer does in a moment; new slots cost that from then on. Blocks.
    public void calibrate() {
        byte[] salt = new byte[SALT_LENGTH];
        standard =
                Argon2Calibration.calibrate(
                        parameters -> {
                            long started = System.nanoTime();
                            try (Secret nothing = Secret.owning(new byte[KEY_LENGTH])) {
                                Outcome<Boolean> done =
                                        stretch(nothing, salt, parameters)
                                                .map(
                                                        key -> {
                                                            key.close();
                                                            return true;
                                                        });
                                // too busy to measure: as it is
                                return done instanceof Outcome.Done
                                        ? Duration.ofNanos(System.nanoTime() - started)
                                        : Duration.ofSeconds(1);
                            }
                        });
    }

    /// How many were asked for so far.
    public long derivations() {
        return made.sum();
    }

    /// What new slots get.
    public Argon2Parameters standard() {
        return standard;
    }

    /// A 256-bit key. Blocks while it is made. Refused with `TooMany` when sixteen wait already,
    /// and with `StoreBroken` when the parameters are too weak or hostile.
    public Outcome<Secret> stretch(Secret password, byte[] salt, Argon2Parameters parameters) {
        if (parameters.hostile() || !parameters.atLeast(floor)) {
            return Outcome.refused(new Refusal.StoreBroken(Message.of("vault.unfit_parameters")));
        }
        Future<Secret> derivation;
        Secret lent = password.copy();
        try {
            derivation = worker.submit(() -> derive(lent, salt, parameters));
            made.increment();
        } catch (RejectedExecutionException full) {
            lent.close();
            return Outcome.refused(new Refusal.TooMany(RETRY_AFTER));
        }
        return Outcome.done(await(derivation));
    }

    private static Secret derive(Secret password, byte[] salt, Argon2Parameters parameters) {
        try (password) {
            var argon2 = new Argon2BytesGenerator();
            argon2.init(
                    new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                                    org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                            .withVersion(
                                    org.bouncycastle.crypto.params.Argon2Parameters
                                            .ARGON2_VERSION_13)
                            .withMemoryAsKB(parameters.memoryKib())
                            .withIterations(parameters.passes())
                            .withParallelism(parameters.lanes())
                            .withSalt(salt)
                            .build());
            byte[] key = new byte[KEY_LENGTH];
            password.use(bytes -> argon2.generateBytes(bytes, key));
            return Secret.owning(key);
        }
    }

    /// Waits to the end even when interrupted: a derivation takes a fraction of a second, and its
    /// key must find its holder.
    private static Secret await(Future<Secret> derivation) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return derivation.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw new IllegalStateException("Argon2id failed", failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
