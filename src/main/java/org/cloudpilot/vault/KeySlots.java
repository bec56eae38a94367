package org.cloudpilot.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// All ways into one store, as `keyslots.json` holds them.
///
/// @param generation counts the changes; the store keeps the same count beside its list of live
///   slots, which decides
/// @param check see [StoreKey#check]
/// @param nextCheck of the key that is about to replace it; null but in the middle of a `rekey`
/// @param nextMark tells the database file with that key from the one with the old key; null but in
///   the middle of a `rekey`
/// @param auditHead the newest end of the audit chain that was kept; null before there was one
public record KeySlots(
        String storeId,
        long generation,
        byte[] check,
        byte @Nullable [] nextCheck,
        @Nullable String nextMark,
        @Nullable AuditHead auditHead,
        List<KeySlot> slots) {
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

    /// Those of a store whose key stays as it is, and of whose audit log nothing was kept yet.
    public static KeySlots of(String storeId, long generation, byte[] check, List<KeySlot> slots) {
        return new KeySlots(storeId, generation, check, null, null, null, slots);
    }

    public Optional<KeySlot> slot(String id) {
        return slots.stream().filter(slot -> slot.id().equals(id)).findFirst();
    }

    /// All slots of one user.
    public List<KeySlot> of(UserId user) {
        return slots.stream().filter(slot -> slot.user().equals(user)).toList();
    }

    public KeySlots with(KeySlot slot) {
        var more = new ArrayList<>(slots);
        more.add(slot);
        return new KeySlots(storeId, generation + 1, check, nextCheck, nextMark, auditHead, more);
    }

    /// Keeps the slots that the store lists and drops the rest.
    public KeySlots only(Set<String> liveIds, long generation) {
        return new KeySlots(
                storeId,
                generation,
                check,
                nextCheck,
                nextMark,
                auditHead,
                slots.stream().filter(slot -> liveIds.contains(slot.id())).toList());
    }

    /// The same with these slots alone.
    public KeySlots holding(List<KeySlot> others, long generation) {
        return new KeySlots(storeId, generation, check, nextCheck, nextMark, auditHead, others);
    }

    public KeySlots withAuditHead(AuditHead head) {
        return new KeySlots(storeId, generation, check, nextCheck, nextMark, head, slots);
    }

    /// The first step of a `rekey`: either key may be the file's.
    ///
    /// @param mark of the database file with the new key
    public KeySlots renewing(byte[] freshCheck, String mark, List<KeySlot> renewed) {
        return new KeySlots(storeId, generation + 1, check, freshCheck, mark, auditHead, renewed);
    }

    /// The last step of a `rekey`: the file has the new key.
    public KeySlots renewed() {
        byte[] fresh = nextCheck;
        return fresh == null
                ? this
                : new KeySlots(storeId, generation, fresh, null, null, auditHead, slots);
    }

    /// Gives up a `rekey`: the file has the old key.
    public KeySlots notRenewed() {
        return new KeySlots(
                storeId,
                generation,
                check,
                null,
                null,
                auditHead,
                slots.stream().map(KeySlot::withoutLastRenewal).toList());
    }
}
