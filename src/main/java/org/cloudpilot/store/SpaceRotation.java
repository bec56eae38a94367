package org.cloudpilot.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.PaymentCredentialId;
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
            Map<RouterId, RouterSecrets> routers,
            Map<AuthorityId, Sealed> authorities,
            Map<PaymentCredentialId, PaymentSecrets> payments,
            Map<CredentialId, Sealed> credentials) {
        public static Resealed nothing() {
            return new Resealed(Map.of(), Map.of(), Map.of(), Map.of());
        }

        public static Resealed of(Map<PaymentCredentialId, PaymentSecrets> payments) {
            return new Resealed(Map.of(), Map.of(), payments, Map.of());
        }

        public static Resealed of(
                Map<RouterId, RouterSecrets> routers,
                Map<AuthorityId, Sealed> authorities,
                Map<CredentialId, Sealed> credentials) {
            return new Resealed(routers, authorities, Map.of(), credentials);
        }

        /// These and what another holder has sealed anew.
        public Resealed and(Resealed more) {
            return new Resealed(
                    joined(routers, more.routers),
                    joined(authorities, more.authorities),
                    joined(payments, more.payments),
                    joined(credentials, more.credentials));
        }

        private static <K, V> Map<K, V> joined(Map<K, V> some, Map<K, V> more) {
            Map<K, V> all = new LinkedHashMap<>(some);
            all.putAll(more);
            return all;
        }
    }
}
