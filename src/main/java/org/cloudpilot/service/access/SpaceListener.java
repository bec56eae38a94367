package org.cloudpilot.service.access;

import java.util.function.Consumer;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.vault.SpaceKey;

/// Told of spaces whose key comes into memory or leaves it. Calls come one after another, from any
/// thread, before the call that caused them returns; they must not call [AccessService] back.
public interface SpaceListener {
    /// `key` stays valid until [#locked] of the same space returns. It is not the listener's to
    /// close.
    void unlocked(SpaceId space, SpaceKey key);

    void locked(SpaceId space);

    /// The space gets a new key, because somebody left who had the old one. Whoever holds what is
    /// sealed in it seals it anew, calls `commit` once with that, and uses `fresh` from then on; if
    /// `commit` throws, the old key stays. Inside `commit` the other holders do the same, and
    /// everything is written at once. Nothing of the space is changed by others meanwhile.
    ///
    /// @return whether this listener called `commit`
    default boolean rotated(
            SpaceId space, SpaceKey fresh, Consumer<SpaceRotation.Resealed> commit) {
        return false;
    }
}
