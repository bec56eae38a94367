package org.cloudpilot.service.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Departure;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.SlotKind;

/// How people leave spaces, and spaces end. Used under the lock of [Gate].
final class Leaving {
    private final Gate gate;
    private final Store store;
    private final Admission admission;

    Leaving(Gate gate) {
        this.gate = gate;
        this.store = gate.store();
        this.admission = gate.admission();
    }

    /// One member leaves. When nobody who belongs there has the space's key in memory, it is
    /// replaced as soon as somebody has.
    List<Exposure> leave(SpaceId space, Member leaver) {
        endBoundKeys(space, leaver.user());
        store.spaces().removeMember(space, leaver.user(), leaver.username(), gate.now());
        admission.membershipsChanged(leaver.user());
        admission.spaces().lock(leaver.user(), space);
        admission.rotations().rotateDue(gate.door().openSlots().storeId());
        return store.spaces().exposures(space).stream()
                .filter(exposure -> exposure.leaver().equals(leaver.username()))
                .toList();
    }

    /// A space ends, with all it owns.
    void dissolve(SpaceId space) {
        List<Member> members = store.spaces().members(space);
        for (Member member : members) {
            endBoundKeys(space, member.user());
            admission.spaces().lock(member.user(), space);
        }
        store.spaces().delete(space);
        members.forEach(member -> admission.membershipsChanged(member.user()));
    }

    /// A user is gone from the store: what is in memory follows.
    ///
    /// @param keys the pairs that the user had
    void left(Departure departure, List<ApiKey> keys) {
        UserId user = departure.user();
        admission.endAll(user);
        keys.forEach(admission::end);
        admission.membershipsChanged(user);
        departure
                .left()
                .forEach(
                        (space, heir) -> {
                            admission.spaces().lock(user, space);
                            heir.ifPresent(admission::membershipsChanged);
                        });
        departure.dissolved().forEach(space -> admission.spaces().lock(user, space));
        admission.rotations().rotateDue(gate.door().openSlots().storeId());
    }

    private void endBoundKeys(SpaceId space, UserId user) {
        for (ApiKey key : store.apiKeys().all(user)) {
            if (!space.equals(key.space())) {
                continue;
            }
            List<KeySlot> gone = gate.door().openSlots().named(SlotKind.API_KEY, key.publicKey());
            admission.end(key);
            try {
                gate.door().change(List.of(), gone, () -> store.apiKeys().delete(key.id()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
