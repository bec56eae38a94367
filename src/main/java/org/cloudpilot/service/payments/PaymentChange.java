package org.cloudpilot.service.payments;

import java.util.Objects;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.payments.PaymentSeals.Part;
import org.cloudpilot.store.PaymentSecrets;
import org.cloudpilot.store.StoredPayment;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// A stored credential on its way to another one.
record PaymentChange(SpaceKey key, StoredPayment stored) {
    PaymentCredential before() {
        return stored.credential();
    }

    /// A new one, with the keys of the draft.
    ///
    /// @param draft as the form has found it right: both keys are there
    static StoredPayment fresh(SpaceKey key, PaymentCredential credential, PaymentDraft draft) {
        var seals = new PaymentSeals(key, credential);
        return new StoredPayment(
                credential,
                new PaymentSecrets(
                        seals.seal(Part.API_KEY, Objects.requireNonNull(draft.apiKey())),
                        seals.seal(Part.PRIVATE_KEY, Objects.requireNonNull(draft.privateKey())),
                        typed(seals, Part.WEBHOOK_KEY, draft.webhookKey())));
    }

    /// The keys of the draft, and the stored ones where it has none, sealed to `after`. Refused
    /// with `Tampered` where a stored one would have to be moved and does not open.
    Outcome<StoredPayment> to(PaymentCredential after, PaymentDraft draft) {
        return required(sealedFor(after, Part.API_KEY, draft.apiKey()))
                .then(
                        apiKey ->
                                required(sealedFor(after, Part.PRIVATE_KEY, draft.privateKey()))
                                        .then(
                                                privateKey ->
                                                        whole(after, draft, apiKey, privateKey)));
    }

    private Outcome<StoredPayment> whole(
            PaymentCredential after, PaymentDraft draft, Sealed apiKey, Sealed privateKey) {
        Sealed webhookKey = sealedFor(after, Part.WEBHOOK_KEY, draft.webhookKey());
        return after.hasWebhookKey() && webhookKey == null
                ? Outcome.refused(new Refusal.Tampered())
                : Outcome.done(
                        new StoredPayment(
                                after, new PaymentSecrets(apiKey, privateKey, webhookKey)));
    }

    Outcome<Secret> privateKey() {
        return new PaymentSeals(key, before())
                .open(Part.PRIVATE_KEY, stored.secrets())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Tampered()));
    }

    private @Nullable Sealed sealedFor(PaymentCredential after, Part part, @Nullable Secret typed) {
        var now = new PaymentSeals(key, before());
        var then = new PaymentSeals(key, after);
        if (typed != null) {
            return typed(then, part, typed);
        }
        return now.bindsLike(then)
                ? part.of(stored.secrets())
                : now.anew(then, part, stored.secrets()).orElse(null);
    }

    private static @Nullable Sealed typed(PaymentSeals seals, Part part, @Nullable Secret plain) {
        return plain == null || plain.isEmpty() ? null : seals.seal(part, plain);
    }

    private static Outcome<Sealed> required(@Nullable Sealed value) {
        return value == null ? Outcome.refused(new Refusal.Tampered()) : Outcome.done(value);
    }
}
