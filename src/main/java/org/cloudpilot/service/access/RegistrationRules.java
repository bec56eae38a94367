package org.cloudpilot.service.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

/// What a registration must fulfil, with one sentence a field.
final class RegistrationRules {
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private RegistrationRules() {}

    static FieldErrors check(String username, @Nullable String email, Secret password) {
        var errors = new FieldErrors.Collector();
        UserNames.problem(username).ifPresent(message -> errors.add("username", message));
        if (email != null) {
            emailProblem(email).ifPresent(message -> errors.add("email", message));
        }
        PasswordRules.problem(password, UserNames.fold(username))
                .ifPresent(message -> errors.add("password", message));
        return errors.errors();
    }

    static Optional<Message> emailProblem(String email) {
        return email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()
                ? Optional.of(Message.of("access.email_shape"))
                : Optional.empty();
    }
}
