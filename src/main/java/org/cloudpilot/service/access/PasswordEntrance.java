package org.cloudpilot.service.access;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.SystemKeyring;
import org.jspecify.annotations.Nullable;

/// How people come in: with a password, or with what the operating system's keyring keeps for them.
final class PasswordEntrance {
    private final Gate gate;
    private final StoreDoor door;
    private final PasswordGate passwords;

    PasswordEntrance(Gate gate) {
        this.gate = gate;
        this.door = gate.door();
        this.passwords = gate.passwords();
    }

    /// What comes after a slot was opened, under the lock.
    interface Entrance<T> {
        Outcome<T> enter(KeySlot slot, SlotKeys keys);
    }

    /// Where somebody tries a password.
    ///
    /// @param limit keeps the failures of whoever sits at this computer apart from the listener's
    /// @param from the peer's address; null at this computer
    /// @param via for the audit log
    record Place(String limit, @Nullable String from, String via) {
        static Place here(String via) {
            return new Place(Admission.WINDOW, null, via);
        }

        static Place from(String peer) {
            return new Place("account", peer, peer);
        }
    }

    <T> Outcome<T> byPassword(Place place, String username, Secret password, Entrance<T> entrance) {
        String folded = UserNames.fold(username);
        return gate.attempts()
                .byPassword(
                        place.limit(),
                        folded,
                        place.from(),
                        door::isOpen,
                        () -> {
                            Outcome<T> outcome = tried(folded, password, entrance);
                            tell(outcome, folded, place);
                            return outcome;
                        });
    }

    private <T> Outcome<T> tried(String folded, Secret password, Entrance<T> entrance) {
        return door.state() == StoreState.ABSENT
                ? Outcome.refused(new Refusal.BadCredentials())
                : door.slots()
                        .then(slots -> passwords.open(slots, folded, password))
                        .then(opened -> enter(opened, password, entrance));
    }

    private <T> Outcome<T> enter(
            PasswordGate.Opened opened, Secret password, Entrance<T> entrance) {
        try (SlotKeys keys = opened.keys()) {
            Outcome<T> outcome = admitted(opened, keys, entrance);
            if (outcome instanceof Outcome.Done && passwords.isDated(opened.slot())) {
                renewDated(opened.slot(), password, keys);
            }
            return outcome;
        }
    }

    private <T> Outcome<T> admitted(
            PasswordGate.Opened opened, SlotKeys keys, Entrance<T> entrance) {
        return gate.admitting(
                () -> {
                    Outcome<T> entered = entrance.enter(opened.slot(), keys);
                    if (entered instanceof Outcome.Done) {
                        gate.openToKeys();
                        opened.settled().ifPresent(door::settle);
                    }
                    return entered;
                });
    }

    /// A password slot from when guessing was cheaper is made anew while the password is at hand.
    /// It is made while others go on, and takes its place if the store is still the same then.
    private void renewDated(KeySlot slot, Secret password, SlotKeys keys) {
        door.slots()
                .then(slots -> passwords.renewed(slots.storeId(), slot, password, keys))
                .map(
                        renewed ->
                                gate.within(
                                        () -> {
                                            if (door.isOpen() && isOf(keys)) {
                                                door.replace(slot, renewed);
                                            }
                                            return true;
                                        }));
    }

    private boolean isOf(SlotKeys keys) {
        KeySlots open = door.openSlots();
        return keys.storeKey().checks(open.storeId(), open.check());
    }

    /// Whether this user asked this computer to remember them.
    boolean isInKeyring(String username) {
        String folded = UserNames.fold(username);
        return door.slots() instanceof Outcome.Done<KeySlots>(KeySlots slots)
                && !slots.named(SlotKind.KEYRING, folded).isEmpty();
    }

    <T> Outcome<T> byKeyring(String username, Entrance<T> entrance) {
        String folded = UserNames.fold(username);
        SystemKeyring keyring = gate.options().keyring();
        return door.slots()
                .then(
                        slots -> {
                            List<KeySlot> named = slots.named(SlotKind.KEYRING, folded);
                            Optional<Secret> kept =
                                    named.isEmpty()
                                            ? Optional.empty()
                                            : keyring.find(nameIn(named.getFirst().id()));
                            if (kept.isEmpty()) {
                                return Outcome.refused(new Refusal.KeyringAbsent());
                            }
                            try (Secret key = kept.get()) {
                                Outcome<T> outcome =
                                        named.getFirst()
                                                .open(slots.storeId(), key)
                                                .map(
                                                        keys ->
                                                                enter(
                                                                        slots.storeId(),
                                                                        named.getFirst(),
                                                                        keys,
                                                                        key,
                                                                        entrance))
                                                .orElseGet(
                                                        () ->
                                                                Outcome.refused(
                                                                        new Refusal
                                                                                .BadCredentials()));
                                tell(outcome, folded, Place.here(Admission.WINDOW));
                                return outcome;
                            }
                        });
    }

    private <T> Outcome<T> enter(
            String storeId, KeySlot slot, SlotKeys keys, Secret credential, Entrance<T> entrance) {
        try (keys) {
            return gate.admitting(
                    () -> {
                        Outcome<T> entered = entrance.enter(slot, keys);
                        if (entered instanceof Outcome.Done) {
                            gate.openToKeys();
                            if (slot.isUnsettled()) {
                                door.settle(slot.settled(storeId, credential, keys));
                            }
                        }
                        return entered;
                    });
        }
    }

    /// By which the keyring keeps a slot's key: slots have random ids, so stores do not meet.
    static String nameIn(String slotId) {
        return "slot " + slotId;
    }

    /// While the store is locked the failures are counted aside, see [Attempts].
    private void tell(Outcome<?> outcome, String folded, Place place) {
        if (outcome instanceof Outcome.Refused<?>(Refusal refusal)
                && !(refusal instanceof Refusal.BadCredentials)) {
            return;
        }
        gate.within(
                () -> {
                    if (door.isOpen()) {
                        record(outcome, folded, place);
                    }
                    return true;
                });
    }

    private void record(Outcome<?> outcome, String folded, Place place) {
        // somebody may have typed a password there: what is nobody's name is not kept
        Actor who = gate.known(folded, place.via());
        gate.record(
                new AuditEvent(
                        outcome instanceof Outcome.Done
                                ? who
                                : Actor.stranger(who.username(), place.via()),
                        null,
                        "account.sign_in",
                        who.username(),
                        Gate.word(outcome),
                        ""));
    }
}
