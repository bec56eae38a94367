package org.cloudpilot.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One look through a line for the values of secrets. Where the line can be read in two ways, the
/// one that hides more is taken. Quoted strings are read as what they stand for, since they may
/// hold scripts with secrets of their own, in quotes of their own.
final class SecretScan {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /// `=` and the comparisons of `where`; `:` as JSON has it.
    private static final Pattern OPERATOR =
            Pattern.compile("\\s*(!=|!~|<=|>=|<(?!hidden>)|[=~>:])");

    private static final Pattern NEXT_NAME = Pattern.compile("\\s+([A-Za-z0-9._-]+=|$)");
    private static final Pattern BROKEN = Pattern.compile("\\\\\\r?\\n[ \\t]*");
    private static final Pattern BLANKS = Pattern.compile("\\s*");

    /// After these a script's variable and its value follow, parted by a blank.
    private static final Pattern VARIABLE = Pattern.compile("(?i)(local|global|set)\\s+$");

    private static final int LOOKS_BACK = 64;

    private static final Pattern CLOSERS_ALONE = Pattern.compile("[\\])};]*(\\s|$)");

    private final SecretArguments secrets;
    private final String line;
    private final StringBuilder shown = new StringBuilder();
    private int at;

    SecretScan(SecretArguments secrets, String line) {
        this.secrets = secrets;
        this.line = line;
    }

    String redacted() {
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                string();
            } else if (!name()) {
                shown.append(line.charAt(at++));
            }
        }
        return shown.toString();
    }

    private void string() {
        int start = at;
        at = ConsoleQuotes.end(line, start);
        String quoted = line.substring(start, at);
        String content = ConsoleQuotes.content(quoted);
        Matcher operator = matcher(OPERATOR);
        if (secrets.isSecret(content) && operator.lookingAt()) {
            shown.append(quoted);
            hide(operator);
            return;
        }
        String harmless = new SecretScan(secrets, content).redacted();
        shown.append(harmless.equals(content) ? quoted : ConsoleQuotes.quote(harmless));
    }

    private boolean name() {
        Matcher name = matcher(NAME);
        if (!name.lookingAt()) {
            return false;
        }
        boolean variable = isVariable();
        shown.append(name.group());
        at = name.end();
        if (!secrets.isSecret(name.group())) {
            return true;
        }
        Matcher operator = matcher(OPERATOR);
        if (operator.lookingAt()) {
            hide(operator);
        } else if (variable && at < line.length() && !matcher(NEXT_NAME).lookingAt()) {
            blanks();
            hideValue();
        }
        return true;
    }

    private boolean isVariable() {
        return VARIABLE.matcher(line).region(Math.max(0, at - LOOKS_BACK), at).find();
    }

    private void hide(Matcher operator) {
        shown.append(operator.group());
        at = operator.end();
        if (matcher(NEXT_NAME).lookingAt()) {
            shown.append(SecretArguments.HIDDEN);
            return;
        }
        blanks();
        hideValue();
    }

    private void blanks() {
        Matcher blanks = matcher(BLANKS);
        if (blanks.lookingAt()) {
            shown.append(blanks.group());
            at = blanks.end();
        }
    }

    private void hideValue() {
        shown.append(SecretArguments.HIDDEN);
        int depth = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                at = ConsoleQuotes.end(line, at);
            } else if (c == '\\') {
                escaped();
            } else if (depth == 0
                    && (Character.isWhitespace(c) || matcher(CLOSERS_ALONE).lookingAt())) {
                return;
            } else {
                depth = Math.max(0, depth + step(c));
                at++;
            }
        }
    }

    /// A value goes on behind the break of a line, as exports have it.
    private void escaped() {
        Matcher broken = matcher(BROKEN);
        at = broken.lookingAt() ? broken.end() : Math.min(at + 2, line.length());
    }

    private static int step(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(line).region(at, line.length());
    }
}
