package org.cloudpilot.service.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.StoredCredential;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;

/// Seals a shared credential's password to its row and user name. Where it may be sent, each
/// router's own copy is bound to.
final class CredentialSeals {
    private CredentialSeals() {}

    static Sealed password(SpaceKey key, Credential credential, Secret password) {
        return key.seal(password, target(credential));
    }

    /// Empty where it was moved, or its user name changed behind the program's back.
    static Optional<Secret> open(SpaceKey key, StoredCredential stored) {
        return key.open(stored.password(), target(stored.credential()));
    }

    /// All of them under another key, but those that do not open.
    static Map<CredentialId, Sealed> anew(
            SpaceKey old, SpaceKey fresh, List<StoredCredential> all) {
        Map<CredentialId, Sealed> anew = new LinkedHashMap<>();
        for (StoredCredential stored : all) {
            open(old, stored)
                    .ifPresent(
                            plain -> {
                                try (plain) {
                                    anew.put(
                                            stored.credential().id(),
                                            password(fresh, stored.credential(), plain));
                                }
                            });
        }
        return anew;
    }

    private static SealTarget target(Credential credential) {
        return new SealTarget(
                "credential",
                "password",
                credential.id().value(),
                credential.space(),
                List.of(credential.username()));
    }
}
