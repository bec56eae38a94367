package org.cloudpilot.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether console lines ask for the value of a secret, so that the router prints it bare: `:put
/// [/ppp secret get 0 password]`.
final class SecretQuestion {
    private static final Pattern GET = Pattern.compile("(?i)(^|[\\s/\\[({])get?(?=\\s)");
    private static final Pattern WORD =
            Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)\"?(?![A-Za-z0-9._-]|\\s*[=~<>!])");

    /// `$password`, `($user->"password")`
    private static final Pattern HELD = Pattern.compile("(\\$|->)\\s*\"?([A-Za-z0-9._-]+)");

    private final SecretArguments secrets;
    private final String lines;

    SecretQuestion(SecretArguments secrets, String lines) {
        this.secrets = secrets;
        this.lines = lines;
    }

    boolean isAsked() {
        Matcher get = GET.matcher(lines);
        while (get.find()) {
            if (names(WORD, 1, lines.substring(get.end(), end(get.end())))) {
                return true;
            }
        }
        return names(HELD, 2, lines);
    }

    private boolean names(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().anyMatch(it -> secrets.isSecret(it.group(group)));
    }

    /// Where the command that goes on at `from` ends.
    private int end(int from) {
        int depth = 0;
        for (int at = from; at < lines.length(); at++) {
            switch (lines.charAt(at)) {
                case '[', '(', '{' -> depth++;
                case ']', ')', '}' -> depth--;
                case ';', '\n' -> {
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
            if (depth < 0) {
                return at;
            }
        }
        return lines.length();
    }
}
