package org.cloudpilot.service.access;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;

/// How scripts come in with a key pair. A pair that was let in before is answered from memory.
final class KeyEntrance {
    private final Gate gate;
    private final Admission admission;
    private final StoreDoor door;
    private final Attempts attempts;

    KeyEntrance(Gate gate) {
        this.gate = gate;
        this.admission = gate.admission();
        this.door = gate.door();
        this.attempts = gate.attempts();
    }

    Outcome<Pass> pass(String publicKey, Secret privateKey, String from) {
        Optional<Secret> decoded = KeyPair.decode(privateKey);
        if (decoded.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        try (Secret key = decoded.get()) {
            Optional<Pass> known = admission.keys().pass(publicKey);
            if (known.isPresent() && !known.get().isOf(key)) {
                return attempts.wrongSecret("key", publicKey);
            }
            return known.isPresent() && admission.use(known.get())
                    ? Outcome.done(known.get())
                    : door.slots().then(slots -> passOfSlot(slots, publicKey, key, from));
        }
    }

    private Outcome<Pass> passOfSlot(
            KeySlots slots, String publicKey, Secret privateKey, String from) {
        List<KeySlot> named = slots.named(SlotKind.API_KEY, publicKey);
        if (named.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        KeySlot slot = named.getFirst();
        Optional<SlotKeys> opened = slot.open(slots.storeId(), privateKey);
        if (opened.isEmpty() || slot.expiredAt(gate.now())) {
            opened.ifPresent(SlotKeys::close);
            return attempts.wrongSecret("key", publicKey);
        }
        try (SlotKeys keys = opened.get()) {
            return gate.admitting(() -> enter(slots.storeId(), slot, keys, privateKey));
        }
    }

    private Outcome<Pass> enter(String storeId, KeySlot slot, SlotKeys keys, Secret privateKey) {
        if (gate.isClosedToKeys() && !door.isOpen()) {
            return Outcome.refused(new Refusal.Locked());
        }
        Outcome<Pass> entered = admission.toKey(slot, keys, privateKey);
        if (entered instanceof Outcome.Done && slot.isUnsettled()) {
            door.settle(slot.settled(storeId, privateKey, keys));
        }
        return entered;
    }
}
