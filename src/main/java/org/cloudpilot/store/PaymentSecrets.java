package org.cloudpilot.store;

import org.cloudpilot.vault.Sealed;
import org.jspecify.annotations.Nullable;

/// The sealed keys of one payment credential.
///
/// @param webhookKey null where none is kept
public record PaymentSecrets(Sealed apiKey, Sealed privateKey, @Nullable Sealed webhookKey) {}
