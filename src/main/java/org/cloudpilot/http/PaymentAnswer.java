package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.PaymentCheck;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.jspecify.annotations.Nullable;

/// A payment credential as scripts see it; never a key.
///
/// @param baseUrl empty for the provider's own address
/// @param verifiedAt null when the provider was not asked since the keys or the address changed
/// @param verdict what came of that, as `failure` in the answer of verify, or `valid`
record PaymentAnswer(
        long id,
        String provider,
        String providerDisplay,
        String environment,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt,
        boolean isLive,
        boolean isSandbox,
        String baseUrl,
        boolean hasWebhookKey,
        @Nullable Instant verifiedAt,
        @Nullable String verdict) {
    static final PaymentAnswer EXAMPLE =
            new PaymentAnswer(
                    1,
                    PaymentProvider.KOPOKOPO.word(),
                    PaymentProvider.KOPOKOPO.display(),
                    "sandbox",
                    true,
                    Examples.TIME,
                    Examples.TIME,
                    false,
                    true,
                    "",
                    false,
                    Examples.TIME,
                    PaymentVerdict.VALID.word());

    /// What PUT and PATCH ignore, so that a script may send back what it got.
    static final List<String> READ_ONLY =
            List.of(
                    "id",
                    "provider",
                    "provider_display",
                    "created_at",
                    "updated_at",
                    "is_live",
                    "is_sandbox",
                    "has_webhook_key",
                    "verified_at",
                    "verdict");

    static PaymentAnswer of(PaymentCredential credential) {
        PaymentCheck check = credential.lastCheck();
        return new PaymentAnswer(
                credential.id().value(),
                credential.provider().word(),
                credential.provider().display(),
                credential.environment().word(),
                credential.active(),
                credential.createdAt(),
                credential.updatedAt(),
                credential.isLive(),
                !credential.isLive(),
                credential.baseUrl(),
                credential.hasWebhookKey(),
                check == null ? null : check.at(),
                check == null ? null : check.verdict().word());
    }
}
