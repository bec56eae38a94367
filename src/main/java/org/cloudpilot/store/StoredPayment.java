package org.cloudpilot.store;

import org.cloudpilot.model.PaymentCredential;

/// A payment credential as the store has it.
public record StoredPayment(PaymentCredential credential, PaymentSecrets secrets) {}
