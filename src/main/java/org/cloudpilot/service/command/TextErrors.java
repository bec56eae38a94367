package org.cloudpilot.service.command;

import java.util.Optional;
import java.util.regex.Pattern;

/// Errors that RouterOS says within a text instead of as a refusal. Its sentences are known: a
/// command's own output seldom ends with one.
final class TextErrors {
    private static final Pattern ONE =
            Pattern.compile(
                    "(syntax error|bad command name|expected (end of command|command name|value"
                            + "|closing|variable name|name of|number|opening)|bad parameter|"
                            + "missing value|missing [a-z-]+ |no such (command|item|file|argument)|"
                            + "unknown parameter|input does not match|invalid value|ambiguous value|"
                            + "value of .* (must|contains|out of|range)|failure:|"
                            + "not enough permissions|cannot log in|interrupted|"
                            + "invalid internal item|no default value|expression|error:|"
                            + "action (failed|timed out)|script error|can't ).*"
                            + "|.*\\(line \\d+ column \\d+\\)( in .*)?",
                    Pattern.CASE_INSENSITIVE);

    private TextErrors() {}

    /// The error that the text ends with; a script stops at its first one.
    static Optional<String> in(String text) {
        String last = text.stripTrailing();
        int line = last.lastIndexOf('\n');
        String sentence = last.substring(line + 1).strip();
        return ONE.matcher(sentence).matches() ? Optional.of(sentence) : Optional.empty();
    }

    /// What was said before its error.
    static String before(String text) {
        String whole = text.stripTrailing();
        int line = whole.lastIndexOf('\n');
        return line < 0 ? "" : whole.substring(0, line).stripTrailing();
    }
}
