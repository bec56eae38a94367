package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.routeros.cli.Token.Kind;

/// The tokens that are still to be read.
final class Tokens {
    private final List<Token> all;
    private int at;

    Tokens(List<Token> all) {
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    /// `distance` tokens further; the end stands behind the end, too.
    Token peek(int distance) {
        return all.get(Math.min(at + distance, all.size() - 1));
    }

    Token next() {
        Token token = all.get(at);
        at = Math.min(at + 1, all.size() - 1);
        return token;
    }

    boolean atEnd() {
        return peek().is(Kind.END);
    }

    /// Reads the next token if it is of that kind.
    boolean skip(Kind kind) {
        if (peek().is(kind)) {
            next();
            return true;
        }
        return false;
    }

    /// A value that may follow at once: pieces without a blank between them, or one string. None is
    /// the empty value.
    String value() throws Untranslatable {
        return peek().glued() && !closes(peek()) ? text() : "";
    }

    /// A value that begins here.
    String text() throws Untranslatable {
        Token first = next();
        if (first.is(Kind.STRING)) {
            if (peek().glued() && !closes(peek())) {
                throw unexpected();
            }
            return first.text();
        }
        StringBuilder text = new StringBuilder(piece(first));
        while (peek().glued() && !closes(peek())) {
            text.append(piece(next()));
        }
        return text.toString();
    }

    private static boolean closes(Token token) {
        return token.is(Kind.RIGHT_BRACKET) || token.is(Kind.CLOSE);
    }

    private static String piece(Token token) throws Untranslatable {
        return switch (token.kind()) {
            case WORD, SLASH, NOT -> token.text();
            default -> throw new Untranslatable(token.start(), "console.quote", token.text());
        };
    }

    /// The next token is wrong.
    Untranslatable unexpected() {
        Token token = peek();
        return token.is(Kind.END)
                ? new Untranslatable(token.start(), "console.incomplete")
                : new Untranslatable(token.start(), "console.unexpected", token.text());
    }
}
