package org.cloudpilot.service.payments;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.PaymentSecrets;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Seals a credential's keys to its row and to where they are sent. One that was moved, or whose
/// provider, environment or address was changed behind the program's back, does not open.
record PaymentSeals(SpaceKey key, PaymentCredential credential) {
    /// The keys that a credential has.
    enum Part {
        API_KEY("api_key"),
        PRIVATE_KEY("private_key"),
        WEBHOOK_KEY("webhook_key");

        private final String column;

        Part(String column) {
            this.column = column;
        }

        @Nullable Sealed of(PaymentSecrets secrets) {
            return switch (this) {
                case API_KEY -> secrets.apiKey();
                case PRIVATE_KEY -> secrets.privateKey();
                case WEBHOOK_KEY -> secrets.webhookKey();
            };
        }
    }

    Sealed seal(Part part, Secret plain) {
        return key.seal(plain, target(part));
    }

    /// Empty where it was tampered with, and where none is kept.
    Optional<Secret> open(Part part, PaymentSecrets secrets) {
        return Optional.ofNullable(part.of(secrets))
                .flatMap(stored -> key.open(stored, target(part)));
    }

    /// The same value for another key or target; empty where it does not open.
    Optional<Sealed> anew(PaymentSeals after, Part part, PaymentSecrets secrets) {
        return open(part, secrets)
                .map(
                        plain -> {
                            try (plain) {
                                return after.seal(part, plain);
                            }
                        });
    }

    /// All of them under another key. What does not open stays as it is.
    PaymentSecrets anew(SpaceKey fresh, PaymentSecrets secrets) {
        var after = new PaymentSeals(fresh, credential);
        return new PaymentSecrets(
                anew(after, Part.API_KEY, secrets).orElse(secrets.apiKey()),
                anew(after, Part.PRIVATE_KEY, secrets).orElse(secrets.privateKey()),
                anew(after, Part.WEBHOOK_KEY, secrets).orElse(secrets.webhookKey()));
    }

    /// Whether both seal to the same place.
    boolean bindsLike(PaymentSeals other) {
        return bound().equals(other.bound());
    }

    private List<String> bound() {
        return List.of(
                credential.provider().word(),
                credential.environment().word(),
                credential.address());
    }

    private SealTarget target(Part part) {
        return new SealTarget(
                "payment_credential",
                part.column,
                credential.id().value(),
                credential.space(),
                bound());
    }
}
