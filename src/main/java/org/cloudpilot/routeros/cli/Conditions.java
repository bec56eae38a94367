package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.routeros.cli.Token.Kind;

/// The conditions of `where` and `[find …]` as words for the router's stack machine. Each condition
/// leaves one value on the stack; values side by side must all be true.
///
/// The console and the stack machine disagree about properties that are absent: the console takes
/// an absent one for empty, the machine for no match. The words made here mean what the console
/// means.
final class Conditions {
    private static final Set<String> FLAGS =
            Set.of(
                    "active",
                    "blocked",
                    "bound",
                    "complete",
                    "connect",
                    "default",
                    "disabled",
                    "dynamic",
                    "expired",
                    "inactive",
                    "invalid",
                    "published",
                    "radius",
                    "running",
                    "slave",
                    "static");

    /// Whatever else a name might begin with means something of its own in a query word.
    private static final Pattern NAME = Pattern.compile("\\.?[a-z0-9][a-z0-9.-]*");

    private final Tokens tokens;
    private final Kind end;

    private Conditions(Tokens tokens, Kind end) {
        this.tokens = tokens;
        this.end = end;
    }

    /// Reads up to `end`, which is left to be read.
    static List<String> until(Kind end, Tokens tokens) throws Untranslatable {
        List<String> words = new ArrayList<>();
        Conditions conditions = new Conditions(tokens, end);
        int count = conditions.list(words, end);
        if (count == 0 && end == Kind.END) {
            throw tokens.unexpected();
        }
        return words;
    }

    /// Conditions joined by one operator; a blank means `and`. Which of two different operators
    /// binds closer is not documented, so brackets must tell.
    private int list(List<String> words, Kind closing) throws Untranslatable {
        char operator = 0;
        int count = 0;
        while (!tokens.peek().is(closing) && !tokens.peek().is(Kind.END)) {
            if (count > 0) {
                int where = tokens.peek().start();
                char next = operator();
                if (operator != 0 && operator != next) {
                    throw new Untranslatable(where, "console.mixed");
                }
                operator = next;
            }
            condition(words);
            count++;
        }
        boolean impliedByTheMachine = closing == end && operator != '|';
        if (count > 1 && !impliedByTheMachine) {
            words.add("?#" + String.valueOf(operator).repeat(count - 1));
        }
        return count;
    }

    private char operator() throws Untranslatable {
        if (tokens.skip(Kind.AND) || skipWord("and")) {
            return '&';
        }
        if (tokens.skip(Kind.OR) || skipWord("or")) {
            return '|';
        }
        if (tokens.peek().is(Kind.END)) {
            throw tokens.unexpected();
        }
        return '&';
    }

    private boolean skipWord(String word) {
        if (tokens.peek().isWord(word)) {
            tokens.next();
            return true;
        }
        return false;
    }

    private void condition(List<String> words) throws Untranslatable {
        if (tokens.skip(Kind.NOT)) {
            condition(words);
            words.add("?#!");
        } else if (tokens.skip(Kind.OPEN)) {
            int count = new Conditions(tokens, end).group(words);
            if (count == 0 || !tokens.skip(Kind.CLOSE)) {
                throw tokens.unexpected();
            }
        } else if (tokens.peek().is(Kind.WORD)) {
            comparison(words);
        } else {
            throw tokens.unexpected();
        }
    }

    private int group(List<String> words) throws Untranslatable {
        return list(words, Kind.CLOSE);
    }

    private void comparison(List<String> words) throws Untranslatable {
        Token name = tokens.next();
        if (name.text().endsWith("proplist")) { // it belongs before "where"
            throw new Untranslatable(name.start(), "console.unexpected", name.text());
        }
        if (!NAME.matcher(name.text()).matches()) {
            throw new Untranslatable(name.start(), "console.name", name.text());
        }
        Token operator = tokens.peek();
        switch (operator.kind()) {
            case EQUALS -> {
                tokens.next();
                equality(name, value(operator), words);
            }
            case NOT -> {
                if (!tokens.peek(1).is(Kind.EQUALS) || !tokens.peek(1).glued()) {
                    flag(name, words);
                    return;
                }
                tokens.next();
                tokens.next();
                equality(name, value(operator), words);
                words.add("?#!");
            }
            case LESS, GREATER -> {
                tokens.next();
                boolean orEqual = tokens.peek().glued() && tokens.skip(Kind.EQUALS);
                String value = value(operator);
                words.add("?" + operator.text() + name.text() + "=" + value);
                if (orEqual) {
                    words.add("?" + name.text() + "=" + value);
                    words.add("?#|");
                }
            }
            case TILDE -> throw new Untranslatable(operator.start(), "console.pattern");
            default -> {
                if (operator.isWord("in")) {
                    throw new Untranslatable(operator.start(), "console.in");
                }
                flag(name, words);
            }
        }
    }

    /// A value stands right behind its operator, unless the operator stands apart on both sides.
    private String value(Token operator) throws Untranslatable {
        if (operator.glued()) {
            return tokens.value();
        }
        if (tokens.peek().is(end) || tokens.peek().is(Kind.END)) {
            throw tokens.unexpected();
        }
        return tokens.text();
    }

    /// The console writes yes and no where the API has true and false, but some values are really
    /// "yes": both are asked for.
    private static void equality(Token name, String value, List<String> words) {
        words.add("?" + name.text() + "=" + value);
        String other =
                switch (value) {
                    case "yes" -> "?" + name.text() + "=true";
                    case "no" -> "?" + name.text() + "=false";
                    case "" -> "?-" + name.text();
                    default -> "";
                };
        if (!other.isEmpty()) {
            words.add(other);
            words.add("?#|");
        }
    }

    private static void flag(Token name, List<String> words) throws Untranslatable {
        if (!FLAGS.contains(name.text())) {
            throw new Untranslatable(name.start(), "console.condition", name.text());
        }
        words.add("?" + name.text() + "=true");
    }
}
