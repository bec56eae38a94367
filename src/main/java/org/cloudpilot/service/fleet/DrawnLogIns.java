package org.cloudpilot.service.fleet;

import java.util.Optional;
import java.util.function.Function;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.CredentialRepository;
import org.cloudpilot.store.StoredCredential;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Fills in what a router's draft takes from a shared credential.
final class DrawnLogIns {
    private final CredentialRepository repository;

    DrawnLogIns(CredentialRepository repository) {
        this.repository = repository;
    }

    /// Does `work` with the draft as if user name and password stood in it. A router that has the
    /// credential already keeps its copy.
    ///
    /// @param before null for a new router
    <T> Outcome<T> filledIn(
            SpaceKey key,
            RouterDraft draft,
            @Nullable Router before,
            Function<RouterDraft, Outcome<T>> work) {
        CredentialId id = draft.credential();
        if (id == null) {
            return work.apply(draft);
        }
        if (draft.password() != null) {
            return wrong("password", "field.credential_or_password");
        }
        Optional<StoredCredential> found = repository.find(key.space(), id);
        if (found.isEmpty()) {
            return wrong("credential_id", "field.credential_unknown");
        }
        String username = found.get().credential().username();
        if (draft.username() != null && !draft.username().strip().equals(username)) {
            return wrong("username", "field.credential_username");
        }
        if (before != null && id.equals(before.credential())) {
            return work.apply(draft.withLogin(username, null));
        }
        Optional<Secret> password = CredentialSeals.open(key, found.get());
        if (password.isEmpty()) {
            return Outcome.refused(new Refusal.Tampered());
        }
        try (Secret open = password.get()) {
            return work.apply(draft.withLogin(username, open));
        }
    }

    private static <T> Outcome<T> wrong(String field, String sentence) {
        return Outcome.refused(new Refusal.Invalid(FieldErrors.of(field, Message.of(sentence))));
    }
}
