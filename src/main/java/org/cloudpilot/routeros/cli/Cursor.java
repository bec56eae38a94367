package org.cloudpilot.routeros.cli;

/// A place in a script's text, and what closes the part that is being read.
final class Cursor {
    /// Stands behind the last character, and for "nothing closes it".
    static final char NONE = '\0';

    private final String text;
    private int at;
    private char closer = NONE;

    Cursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    char now() {
        return ahead(0);
    }

    char ahead(int characters) {
        int there = at + characters;
        return there < text.length() ? text.charAt(there) : NONE;
    }

    boolean atTextEnd() {
        return at >= text.length();
    }

    void skip(int characters) {
        at += characters;
    }

    boolean skip(char wanted) {
        if (atTextEnd() || now() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    boolean looksAt(String word) {
        return text.startsWith(word, at);
    }

    String since(int from) {
        return text.substring(from, at);
    }

    /// Blanks, and line ends that a backslash takes back.
    void blanks() {
        boolean more = true;
        while (more) {
            if (isBlank(now())) {
                at++;
            } else {
                more = continuation();
            }
        }
    }

    /// Blanks and line ends: between parentheses and in arrays a line may end anywhere.
    void space() {
        blanks();
        while (skip('\n')) {
            blanks();
        }
    }

    /// Skips a backslash at the end of a line.
    boolean continuation() {
        if (now() != '\\') {
            return false;
        }
        int end = ahead(1) == '\r' ? 2 : 1;
        if (ahead(end) != '\n') {
            return false;
        }
        at += end + 1;
        return true;
    }

    /// To the end of the line.
    void comment() {
        while (!atTextEnd() && now() != '\n') {
            if (!continuation()) {
                at++;
            }
        }
    }

    char closer() {
        return closer;
    }

    /// From here on `next` ends a command; answers what did before.
    char closeWith(char next) {
        char before = closer;
        closer = next;
        return before;
    }

    boolean atCloser() {
        return closer != NONE && now() == closer && !atTextEnd();
    }

    boolean atCommandEnd() {
        return atTextEnd() || now() == '\n' || now() == ';' || atCloser();
    }

    Halt halt(String error) {
        return new Halt(error, at);
    }

    void expect(char wanted) {
        if (!skip(wanted)) {
            throw halt(Halt.SYNTAX);
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /// A letter or digit of a variable's name.
    static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// What menus, commands and arguments are called.
    static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || isDigit(c) || c == '-' || c == '.' || c == '_';
    }

    /// What a value without quotes may have.
    static boolean isWordCharacter(char c) {
        return c > ' ' && c < 127 && "=;()[]{}\"$".indexOf(c) < 0;
    }

    String name() {
        int from = at;
        while (isNameCharacter(now())) {
            at++;
        }
        return since(from);
    }

    String alphanumerics() {
        int from = at;
        while (isAlphanumeric(now())) {
            at++;
        }
        return since(from);
    }

    /// @param withEquals whether an equals sign belongs to it, behind its first character
    String word(boolean withEquals) {
        int from = at;
        while (isWordCharacter(now()) && !isContinuation()
                || withEquals && now() == '=' && at > from) {
            at++;
        }
        return since(from);
    }

    private boolean isContinuation() {
        return now() == '\\' && (ahead(1) == '\n' || ahead(1) == '\r');
    }
}
