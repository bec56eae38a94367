package org.cloudpilot.service.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.RandomBytes;
import org.cloudpilot.vault.RecoveryKey;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// The caller's own ways in: password, recovery key, the operating system's keyring. Whatever makes
/// a way in asks for the password once more, so that a window left open gives away no key.
public final class AccountService {
    private static final Duration REMINDED_EVERY = Duration.ofDays(14);
    private static final int KEYRING_KEY_LENGTH = 32;
    private static final String RECOVERY = "recovery";

    private final Gate gate;

    public AccountService(AccessService access) {
        this.gate = access.gate();
    }

    /// Refused with `Invalid` beside `old_password` or `new_password`. The user's other windows and
    /// tokens are ended; key pairs and the recovery key stay.
    public Outcome<Boolean> changePassword(Caller caller, Secret old, Secret fresh) {
        String folded = UserNames.fold(caller.username());
        Optional<Message> problem = PasswordRules.problem(fresh, folded);
        if (problem.isPresent()) {
            return invalid("new_password", problem.get());
        }
        Outcome<Boolean> known = proved(caller, old, "old_password");
        if (!(known instanceof Outcome.Done)) {
            return told(caller, "account.change_password", known);
        }
        return gate.passwords()
                .stretch(fresh)
                .then(
                        stretched -> {
                            try (stretched) {
                                return gate.change(
                                        caller,
                                        Scope.MANAGE,
                                        Undertaking.of(
                                                "account.change_password", caller.username()),
                                        () -> replacePassword(caller, folded, stretched));
                            }
                        });
    }

    private Outcome<Boolean> replacePassword(
            Caller caller, String folded, PasswordGate.Stretched stretched) throws IOException {
        try (SlotKeys held = held(caller)) {
            if (held == null) {
                return Outcome.refused(new Refusal.Locked());
            }
            KeySlots open = gate.door().openSlots();
            List<KeySlot> added =
                    List.of(stretched.slot(open.storeId(), caller.user(), folded, held));
            List<KeySlot> removed = of(open, caller, SlotKind.PASSWORD);
            gate.door().change(added, removed, () -> gate.store().slots().change(added, removed));
            gate.admission().endOthers(caller);
            return Outcome.done(true);
        }
    }

    /// Whether the caller has a recovery key.
    public boolean hasRecoveryKey(Caller caller) {
        return has(caller, SlotKind.RECOVERY);
    }

    /// Whether the caller should be asked now to make a recovery key: there is none, and the last
    /// time is a while ago.
    public boolean isRecoveryDue(Caller caller) {
        return gate.within(
                () -> {
                    if (!gate.door().isOpen()
                            || !of(gate.door().openSlots(), caller, SlotKind.RECOVERY).isEmpty()) {
                        return false;
                    }
                    Optional<Instant> asked =
                            gate.store().accounts().recoveryAskedAt(caller.user());
                    return asked.isEmpty()
                            || !gate.now().isBefore(asked.get().plus(REMINDED_EVERY));
                });
    }

    /// The caller does not want one now; they are asked again in two weeks.
    public void postponeRecovery(Caller caller) {
        gate.within(
                () -> {
                    if (gate.door().isOpen()) {
                        gate.store().accounts().recoveryAsked(caller.user(), gate.now());
                    }
                    return true;
                });
    }

    /// A new recovery key, shown this once; one made before is dead. The receiver closes it.
    public Outcome<MadeRecoveryKey> makeRecoveryKey(Caller caller, Secret password) {
        Outcome<Boolean> known = proved(caller, password, "password");
        if (!(known instanceof Outcome.Done)) {
            return told(caller, "account.make_recovery_key", known).then(_ -> never());
        }
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("account.make_recovery_key", caller.username()),
                () -> {
                    try (SlotKeys held = held(caller)) {
                        if (held == null) {
                            return Outcome.refused(new Refusal.Locked());
                        }
                        return Outcome.done(madeRecoveryKey(caller, held));
                    }
                });
    }

    private MadeRecoveryKey madeRecoveryKey(Caller caller, SlotKeys held) throws IOException {
        RecoveryKey key = RecoveryKey.random();
        boolean made = false;
        try {
            KeySlots open = gate.door().openSlots();
            List<KeySlot> added = List.of(recoverySlot(open, caller, key, held));
            List<KeySlot> removed = of(open, caller, SlotKind.RECOVERY);
            gate.door().change(added, removed, () -> gate.store().slots().change(added, removed));
            made = true;
            return new MadeRecoveryKey(key.text());
        } finally {
            if (!made) {
                key.close();
            }
        }
    }

    private static KeySlot recoverySlot(
            KeySlots open, Caller caller, RecoveryKey key, SlotKeys held) {
        try (Secret bits = RecoveryKey.decode(key.text()).orElseThrow()) {
            return KeySlot.ofRandomKey(
                    open.storeId(),
                    SlotKind.RECOVERY,
                    caller.user(),
                    UserNames.fold(caller.username()),
                    bits,
                    held);
        }
    }

    /// Comes back without the password: sets a new one and makes a new recovery key, and ends all
    /// of the user's sessions. Refused with `Invalid` beside `recovery_key` for a mistyped one or
    /// beside `new_password`, with `BadCredentials` for a wrong one. The receiver closes the key.
    ///
    /// @param from the peer's address; null for the window
    public Outcome<MadeRecoveryKey> recover(
            String username, Secret typedKey, Secret fresh, @Nullable String from) {
        String folded = UserNames.fold(username);
        Optional<Message> problem = PasswordRules.problem(fresh, folded);
        if (problem.isPresent()) {
            return invalid("new_password", problem.get());
        }
        Optional<Secret> bits = RecoveryKey.decode(typedKey);
        if (bits.isEmpty()) {
            return invalid("recovery_key", Message.of("access.recovery_key_shape"));
        }
        try (Secret credential = bits.get()) {
            return gate.attempts()
                    .byPassword(
                            RECOVERY,
                            folded,
                            from,
                            gate.door()::isOpen,
                            () -> recovered(folded, credential, fresh, from))
                    .map(key -> new MadeRecoveryKey(key.text()));
        }
    }

    private Outcome<RecoveryKey> recovered(
            String folded, Secret credential, Secret fresh, @Nullable String from) {
        return gate.passwords()
                .stretch(fresh)
                .then(
                        stretched -> {
                            try (stretched) {
                                return gate.admitting(
                                        () -> {
                                            Outcome<RecoveryKey> outcome =
                                                    new Recovery(gate)
                                                            .recover(folded, credential, stretched);
                                            String via = from == null ? Admission.WINDOW : from;
                                            gate.record(
                                                    new AuditEvent(
                                                            outcome instanceof Outcome.Done
                                                                    ? gate.known(folded, via)
                                                                    : Actor.stranger("", via),
                                                            null,
                                                            "account.recover",
                                                            outcome instanceof Outcome.Done
                                                                    ? folded
                                                                    : "",
                                                            Gate.word(outcome),
                                                            ""));
                                            gate.admission().closeWhenUnused();
                                            return outcome;
                                        });
                            }
                        });
    }

    /// Whether this computer's keyring lets the caller in.
    public boolean isRemembered(Caller caller) {
        return has(caller, SlotKind.KEYRING);
    }

    /// Lets the operating system's keyring let the caller in. Refused with `KeyringAbsent` where
    /// there is none.
    public Outcome<Boolean> remember(Caller caller, Secret password) {
        Outcome<Boolean> known = proved(caller, password, "password");
        if (!(known instanceof Outcome.Done)) {
            return told(caller, "account.remember", known);
        }
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("account.remember", caller.username()),
                () -> {
                    try (SlotKeys held = held(caller);
                            Secret key = RandomBytes.secret(KEYRING_KEY_LENGTH)) {
                        return held == null
                                ? Outcome.refused(new Refusal.Locked())
                                : remember(caller, held, key);
                    }
                });
    }

    private Outcome<Boolean> remember(Caller caller, SlotKeys held, Secret key) throws IOException {
        KeySlots open = gate.door().openSlots();
        KeySlot slot =
                KeySlot.ofRandomKey(
                        open.storeId(),
                        SlotKind.KEYRING,
                        caller.user(),
                        UserNames.fold(caller.username()),
                        key,
                        held);
        Outcome<Boolean> put =
                gate.options().keyring().put(PasswordEntrance.nameIn(slot.id()), key);
        if (put instanceof Outcome.Refused<Boolean>) {
            return put;
        }
        List<KeySlot> added = List.of(slot);
        List<KeySlot> removed = of(open, caller, SlotKind.KEYRING);
        gate.door().change(added, removed, () -> gate.store().slots().change(added, removed));
        removed.forEach(this::removeFromKeyring);
        return put;
    }

    /// The keyring lets the caller in no longer.
    public Outcome<Boolean> forget(Caller caller) {
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("account.forget", caller.username()),
                () -> {
                    List<KeySlot> removed = of(gate.door().openSlots(), caller, SlotKind.KEYRING);
                    gate.door()
                            .change(
                                    List.of(),
                                    removed,
                                    () -> gate.store().slots().change(List.of(), removed));
                    removed.forEach(this::removeFromKeyring);
                    return Outcome.done(true);
                });
    }

    private void removeFromKeyring(KeySlot slot) {
        gate.options().keyring().remove(PasswordEntrance.nameIn(slot.id()));
    }

    private boolean has(Caller caller, SlotKind kind) {
        return gate.within(
                () -> gate.door().isOpen() && !of(gate.door().openSlots(), caller, kind).isEmpty());
    }

    private static List<KeySlot> of(KeySlots slots, Caller caller, SlotKind kind) {
        return new ArrayList<>(
                slots.of(caller.user()).stream().filter(slot -> slot.kind() == kind).toList());
    }

    /// What the caller's new slots are to hold; null while the caller's keys are not in memory.
    private @Nullable SlotKeys held(Caller caller) {
        UserKeys keys = gate.admission().keyring().keysOf(caller.user());
        return keys == null ? null : new SlotKeys(gate.door().key().copy(), keys.copy());
    }

    /// Whether this is the caller's password, counted against guessing like a sign-in.
    Outcome<Boolean> proved(Caller caller, Secret password, String field) {
        String folded = UserNames.fold(caller.username());
        Outcome<Boolean> outcome =
                gate.attempts()
                        .byPassword(
                                Admission.isWindow(caller.lease()) ? Admission.WINDOW : "account",
                                folded,
                                null,
                                () -> true,
                                () ->
                                        gate.door()
                                                .slots()
                                                .then(
                                                        slots ->
                                                                gate.passwords()
                                                                        .open(
                                                                                slots, folded,
                                                                                password))
                                                .map(
                                                        opened -> {
                                                            opened.keys().close();
                                                            return true;
                                                        }));
        return outcome instanceof Outcome.Refused<Boolean>(Refusal refusal)
                        && refusal instanceof Refusal.BadCredentials
                ? invalid(field, Message.of("access.password_wrong"))
                : outcome;
    }

    private Outcome<Boolean> told(Caller caller, String action, Outcome<Boolean> refused) {
        gate.record(AuditEvent.of(caller, action, caller.username(), Gate.word(refused)));
        return refused;
    }

    private static <T> Outcome<T> never() {
        throw new IllegalStateException("a refusal is no value");
    }

    private static <T> Outcome<T> invalid(String field, Message message) {
        return Outcome.refused(new Refusal.Invalid(FieldErrors.of(field, message)));
    }
}
