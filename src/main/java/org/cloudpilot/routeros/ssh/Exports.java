package org.cloudpilot.routeros.ssh;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows a whole export from one that was cut short.
final class Exports {
    private static final Pattern HEADER = Pattern.compile("^# .* by RouterOS .*", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("(?m)^/[a-z0-9]");

    private Exports() {}

    /// Whether it looks like an export at all: it has RouterOS's header line or a section.
    static boolean isOne(String text) {
        return HEADER.matcher(text).find() || SECTION.matcher(text).find();
    }

    /// What is missing at its end, null when it is whole.
    static @Nullable String lack(String text) {
        if (!text.endsWith("\n")) {
            return "no newline at its end";
        }
        String trimmed = text.stripTrailing();
        if (trimmed.endsWith("\\")) {
            return "its last line goes on";
        }
        return endsInQuotes(text) ? "its last value has no end" : null;
    }

    private static boolean endsInQuotes(String text) {
        boolean quoted = false;
        boolean comment = false;
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (comment) {
                comment = c != '\n';
            } else if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '#' && lineStart && !quoted) {
                comment = true;
            }
            lineStart = c == '\n';
        }
        return quoted;
    }
}
