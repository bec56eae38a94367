package org.cloudpilot.service.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.List;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.SlotKind;

/// Takes away key pairs whose time beside the ones that replaced them is over. Used under the lock
/// of [Gate].
final class ReplacedKeys {
    private static final Logger LOG = System.getLogger(ReplacedKeys.class.getName());

    private final Gate gate;

    ReplacedKeys(Gate gate) {
        this.gate = gate;
    }

    void endDue() {
        if (!gate.door().isOpen()) {
            return;
        }
        for (ApiKey due : gate.store().apiKeys().endedBy(gate.now())) {
            try {
                end(gate, due);
                gate.record(
                        new AuditEvent(
                                Actor.program("rotation"),
                                null,
                                "key.revoke",
                                due.publicKey(),
                                AuditEvent.OK,
                                ""));
            } catch (IOException failed) {
                // it is not let in any more; the next round takes the slot away
                LOG.log(Level.WARNING, "A replaced key pair could not be taken away.", failed);
            }
        }
    }

    /// A pair is dead when this returns, with its tokens.
    static void end(Gate gate, ApiKey key) throws IOException {
        List<KeySlot> gone = gate.door().openSlots().named(SlotKind.API_KEY, key.publicKey());
        gate.admission().end(key);
        gate.door().change(List.of(), gone, () -> gate.store().apiKeys().delete(key.id()));
    }
}
