package org.cloudpilot.routeros.cli;

/// A piece of a console line.
///
/// @param text what it stands for; a string's without quotes and escapes
/// @param start where it begins in the line
/// @param glued no blank stands before it
record Token(Kind kind, String text, int start, boolean glued) {
    enum Kind {
        WORD,
        STRING,
        SLASH,
        EQUALS,
        NOT,
        LESS,
        GREATER,
        TILDE,
        AND,
        OR,
        OPEN,
        CLOSE,
        LEFT_BRACKET,
        RIGHT_BRACKET,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String wanted) {
        return kind == Kind.WORD && text.equals(wanted);
    }
}
