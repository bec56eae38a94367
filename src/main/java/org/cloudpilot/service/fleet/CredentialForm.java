package org.cloudpilot.service.fleet;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialDraft;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// Reads a draft of a shared credential; its fields hold what a router's hold.
final class CredentialForm {
    private final FieldErrors.Collector errors = new FieldErrors.Collector();

    private CredentialForm() {}

    /// A new one: nothing may be left out.
    static Outcome<Credential> fresh(
            CredentialDraft draft, SpaceId space, CredentialId id, Instant now) {
        var form = new CredentialForm();
        if (draft.password() == null) {
            form.errors.add("password", Message.of("field.password_missing"));
        }
        return form.read(draft, new Credential(id, space, "", "", List.of(), now, now), now);
    }

    /// What is left out stays.
    static Outcome<Credential> changed(CredentialDraft draft, Credential before, Instant now) {
        return new CredentialForm().read(draft, before, now);
    }

    private Outcome<Credential> read(CredentialDraft draft, Credential before, Instant now) {
        String name = text("name", draft.name(), before.name(), RouterForm.NAME_LIMIT);
        String username =
                text("username", draft.username(), before.username(), RouterForm.USER_LIMIT);
        Secret password = draft.password();
        if (password != null) {
            RouterForm.limited(errors, password);
        }
        return errors.isEmpty()
                ? Outcome.done(
                        new Credential(
                                before.id(),
                                before.space(),
                                name,
                                username,
                                before.usedBy(),
                                before.createdAt(),
                                now))
                : Outcome.refused(new Refusal.Invalid(errors.errors()));
    }

    private String text(String field, @Nullable String given, String otherwise, int limit) {
        return RouterForm.text(errors, field, given, otherwise, limit, true);
    }
}
