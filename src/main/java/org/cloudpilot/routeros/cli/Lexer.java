package org.cloudpilot.routeros.cli;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cloudpilot.routeros.cli.Token.Kind;
import org.cloudpilot.routeros.wire.WordText;

/// Cuts a console line into tokens that know where they stand. What only a script can mean
/// (variables, several commands, blocks) is refused here, since no sentence can say it.
final class Lexer {
    private static final String ENDS_WORD = " \t\r\n\"/=!<>~&|()[]{};$`?\\";

    private final String line;
    private int at;

    private Lexer(String line) {
        this.line = line;
    }

    /// The line's tokens, the last of them [Kind#END].
    static List<Token> tokens(String line) throws Untranslatable {
        return new Lexer(line).all();
    }

    private List<Token> all() throws Untranslatable {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            int before = at;
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            boolean glued = at == before && before > 0;
            if (at == line.length()) {
                tokens.add(new Token(Kind.END, "", at, false));
                return tokens;
            }
            tokens.add(next(glued));
        }
    }

    private Token next(boolean glued) throws Untranslatable {
        int start = at;
        char c = line.charAt(at);
        if (c == '"') {
            return new Token(Kind.STRING, string(), start, glued);
        }
        if (ENDS_WORD.indexOf(c) < 0) {
            while (at < line.length() && ENDS_WORD.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return new Token(Kind.WORD, line.substring(start, at), start, glued);
        }
        Kind kind = symbol(c);
        at += kind == Kind.AND || kind == Kind.OR ? 2 : 1;
        return new Token(kind, line.substring(start, at), start, glued);
    }

    private Kind symbol(char c) throws Untranslatable {
        boolean doubled = line.startsWith(String.valueOf(c).repeat(2), at);
        return switch (c) {
            case '/' -> Kind.SLASH;
            case '=' -> Kind.EQUALS;
            case '!' -> Kind.NOT;
            case '<' -> Kind.LESS;
            case '>' -> Kind.GREATER;
            case '~' -> Kind.TILDE;
            case '(' -> Kind.OPEN;
            case ')' -> Kind.CLOSE;
            case '[' -> Kind.LEFT_BRACKET;
            case ']' -> Kind.RIGHT_BRACKET;
            case '$' -> throw new Untranslatable(at, "console.variable");
            case ';', '{', '}', '`' -> throw new Untranslatable(at, "console.script", c);
            case '?' -> throw new Untranslatable(at, "console.help");
            default -> {
                if (doubled && c != '\\') {
                    yield c == '&' ? Kind.AND : Kind.OR;
                }
                throw new Untranslatable(at, "console.unexpected", c);
            }
        };
    }

    /// A quoted string. Escapes name bytes, as the console has them, so the text is put together
    /// from bytes.
    private String string() throws Untranslatable {
        int start = at++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (at < line.length() && line.charAt(at) != '"') {
            int c = line.codePointAt(at);
            if (c == '$') {
                throw new Untranslatable(at, "console.variable");
            }
            if (c == '\\') {
                bytes.write(escape());
            } else {
                bytes.writeBytes(WordText.encode(Character.toString(c)));
                at += Character.charCount(c);
            }
        }
        if (at == line.length()) {
            throw new Untranslatable(start, "console.unclosed");
        }
        at++;
        return WordText.decode(bytes.toByteArray());
    }

    private int escape() throws Untranslatable {
        int start = at++;
        char c = at < line.length() ? line.charAt(at++) : ' ';
        switch (c) {
            case '"', '\\', '$', '?':
                return c;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'a':
                return 7;
            case 'b':
                return 8;
            case 'v':
                return 11;
            case 'f':
                return 12;
            case '_':
                return ' ';
            default:
                if (HexFormat.isHexDigit(c)
                        && at < line.length()
                        && HexFormat.isHexDigit(line.charAt(at))) {
                    return HexFormat.fromHexDigits(line, at - 1, ++at);
                }
                throw new Untranslatable(start, "console.escape");
        }
    }
}
