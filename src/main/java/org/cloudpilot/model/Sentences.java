package org.cloudpilot.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/// The one place where text for people is made, for windows and scripts alike, from the bundle
/// `i18n/messages`. A key that the bundle lacks is a defect and throws `MissingResourceException`.
public final class Sentences {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("i18n.messages", Locale.ROOT);

    private Sentences() {}

    public static String of(Message message) {
        return of(message.key(), message.arguments().toArray());
    }

    /// The sentence of `key` with its gaps (`{0}`, `{1}`…) filled; numbers are put in as they are.
    public static String of(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        if (arguments.length == 0) {
            return pattern.replace("''", "'");
        }
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Objects.toString(arguments[i]);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(texts);
    }
}
