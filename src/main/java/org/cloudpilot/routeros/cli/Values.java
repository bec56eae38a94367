package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.routeros.cli.Script.Absent;
import org.cloudpilot.routeros.cli.Script.Item;
import org.cloudpilot.routeros.cli.Script.ListOf;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Quoted;
import org.cloudpilot.routeros.cli.Script.Variable;
import org.cloudpilot.routeros.cli.Script.Word;

/// Reads what can stand for a value: words, quoted text, variables, arrays, and what expressions
/// and commands give.
final class Values {
    private static final String ESCAPES = "nrtabfv_\"\\?$";
    private static final String ESCAPED = "\n\r\t\u0007\b\f\u000b \"\\?$";
    private static final int HEX_DIGITS = 2;

    private final ScriptParser parser;
    private final Cursor cursor;

    Values(ScriptParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /// What stands behind `name=`: perhaps nothing.
    Part named() {
        while (cursor.continuation()) {
            cursor.blanks();
        }
        String word = cursor.word(true);
        if (!word.isEmpty()) {
            return new Word(word);
        }
        return beginsOne(cursor.now()) ? closed() : new Absent();
    }

    /// What stands alone.
    Part alone() {
        String word = cursor.word(false);
        return word.isEmpty() ? closed() : new Word(word);
    }

    /// Whether a value begins with `c` that is no word.
    static boolean beginsOne(char c) {
        return c == '"' || c == '$' || c == '(' || c == '[' || c == '{';
    }

    private Part closed() {
        return switch (cursor.now()) {
            case '"' -> quoted();
            case '$' -> variable();
            case '(' -> parser.expressions().group();
            case '[' -> parser.statements().substitution();
            case '{' -> array();
            default -> throw cursor.halt(Halt.SYNTAX);
        };
    }

    /// `$name`, `$"any name"`; also what a dollar puts before parentheses and brackets.
    Part variable() {
        cursor.expect('$');
        return switch (cursor.now()) {
            case '"' -> new Variable(plain(quoted()));
            case '(' -> parser.expressions().group();
            case '[' -> parser.statements().substitution();
            default -> {
                String name = cursor.alphanumerics();
                if (name.isEmpty()) {
                    throw cursor.halt(Halt.SYNTAX);
                }
                parser.scopes().declare(List.of(name));
                yield new Variable(name);
            }
        };
    }

    /// The text of what has nothing put into it; otherwise an empty one.
    static String plain(Quoted quoted) {
        return quoted.parts().size() == 1 && quoted.parts().getFirst() instanceof Word(String text)
                ? text
                : "";
    }

    Quoted quoted() {
        cursor.expect('"');
        parser.enter();
        List<Part> parts = new ArrayList<>();
        var text = new StringBuilder();
        while (!cursor.skip('"')) {
            if (cursor.atTextEnd()) {
                throw cursor.halt(Halt.SYNTAX);
            }
            switch (cursor.now()) {
                case '\\' -> escape(text);
                case '$' -> {
                    take(text, parts);
                    parts.add(variable());
                }
                default -> {
                    text.append(cursor.now());
                    cursor.skip(1);
                }
            }
        }
        if (parts.isEmpty() || !text.isEmpty()) {
            parts.add(new Word(text.toString()));
        }
        parser.leave();
        return new Quoted(parts);
    }

    private static void take(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Word(text.toString()));
            text.setLength(0);
        }
    }

    private void escape(StringBuilder text) {
        if (cursor.continuation()) {
            while (Cursor.isBlank(cursor.now())) {
                cursor.skip(1);
            }
            return;
        }
        cursor.skip(1);
        int known = cursor.atTextEnd() ? -1 : ESCAPES.indexOf(cursor.now());
        if (known >= 0) {
            text.append(ESCAPED.charAt(known));
            cursor.skip(1);
        } else {
            text.append(hexadecimal());
        }
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = cursor.now() < 128 ? Character.digit(cursor.ahead(i), 16) : -1;
            if (digit < 0) {
                throw cursor.halt(Halt.SYNTAX);
            }
            value = value * 16 + digit;
        }
        cursor.skip(HEX_DIGITS);
        return (char) value;
    }

    /// `{a=1; "b"={2; 3}; $c}`; a line may stand for a semicolon.
    Part array() {
        cursor.expect('{');
        parser.enter();
        char before = cursor.closeWith('}');
        List<Item> items = new ArrayList<>();
        separators();
        while (!cursor.skip('}')) {
            items.add(item());
            int end = cursor.at();
            separators();
            if (cursor.at() == end && cursor.now() != '}') {
                throw cursor.halt(Halt.SYNTAX);
            }
        }
        cursor.closeWith(before);
        parser.leave();
        return new ListOf(items);
    }

    private void separators() {
        cursor.space();
        while (cursor.skip(';')) {
            cursor.space();
        }
    }

    private Item item() {
        Part first = alone();
        if (!cursor.skip('=')) {
            return new Item(null, first);
        }
        cursor.blanks();
        return new Item(first, named());
    }
}
