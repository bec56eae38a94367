package org.cloudpilot.service.access;

import org.cloudpilot.model.SpaceId;
import org.cloudpilot.vault.SpaceKey;

/// Told of spaces whose key comes into memory or leaves it. Calls come one after another, from any
/// thread, before the call that caused them returns; they must not call [AccessService] back.
public interface SpaceListener {
    /// `key` stays valid until [#locked] of the same space returns. It is not the listener's to
    /// close.
    void unlocked(SpaceId space, SpaceKey key);

    void locked(SpaceId space);
}
