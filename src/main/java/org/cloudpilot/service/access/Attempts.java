package org.cloudpilot.service.access;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.jspecify.annotations.Nullable;

/// Slows guessing down, for each sort of credential in its own way.
final class Attempts {
    private static final int LONGEST_SUBJECT = 200;

    private final FailureLimits limits;

    Attempts(LongSupplier nanoTime) {
        this.limits = new FailureLimits(nanoTime);
    }

    /// Tries a password. Beyond its limit an account is not tried at all: a password can be
    /// guessed. Failures count for the address as well, whether the name is somebody's or not, but
    /// an address beyond its limit only changes the answer to the next failure: so a right password
    /// is let in, and the answers do not tell which names there are.
    ///
    /// @param door keeps the window's failures apart from the listener's
    /// @param from the peer's address; null for the window
    <T> Outcome<T> byPassword(
            String door, String foldedName, @Nullable String from, Supplier<Outcome<T>> attempt) {
        String account = subject(door, foldedName);
        Optional<Duration> blocked = limits.blocked(account);
        if (blocked.isPresent()) {
            return Outcome.refused(new Refusal.TooMany(blocked.get()));
        }
        Outcome<T> result = attempt.get();
        if (result instanceof Outcome.Done) {
            limits.forgive(account);
        } else if (isWrong(result)) {
            Optional<Duration> accountFull = limits.fail(account);
            Optional<Duration> addressFull =
                    from == null ? Optional.empty() : limits.fail(subject("address", from));
            return wrong(accountFull.or(() -> addressFull));
        }
        return result;
    }

    /// Counts a key pair or refresh token that is not valid. The right one is never counted out: it
    /// cannot be guessed.
    ///
    /// @param what the public key, or the address for what nobody has
    <T> Outcome<T> wrongSecret(String sort, String what) {
        return wrong(limits.fail(subject(sort, what)));
    }

    private static boolean isWrong(Outcome<?> result) {
        return result instanceof Outcome.Refused<?>(Refusal refusal)
                && refusal instanceof Refusal.BadCredentials;
    }

    private static <T> Outcome<T> wrong(Optional<Duration> full) {
        return Outcome.refused(
                full.<Refusal>map(Refusal.TooMany::new).orElseGet(Refusal.BadCredentials::new));
    }

    private static String subject(String sort, String what) {
        // what strangers send may be long, and is kept for a minute
        return sort + " " + what.substring(0, Math.min(what.length(), LONGEST_SUBJECT));
    }
}
