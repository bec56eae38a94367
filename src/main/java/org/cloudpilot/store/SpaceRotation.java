package org.cloudpilot.store;

import java.util.Map;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.Sealed;

/// A space's new key for every member, and everything that was sealed under the old one. Written in
/// one transaction.
public record SpaceRotation(SpaceId space, Map<UserId, byte[]> wrappedKeys, Resealed resealed) {
    /// The values sealed anew; one that did not open under the old key is not among them, and stays
    /// as unreadable as it was.
    public record Resealed(
            Map<RouterId, RouterSecrets> routers, Map<AuthorityId, Sealed> authorities) {
        public static Resealed nothing() {
            return new Resealed(Map.of(), Map.of());
        }
    }
}
