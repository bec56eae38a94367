package org.cloudpilot.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All ways into one store, as `keyslots.json` holds them.
///
/// @param generation counts the changes; the store keeps the same count beside its list of live
///   slots, which decides
/// @param check see [StoreKey#check]
public record KeySlots(String storeId, long generation, byte[] check, List<KeySlot> slots) {
    public KeySlots {
        slots = List.copyOf(slots);
    }

    /// More than one only after a program was killed between writing this file and the store: the
    /// store's list then tells which one lives.
    public List<KeySlot> named(SlotKind kind, String name) {
        return slots.stream()
                .filter(slot -> slot.kind() == kind && slot.name().equals(name))
                .toList();
    }

    public KeySlots with(KeySlot slot) {
        var more = new ArrayList<>(slots);
        more.add(slot);
        return new KeySlots(storeId, generation + 1, check, more);
    }

    /// Keeps the slots that the store lists and drops the rest.
    public KeySlots only(Set<String> liveIds, long generation) {
        return new KeySlots(
                storeId,
                generation,
                check,
                slots.stream().filter(slot -> liveIds.contains(slot.id())).toList());
    }
}
