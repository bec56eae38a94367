package org.cloudpilot.service.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// Slows guessing down, for each sort of credential in its own way, and remembers across restarts.
/// What cannot be told to the audit log, because the store is locked or the guesser was turned
/// away, is counted and told at the next opening.
final class Attempts {
    private static final int LONGEST_SUBJECT = 200;

    private static final Duration SAVED_EVERY = Duration.ofSeconds(1);

    private final AttemptsFile file;
    private final FailureLimits limits;
    private final Clock clock;
    private Instant savedAt = Instant.EPOCH;

    private Attempts(AttemptsFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.limits = new FailureLimits(clock, file.entries());
    }

    static Attempts of(DataFolder folder, AccessOptions options) {
        return new Attempts(new AttemptsFile(folder), options.clock());
    }

    /// Tries a password. Beyond its limit an account is not tried at all: a password can be
    /// guessed. A try takes its place before it is made and gives it back unless it was wrong, so
    /// that many at once are no more than one after the other. Failures count for the address as
    /// well, whether the name is somebody's or not, but an address beyond its limit only changes
    /// the answer to the next failure: so a right password is let in, and the answers do not tell
    /// which names there are.
    ///
    /// @param door keeps the window's failures apart from the listener's
    /// @param from the peer's address; null for the window
    /// @param isTold whether the attempt itself tells the audit log of a failure
    <T> Outcome<T> byPassword(
            String door,
            String foldedName,
            @Nullable String from,
            Supplier<Boolean> isTold,
            Supplier<Outcome<T>> attempt) {
        String account = subject(door, foldedName);
        Optional<Duration> blocked = limits.begin(account);
        if (blocked.isPresent()) {
            limits.noteUntold(account);
            return Outcome.refused(new Refusal.TooMany(blocked.get()));
        }
        Outcome<T> result = counted(account, attempt);
        if (!isWrong(result)) {
            return result;
        }
        if (!isTold.get()) {
            limits.noteUntold(account);
        }
        Optional<Duration> addressFull =
                from == null ? Optional.empty() : limits.fail(subject("address", from));
        saveSoon();
        return wrong(addressFull);
    }

    private <T> Outcome<T> counted(String account, Supplier<Outcome<T>> attempt) {
        boolean wrong = false;
        try {
            Outcome<T> result = attempt.get();
            wrong = isWrong(result);
            if (result instanceof Outcome.Done) {
                limits.forgive(account);
            }
            return result;
        } finally {
            limits.end(account, wrong);
        }
    }

    /// Counts a key pair or refresh token that is not valid. The right one is never counted out: it
    /// cannot be guessed.
    ///
    /// @param what the public key, or the address for what nobody has
    <T> Outcome<T> wrongSecret(String sort, String what) {
        String subject = subject(sort, what);
        limits.noteUntold(subject);
        Optional<Duration> full = limits.fail(subject);
        saveSoon();
        return wrong(full);
    }

    /// Registers somebody. An address that brings wrong invitations and taken names is told to
    /// wait, as one is that tries log-ins; a good invitation is taken all the same.
    ///
    /// @param from the peer's address; null for the window
    /// @param openToAll whether no invitation is needed: then an hour has only so many
    <T> Outcome<T> registering(
            @Nullable String from, boolean openToAll, Supplier<Outcome<T>> attempt) {
        if (from == null) {
            return attempt.get();
        }
        Outcome<T> result = openToAll ? making("accounts from", from, attempt) : attempt.get();
        if (!isRefusedRegistration(result)) {
            return result;
        }
        Optional<Duration> full = limits.fail(subject("registrations from", from));
        saveSoon();
        return full.<Outcome<T>>map(wait -> Outcome.refused(new Refusal.TooMany(wait)))
                .orElse(result);
    }

    private static boolean isRefusedRegistration(Outcome<?> result) {
        return result instanceof Outcome.Refused<?>(Refusal refusal)
                && (refusal instanceof Refusal.RegistrationClosed
                        || refusal instanceof Refusal.Duplicate);
    }

    /// Makes something that stays, of which an hour has only so many.
    <T> Outcome<T> making(String sort, String whose, Supplier<Outcome<T>> attempt) {
        String subject = FailureLimits.hourly(subject(sort, whose));
        Optional<Duration> full = limits.begin(subject);
        if (full.isPresent()) {
            return Outcome.refused(new Refusal.TooMany(full.get()));
        }
        boolean made = false;
        try {
            Outcome<T> result = attempt.get();
            made = result instanceof Outcome.Done;
            return result;
        } finally {
            limits.end(subject, made);
            saveSoon();
        }
    }

    /// Tells the audit log of what it was not told: how often whose credential was guessed at.
    /// Names that nobody has are one entry together.
    void tellTo(Gate gate) {
        Map<String, Long> untold = limits.takeUntold();
        for (Account account : gate.store().accounts().all()) {
            String folded = UserNames.fold(account.username());
            for (String door : new String[] {"window", "account", "recovery"}) {
                tell(gate, account.username(), door, untold.remove(subject(door, folded)));
            }
            gate.store()
                    .apiKeys()
                    .all(account.id())
                    .forEach(
                            key ->
                                    tell(
                                            gate,
                                            account.username(),
                                            key.publicKey(),
                                            untold.remove(subject("key", key.publicKey()))));
        }
        long strangers = untold.values().stream().mapToLong(Long::longValue).sum();
        tell(gate, "", "unknown", strangers == 0 ? null : strangers);
    }

    private static void tell(Gate gate, String name, String via, @Nullable Long count) {
        if (count != null) {
            gate.record(
                    new AuditEvent(
                            Actor.stranger(name, via),
                            null,
                            "account.failed_attempts",
                            name,
                            "bad_credentials",
                            "count=" + count));
        }
    }

    /// Writes a failure down at once, so that killing the program forgets no more than a second's;
    /// a flood of them is not written one by one.
    private synchronized void saveSoon() {
        Instant now = clock.instant();
        if (!now.isBefore(savedAt.plus(SAVED_EVERY)) || now.isBefore(savedAt)) {
            savedAt = now;
            save();
        }
    }

    /// Writes down what changed since the last time.
    void save() {
        limits.takeChanges().ifPresent(file::save);
    }

    private static boolean isWrong(Outcome<?> result) {
        return result instanceof Outcome.Refused<?>(Refusal refusal)
                && refusal instanceof Refusal.BadCredentials;
    }

    private static <T> Outcome<T> wrong(Optional<Duration> full) {
        return Outcome.refused(
                full.<Refusal>map(Refusal.TooMany::new).orElseGet(Refusal.BadCredentials::new));
    }

    private String subject(String sort, String what) {
        // what strangers send may be long
        return file.alias(sort + " " + what.substring(0, Math.min(what.length(), LONGEST_SUBJECT)));
    }
}
