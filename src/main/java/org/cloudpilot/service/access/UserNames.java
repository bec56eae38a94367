package org.cloudpilot.service.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudpilot.model.Message;

/// What a user may be called, and when two names are the same.
final class UserNames {
    private static final int LONGEST = 150;
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{M}\\p{N}@.+_-]+");

    private UserNames() {}

    /// What is wrong with a name; empty when it is right.
    static Optional<Message> problem(String name) {
        if (name.isBlank()) {
            return Optional.of(Message.of("access.username_missing"));
        }
        if (name.length() > LONGEST) {
            return Optional.of(Message.of("access.username_long", LONGEST));
        }
        return SHAPE.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(Message.of("access.username_shape"));
    }

    /// The name as it is kept: without blanks around it, and with each letter written one way.
    static String plain(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    /// The name as it is compared: case and ways of writing the same letter make no difference.
    static String fold(String name) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC);
        return Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
