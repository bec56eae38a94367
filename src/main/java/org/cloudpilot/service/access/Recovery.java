package org.cloudpilot.service.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.RecoveryKey;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;

/// A user comes back with the recovery key. Used under the lock of [Gate].
final class Recovery {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());

    private final Gate gate;

    Recovery(Gate gate) {
        this.gate = gate;
    }

    Outcome<RecoveryKey> recover(
            String folded, Secret credential, PasswordGate.Stretched password) {
        return gate.door().slots().then(slots -> recover(slots, folded, credential, password));
    }

    private Outcome<RecoveryKey> recover(
            KeySlots slots, String folded, Secret credential, PasswordGate.Stretched password) {
        for (KeySlot slot : slots.named(SlotKind.RECOVERY, folded)) {
            Optional<SlotKeys> opened = slot.open(slots.storeId(), credential);
            if (opened.isPresent()) {
                try (SlotKeys keys = opened.get()) {
                    return gate.admission()
                            .prove(slot, keys)
                            .then(_ -> replace(slot, folded, keys, password));
                }
            }
        }
        return Outcome.refused(new Refusal.BadCredentials());
    }

    private Outcome<RecoveryKey> replace(
            KeySlot used, String folded, SlotKeys keys, PasswordGate.Stretched password) {
        KeySlots open = gate.door().openSlots();
        RecoveryKey fresh = RecoveryKey.random();
        boolean done = false;
        try (Secret bits = RecoveryKey.decode(fresh.text()).orElseThrow()) {
            List<KeySlot> added =
                    List.of(
                            password.slot(open.storeId(), used.user(), folded, keys),
                            KeySlot.ofRandomKey(
                                    open.storeId(),
                                    SlotKind.RECOVERY,
                                    used.user(),
                                    folded,
                                    bits,
                                    keys));
            List<KeySlot> removed =
                    open.of(used.user()).stream()
                            .filter(slot -> slot.kind() != SlotKind.API_KEY)
                            .toList();
            gate.admission().endAll(used.user());
            gate.door().change(added, removed, () -> gate.store().slots().change(added, removed));
            gate.openToKeys();
            done = true;
            return Outcome.done(fresh);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A recovery could not be written.", failed);
            return Outcome.refused(new Refusal.StoreBroken(Message.of("store.write_failed")));
        } finally {
            if (!done) {
                fresh.close();
            }
        }
    }
}
