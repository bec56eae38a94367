package org.cloudpilot.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account with a payment provider, without its keys.
///
/// @param baseUrl where the provider is asked, ending in a slash; empty for its own address
/// @param hasWebhookKey whether the key that signs the provider's calls is kept
/// @param lastCheck null when the provider was not asked since the keys or the address changed
public record PaymentCredential(
        PaymentCredentialId id,
        SpaceId space,
        PaymentProvider provider,
        PaymentEnvironment environment,
        String baseUrl,
        boolean active,
        boolean hasWebhookKey,
        @Nullable PaymentCheck lastCheck,
        Instant createdAt,
        Instant updatedAt) {
    /// Where the provider is asked.
    public String address() {
        return baseUrl.isEmpty() ? provider.address(environment) : baseUrl;
    }

    public boolean isLive() {
        return environment == PaymentEnvironment.LIVE;
    }

    public PaymentCredential checked(PaymentCheck check) {
        return new PaymentCredential(
                id,
                space,
                provider,
                environment,
                baseUrl,
                active,
                hasWebhookKey,
                check,
                createdAt,
                updatedAt);
    }

    public PaymentCredential toggled(boolean isActive, Instant at) {
        return new PaymentCredential(
                id,
                space,
                provider,
                environment,
                baseUrl,
                isActive,
                hasWebhookKey,
                lastCheck,
                createdAt,
                at);
    }
}
