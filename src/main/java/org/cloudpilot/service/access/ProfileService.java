package org.cloudpilot.service.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Profile;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.jspecify.annotations.Nullable;

/// What the caller says of themselves.
public final class ProfileService {
    private static final int LONGEST_BIO = 2_000;
    private static final int LONGEST_WEBSITE = 500;

    private final Gate gate;

    public ProfileService(AccessService access) {
        this.gate = access.gate();
    }

    /// What is to be changed; a null stays as it is.
    public record Draft(@Nullable String email, @Nullable String bio, @Nullable String website) {}

    public Outcome<Profile> profile(Caller caller) {
        return gate.look(caller, Scope.READ, () -> found(caller));
    }

    /// Refused with `Invalid` beside the field.
    public Outcome<Profile> change(Caller caller, Draft draft) {
        FieldErrors problems = problems(draft);
        if (!problems.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(problems));
        }
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("account.change_profile", caller.username()),
                () ->
                        found(caller)
                                .then(
                                        before -> {
                                            gate.store()
                                                    .accounts()
                                                    .describe(caller.user(), merged(before, draft));
                                            return found(caller);
                                        }));
    }

    private Outcome<Profile> found(Caller caller) {
        return gate.store()
                .accounts()
                .profile(caller.user())
                .<Outcome<Profile>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private Profile merged(Profile before, Draft draft) {
        return new Profile(
                before.username(),
                draft.email() == null ? before.email() : draft.email().strip(),
                draft.bio() == null ? before.bio() : draft.bio().strip(),
                draft.website() == null ? before.website() : draft.website().strip(),
                before.createdAt(),
                gate.now());
    }

    private static FieldErrors problems(Draft draft) {
        var errors = new FieldErrors.Collector();
        String email = draft.email();
        if (email != null && !email.isBlank()) {
            RegistrationRules.emailProblem(email.strip())
                    .ifPresent(message -> errors.add("email", message));
        }
        String bio = draft.bio();
        if (bio != null && bio.strip().length() > LONGEST_BIO) {
            errors.add("bio", Message.of("field.too_long", LONGEST_BIO));
        }
        String website = draft.website();
        if (website != null && !website.isBlank()) {
            websiteProblem(website.strip()).ifPresent(message -> errors.add("website", message));
        }
        return errors.errors();
    }

    /// A page of the web and nothing else: whoever shows it as a link must not run a script.
    private static Optional<Message> websiteProblem(String text) {
        if (text.length() > LONGEST_WEBSITE) {
            return Optional.of(Message.of("field.too_long", LONGEST_WEBSITE));
        }
        try {
            URI uri = new URI(text);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.empty()
                    : Optional.of(Message.of("access.website_shape"));
        } catch (URISyntaxException wrong) {
            return Optional.of(Message.of("access.website_shape"));
        }
    }
}
