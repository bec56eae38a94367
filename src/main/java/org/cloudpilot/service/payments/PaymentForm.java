package org.cloudpilot.service.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentAddress;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.provider.KeyShape;
import org.jspecify.annotations.Nullable;

/// Reads a draft field by field: every field is checked, and each wrong one gets its sentence.
final class PaymentForm {
    static final int KEY_LIMIT = 1_000;
    static final int ADDRESS_LIMIT = 400;

    private final PaymentDraft draft;
    private final @Nullable PaymentCredential before;
    private final boolean seesSecrets;
    private final FieldErrors.Collector errors = new FieldErrors.Collector();

    private PaymentForm(
            PaymentDraft draft, @Nullable PaymentCredential before, boolean seesSecrets) {
        this.draft = draft;
        this.before = before;
        this.seesSecrets = seesSecrets;
    }

    /// A new credential: provider, environment and both keys are required.
    static Outcome<PaymentCredential> fresh(
            PaymentDraft draft, SpaceId space, PaymentCredentialId id, Instant now) {
        return new PaymentForm(draft, null, false).read(space, id, now, now);
    }

    /// An existing one with changes: what is left out stays, and the provider does anyway.
    ///
    /// @param seesSecrets whether who changes it may see the stored private key, and so may have it
    ///   sent to another address
    static Outcome<PaymentCredential> changed(
            PaymentDraft draft, PaymentCredential before, boolean seesSecrets, Instant now) {
        return new PaymentForm(draft, before, seesSecrets)
                .read(before.space(), before.id(), before.createdAt(), now);
    }

    /// The fields that a change is about, by their names in the HTTP API; never their values.
    static List<String> changes(
            PaymentDraft draft, PaymentCredential before, PaymentCredential after) {
        List<String> names = new ArrayList<>();
        addIf(names, draft.apiKey() != null, "api_key");
        addIf(names, draft.privateKey() != null, "private_key");
        addIf(names, draft.webhookKey() != null, "webhook_key");
        addIf(names, before.environment() != after.environment(), "environment");
        addIf(names, !before.baseUrl().equals(after.baseUrl()), "base_url");
        addIf(names, before.active() != after.active(), "is_active");
        return names;
    }

    private static void addIf(List<String> names, boolean changed, String name) {
        if (changed) {
            names.add(name);
        }
    }

    private Outcome<PaymentCredential> read(
            SpaceId space, PaymentCredentialId id, Instant createdAt, Instant updatedAt) {
        PaymentProvider provider =
                required("provider", before == null ? draft.provider() : before.provider());
        PaymentEnvironment environment =
                required(
                        "environment",
                        draft.environment() == null && before != null
                                ? before.environment()
                                : draft.environment());
        String baseUrl = baseUrl();
        moved(baseUrl);
        if (provider != null && environment != null) {
            keys(provider, environment);
        }
        if (!errors.isEmpty() || provider == null || environment == null) {
            return Outcome.refused(new Refusal.Invalid(errors.errors()));
        }
        var read =
                new PaymentCredential(
                        id,
                        space,
                        provider,
                        environment,
                        baseUrl,
                        active(),
                        hasWebhookKey(),
                        null,
                        createdAt,
                        updatedAt);
        return Outcome.done(
                before == null || before.lastCheck() == null || asksElse(before, read)
                        ? read
                        : read.checked(before.lastCheck()));
    }

    /// Whether what the provider said of it before tells nothing any more.
    private boolean asksElse(PaymentCredential known, PaymentCredential read) {
        return draft.apiKey() != null
                || draft.privateKey() != null
                || known.environment() != read.environment()
                || !known.baseUrl().equals(read.baseUrl());
    }

    private <T> @Nullable T required(String field, @Nullable T value) {
        if (value == null) {
            errors.add(field, Message.of("field.required"));
        }
        return value;
    }

    private boolean active() {
        Boolean given = draft.active();
        return given == null ? before == null || before.active() : given;
    }

    private boolean hasWebhookKey() {
        Secret given = draft.webhookKey();
        return given == null ? before != null && before.hasWebhookKey() : !given.isEmpty();
    }

    private String baseUrl() {
        String given = draft.baseUrl();
        if (given == null) {
            return before == null ? "" : before.baseUrl();
        }
        if (given.isBlank()) {
            return "";
        }
        Optional<PaymentAddress> read = PaymentAddress.parse(given);
        if (given.length() > ADDRESS_LIMIT) {
            errors.add("base_url", Message.of("field.too_long", ADDRESS_LIMIT));
        } else if (read.isEmpty()) {
            errors.add("base_url", Message.of("field.payment_address"));
        }
        return read.map(PaymentAddress::text).orElse("");
    }

    /// The provider's own addresses get the stored key from whoever may change them; any other is
    /// as good as seeing it.
    private void moved(String baseUrl) {
        if (before != null
                && !seesSecrets
                && draft.privateKey() == null
                && !baseUrl.isEmpty()
                && !baseUrl.equals(before.baseUrl())) {
            errors.add("private_key", Message.of("field.key_for_other_address"));
        }
    }

    private void keys(PaymentProvider provider, PaymentEnvironment environment) {
        Secret apiKey = draft.apiKey();
        if (key("api_key", apiKey) && apiKey != null) {
            shape("api_key", KeyShape.ofApiKey(provider, environment, apiKey));
        }
        Secret privateKey = draft.privateKey();
        if (key("private_key", privateKey) && privateKey != null) {
            shape("private_key", KeyShape.ofPrivateKey(provider, environment, privateKey));
        }
        Secret webhookKey = draft.webhookKey();
        if (webhookKey != null && webhookKey.length() > KEY_LIMIT) {
            errors.add("webhook_key", Message.of("field.too_long", KEY_LIMIT));
        } else if (webhookKey != null
                && !webhookKey.isEmpty()
                && !KeyShape.isPrintable(webhookKey)) {
            shape("webhook_key", KeyShape.UNPRINTABLE);
        }
    }

    private boolean key(String field, @Nullable Secret given) {
        if (given == null ? before == null : given.isEmpty()) {
            errors.add(field, Message.of("field.required"));
            return false;
        }
        if (given != null && given.length() > KEY_LIMIT) {
            errors.add(field, Message.of("field.too_long", KEY_LIMIT));
            return false;
        }
        return true;
    }

    private void shape(String field, KeyShape shape) {
        if (shape.contradicts()) {
            errors.add(
                    field,
                    Message.of(
                            switch (shape) {
                                case OTHER_ENVIRONMENT -> "field.key_other_environment";
                                case OTHER_HALF -> "field.key_other_half";
                                case UNPRINTABLE, FITS, STRANGE -> "field.key_unprintable";
                            }));
        }
    }
}
