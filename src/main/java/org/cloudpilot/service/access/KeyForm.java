package org.cloudpilot.service.access;

import java.time.Instant;
import java.util.Set;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.jspecify.annotations.Nullable;

/// What a new key pair is to be.
///
/// @param name for people; blank: named by the program
/// @param expiresAt null: never
/// @param space the one space it works in; null: in all of its user's
public record KeyForm(
        String name, Set<Scope> scopes, @Nullable Instant expiresAt, @Nullable SpaceId space) {
    private static final int LONGEST_NAME = 200;

    /// The last that a time of four digits for the year can say.
    private static final Instant LATEST_END = Instant.parse("9999-12-31T23:59:59Z");

    public KeyForm {
        scopes = Set.copyOf(scopes);
    }

    FieldErrors problems(Instant now) {
        var errors = new FieldErrors.Collector();
        if (name.length() > LONGEST_NAME) {
            errors.add("name", Message.of("field.too_long", LONGEST_NAME));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.add("name", Message.of("field.control_characters"));
        }
        if (scopes.isEmpty()) {
            errors.add("scopes", Message.of("field.required"));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            errors.add("expires_at", Message.of("field.in_the_past"));
        } else if (expiresAt != null && expiresAt.isAfter(LATEST_END)) {
            errors.add("expires_at", Message.of("field.too_late"));
        }
        return errors.errors();
    }
}
