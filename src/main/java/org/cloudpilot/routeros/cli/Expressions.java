package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.routeros.cli.Script.Absent;
import org.cloudpilot.routeros.cli.Script.Binary;
import org.cloudpilot.routeros.cli.Script.Deferred;
import org.cloudpilot.routeros.cli.Script.Group;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Unary;
import org.cloudpilot.routeros.cli.Script.Word;
import org.jspecify.annotations.Nullable;

/// Reads expressions: between parentheses, and the conditions behind `where`.
final class Expressions {
    /// Those that bind least come first.
    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("or", "||"),
                    List.of("and", "&&"),
                    List.of("=", "!=", "<=", ">=", "<", ">", "~", "in"),
                    List.of(",", "."),
                    List.of("|"),
                    List.of("^"),
                    List.of("&"),
                    List.of("<<", ">>"),
                    List.of("+", "-"),
                    List.of("*", "/", "%"),
                    List.of("<%%", "->"));

    private static final int COMPARISON = 2;
    private static final List<String> SYMBOLS =
            List.of(
                    "<%%",
                    "||", "&&", "!=", "<=", ">=", "<<", ">>", "->", "|", "&", "=", "<", ">", "-",
                    "~", ",", ".", "^", "+", "*", "/", "%");
    private static final List<String> WORDS = List.of("and", "or", "in");

    private final ScriptParser parser;
    private final Cursor cursor;

    Expressions(ScriptParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    Part group() {
        cursor.expect('(');
        parser.enter();
        char before = cursor.closeWith(')');
        cursor.space();
        Part inner = inside();
        cursor.space();
        cursor.expect(')');
        cursor.closeWith(before);
        parser.leave();
        return inner;
    }

    private Part inside() {
        if (cursor.skip('>')) {
            cursor.space();
            return new Deferred(parser.values().alone());
        }
        return new Group(cursor.now() == ')' ? new Absent() : binary(0, false));
    }

    /// Conditions side by side mean both.
    Part conditions() {
        cursor.blanks();
        Part all = binary(0, true);
        cursor.blanks();
        while (!cursor.atCommandEnd()) {
            all = new Binary("", all, binary(0, true));
            cursor.blanks();
        }
        return all;
    }

    private Part binary(int least, boolean conditions) {
        parser.enter();
        Part left = operand(conditions);
        while (true) {
            int end = cursor.at();
            gap(conditions);
            String operator = operator();
            int level = operator == null ? -1 : level(operator);
            if (operator == null || level < least || conditions && operator.equals(",")) {
                cursor.back(end);
                break;
            }
            cursor.skip(operator.length());
            gap(conditions);
            boolean comparesWithWord =
                    conditions && level == COMPARISON && Cursor.isWordCharacter(cursor.now());
            Part right =
                    comparesWithWord && cursor.now() != '!'
                            ? new Word(cursor.word(false))
                            : binary(level + 1, conditions);
            left = new Binary(operator, left, right);
        }
        parser.leave();
        return left;
    }

    /// A condition ends with its line, an expression with its parenthesis.
    private void gap(boolean conditions) {
        if (conditions) {
            cursor.blanks();
        } else {
            cursor.space();
        }
    }

    private @Nullable String operator() {
        for (String symbol : SYMBOLS) {
            if (cursor.looksAt(symbol)) {
                return symbol;
            }
        }
        for (String word : WORDS) {
            if (isWord(word)) {
                return word;
            }
        }
        return null;
    }

    private boolean isWord(String word) {
        char behind = cursor.ahead(word.length());
        return cursor.looksAt(word)
                && !Cursor.isNameCharacter(behind)
                && !Cursor.isAlphanumeric(behind);
    }

    private static int level(String operator) {
        int level = 0;
        while (!LEVELS.get(level).contains(operator)) {
            level++;
        }
        return level;
    }

    private Part operand(boolean conditions) {
        String unary = unary();
        if (unary != null) {
            cursor.skip(unary.length());
            cursor.blanks();
            parser.enter();
            Part operand = operand(conditions);
            parser.leave();
            return new Unary(unary, operand);
        }
        if (Values.beginsOne(cursor.now())) {
            return parser.values().alone();
        }
        return constant(conditions);
    }

    private @Nullable String unary() {
        return switch (cursor.now()) {
            case '!' -> "!";
            case '~' -> "~";
            case '-' -> cursor.ahead(1) == '>' ? null : "-";
            case 'a' -> isWord("any") ? "any" : null;
            default -> null;
        };
    }

    private Part constant(boolean conditions) {
        int from = cursor.at();
        char first = cursor.now();
        if (conditions) {
            property();
        } else if (Cursor.isDigit(first)) {
            number();
        } else if (Cursor.isAlphanumeric(first) || first == ':') {
            bare();
        }
        if (cursor.at() == from) {
            throw cursor.halt(Halt.SYNTAX);
        }
        return new Word(cursor.since(from));
    }

    private void property() {
        while (Cursor.isNameCharacter(cursor.now()) || Cursor.isAlphanumeric(cursor.now())) {
            cursor.skip(1);
        }
    }

    /// A number, a time, an address: with dots or colons in it a slash goes on, too.
    private void number() {
        boolean address = false;
        boolean more = true;
        while (more) {
            char c = cursor.now();
            char next = cursor.ahead(1);
            if (Cursor.isAlphanumeric(c) || c == '/' && address && Cursor.isDigit(next)) {
                cursor.skip(1);
            } else if ((c == '.' || c == ':') && Cursor.isAlphanumeric(next)) {
                address = true;
                cursor.skip(1);
            } else if (c == ':' && next == ':') {
                address = true;
                cursor.skip(2);
            } else {
                more = false;
            }
        }
    }

    private void bare() {
        while (Cursor.isAlphanumeric(cursor.now())
                || cursor.now() == ':'
                || cursor.now() == '-' && Character.isLetter(cursor.ahead(1))) {
            cursor.skip(1);
        }
    }
}
