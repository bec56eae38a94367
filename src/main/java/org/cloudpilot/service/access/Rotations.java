package org.cloudpilot.service.access;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.SpaceKey;

/// Replaces the keys of spaces that somebody left, as soon as somebody who belongs there has the
/// key in memory. Used under the lock of [Gate].
final class Rotations {
    private static final Logger LOG = System.getLogger(Rotations.class.getName());

    private final Store store;
    private final Spaces spaces;

    Rotations(Store store, Spaces spaces) {
        this.store = store;
        this.spaces = spaces;
    }

    /// Replaces what is due among the unlocked spaces. What cannot be sealed anew or written stays
    /// due, and keeps nobody out.
    void rotateDue(String storeId) {
        for (SpaceId space : store.spaces().rotationsDue()) {
            try {
                if (spaces.has(space)) {
                    rotate(storeId, space);
                }
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "The key of a space could not be replaced yet.", failed);
            }
        }
    }

    private void rotate(String storeId, SpaceId space) {
        SpaceKey fresh = SpaceKey.random(storeId, space);
        boolean rotated = false;
        try {
            Map<UserId, byte[]> wrapped = wrapped(fresh, store.spaces().members(space));
            spaces.rotate(
                    fresh,
                    resealed -> store.spaces().rotate(new SpaceRotation(space, wrapped, resealed)));
            rotated = true;
        } finally {
            if (!rotated) {
                fresh.close();
            }
        }
    }

    private Map<UserId, byte[]> wrapped(SpaceKey fresh, List<Member> members) {
        Map<UserId, byte[]> wrapped = new LinkedHashMap<>();
        for (Member member : members) {
            byte[] publicKey = store.accounts().publicKey(member.user()).orElseThrow();
            wrapped.put(member.user(), fresh.wrapFor(member.user(), publicKey));
        }
        return wrapped;
    }
}
