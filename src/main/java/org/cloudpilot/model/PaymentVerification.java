package org.cloudpilot.model;

/// A credential and what came of verifying it.
public sealed interface PaymentVerification {
    PaymentCredential credential();

    /// A private key was held against the stored one; nobody was asked.
    record Compared(PaymentCredential credential, boolean matches) implements PaymentVerification {}

    /// The provider was asked.
    record Asked(PaymentCredential credential, PaymentVerdict verdict)
            implements PaymentVerification {}
}
