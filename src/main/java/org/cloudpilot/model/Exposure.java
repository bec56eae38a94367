package org.cloudpilot.model;

import java.time.Instant;

/// Something that somebody knows who left its space: it is to be changed where it is used.
///
/// @param leaver who left, as they were called
public record Exposure(Thing thing, String leaver, Instant since) {
    /// What is known.
    public sealed interface Thing {
        /// For people.
        String name();
    }

    /// A router's password.
    public record OfRouter(RouterId id, String name) implements Thing {}

    /// The keys of a payment credential.
    public record OfPayment(PaymentCredentialId id, PaymentProvider provider) implements Thing {
        @Override
        public String name() {
            return provider.display();
        }
    }

    /// The password of a credential that routers share.
    public record OfCredential(CredentialId id, String name) implements Thing {}

    public String name() {
        return thing.name();
    }
}
