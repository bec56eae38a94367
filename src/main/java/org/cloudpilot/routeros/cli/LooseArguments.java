package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.routeros.cli.Script.Argument;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Quoted;
import org.cloudpilot.routeros.cli.Script.Word;

/// Reads the arguments that no tree knows: of functions, and of commands that do not exist, which
/// the router takes as words and refuses only when they are run.
final class LooseArguments {
    private final ScriptParser parser;
    private final Cursor cursor;

    LooseArguments(ScriptParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    List<Argument> ofFunction() {
        List<Argument> all = new ArrayList<>();
        cursor.blanks();
        while (!cursor.atCommandEnd()) {
            Part first = parser.values().alone();
            if (cursor.skip('=')) {
                all.add(new Argument(name(first), parser.values().named()));
            } else {
                all.add(new Argument(null, first));
            }
            cursor.blanks();
        }
        return all;
    }

    private static String name(Part part) {
        return switch (part) {
            case Word(String text) -> text;
            case Quoted quoted -> Values.plain(quoted);
            default -> "";
        };
    }

    List<Argument> ofUnknownCommand() {
        List<Argument> all = new ArrayList<>();
        cursor.blanks();
        while (!cursor.atCommandEnd()) {
            all.add(ofUnknown());
            cursor.blanks();
        }
        return all;
    }

    private Argument ofUnknown() {
        String word = word();
        if (word.isEmpty()) {
            if (!Values.beginsOne(cursor.now())) {
                throw cursor.halt(Halt.SYNTAX);
            }
            return new Argument(null, unknownValue(cursor.at()));
        }
        int equals = cursor.at();
        return cursor.skip('=')
                ? new Argument(word, unknownValue(equals))
                : new Argument(null, new Word(word));
    }

    /// Parentheses are characters like others here; in a word with one an equals sign is, too.
    private String word() {
        int from = cursor.at();
        boolean parenthesis = false;
        while (Cursor.isWordCharacter(cursor.now())
                || isParenthesis(cursor.now()) && !cursor.atCloser()
                || parenthesis && cursor.now() == '=') {
            parenthesis |= isParenthesis(cursor.now());
            cursor.skip(1);
        }
        return cursor.since(from);
    }

    private static boolean isParenthesis(char c) {
        return c == '(' || c == ')';
    }

    /// A text with anything put into it does not fit; the router tells it from where the value
    /// begins, or from behind a variable that the text begins with.
    private Part unknownValue(int begin) {
        if (cursor.now() == '{') {
            throw cursor.halt(Halt.SYNTAX);
        }
        if (cursor.now() == '"') {
            int misfit = misfit(begin);
            if (misfit >= 0) {
                throw new Halt(Halt.SYNTAX, misfit);
            }
        }
        return parser.values().named();
    }

    private int misfit(int begin) {
        int first = 1;
        while (cursor.ahead(first) == '\\' && cursor.ahead(first + 1) == '\n') {
            first += 2;
            while (Cursor.isBlank(cursor.ahead(first))) {
                first++;
            }
        }
        int i = first;
        while (cursor.ahead(i) != '"' && cursor.ahead(i) != Cursor.NONE) {
            if (cursor.ahead(i) == '$') {
                int name = i + 1;
                while (Cursor.isAlphanumeric(cursor.ahead(name))) {
                    name++;
                }
                if (name == i + 1) {
                    return begin;
                }
                if (i == first && cursor.ahead(name) != '"') {
                    return cursor.at() + name;
                }
            }
            i += cursor.ahead(i) == '\\' ? 2 : 1;
        }
        return -1;
    }
}
