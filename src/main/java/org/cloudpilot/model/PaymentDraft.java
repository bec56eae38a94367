package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// What a form or a body says of a payment credential; null is left out. The secrets stay the
/// caller's.
///
/// @param apiKey Kopo Kopo's client id, IntaSend's publishable key
/// @param privateKey Kopo Kopo's client secret, IntaSend's secret key
/// @param webhookKey what signs the provider's calls: Kopo Kopo's API key; empty for none
public record PaymentDraft(
        @Nullable PaymentProvider provider,
        @Nullable Secret apiKey,
        @Nullable Secret privateKey,
        @Nullable Secret webhookKey,
        @Nullable PaymentEnvironment environment,
        @Nullable String baseUrl,
        @Nullable Boolean active) {
    /// A private key and nothing else.
    public static PaymentDraft ofPrivateKey(Secret key) {
        return new PaymentDraft(null, null, key, null, null, null, null);
    }
}
