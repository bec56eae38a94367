package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.routeros.cli.Token.Kind;
import org.cloudpilot.routeros.cli.Translation.ToCommand;
import org.cloudpilot.routeros.cli.Translation.ToItems;
import org.jspecify.annotations.Nullable;

/// What follows the verb of a line.
final class Arguments {
    private static final Pattern NAME = Pattern.compile("\\.?[a-z0-9][a-z0-9.-]*");
    private static final Pattern POSITIONS = Pattern.compile("[0-9]+(,[0-9]+)*");
    private static final Pattern IDS = Pattern.compile("\\*[0-9a-fA-F]+(,\\*[0-9a-fA-F]+)*");

    private final String menu;
    private final String verb;
    private final Token verbToken;
    private final Tokens tokens;
    private final boolean mayGoOn;
    private final List<Column> attributes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> columns = new ArrayList<>();
    private List<String> queries = List.of();
    private @Nullable List<String> found;
    private String foundAs = ".id";

    Arguments(String menu, String verb, Token verbToken, Tokens tokens, boolean mayGoOn) {
        this.mayGoOn = mayGoOn;
        this.menu = menu;
        this.verb = verb;
        this.verbToken = verbToken;
        this.tokens = tokens;
    }

    Translation read() throws Untranslatable {
        if (Verb.isInteractive(verb)) {
            throw new Untranslatable(verbToken.start(), "console.interactive", verb);
        }
        switch (verb) {
            case "print" -> print();
            case "find" -> find();
            default -> others();
        }
        requireAnEnd();
        Command command =
                new Command(path(verb.equals("find") ? "print" : verb), attributes, queries);
        return found == null
                ? new ToCommand(command, columns)
                : new ToItems(finding(found), command, foundAs);
    }

    private String path(String last) {
        return menu.equals("/") ? "/" + last : menu + "/" + last;
    }

    private Command finding(List<String> conditions) {
        return new Command(path("print"), List.of(new Column(".proplist", ".id")), conditions);
    }

    private void print() throws Untranslatable {
        while (!tokens.atEnd()) {
            Token token = tokens.next();
            if (!token.is(Kind.WORD)) {
                throw new Untranslatable(token.start(), "console.unexpected", token.text());
            }
            boolean named = tokens.peek().is(Kind.EQUALS) && tokens.peek().glued();
            switch (token.text()) {
                case "where" -> queries = Conditions.until(Kind.END, tokens);
                case "detail", "stats", "count-only" -> add(token, token.text(), "");
                case "stats-detail" -> {
                    add(token, "stats", "");
                    add(token, "detail", "");
                }
                case "brief", "terse", "value-list", "without-paging" -> {
                    // these shape the console's text, not the answer
                }
                case "proplist", ".proplist" -> proplist(token, named);
                case "follow", "follow-only", "interval" -> follow(token, named);
                default -> throw new Untranslatable(token.start(), "console.print", token.text());
            }
        }
    }

    private void follow(Token token, boolean named) throws Untranslatable {
        if (!mayGoOn) {
            throw new Untranslatable(token.start(), "console.endless", token.text());
        }
        String value = "";
        if (named) {
            tokens.next();
            value = tokens.value();
        }
        add(token, token.text(), value);
    }

    private void proplist(Token token, boolean named) throws Untranslatable {
        if (!named) {
            throw tokens.unexpected();
        }
        tokens.next();
        String list = tokens.value();
        for (String name : list.split(",")) {
            if (!NAME.matcher(name).matches()) {
                throw new Untranslatable(token.start(), "console.name", name);
            }
            columns.add(name);
        }
        add(token, ".proplist", list);
    }

    private void find() throws Untranslatable {
        if (tokens.peek().isWord("where")) {
            tokens.next();
        }
        queries = tokens.atEnd() ? List.of() : Conditions.until(Kind.END, tokens);
        attributes.add(new Column(".proplist", ".id"));
        columns.add(".id");
    }

    private void others() throws Untranslatable {
        int unnamed = 0;
        while (!tokens.atEnd()) {
            Token token = tokens.peek();
            if (token.is(Kind.WORD) && tokens.peek(1).is(Kind.EQUALS) && tokens.peek(1).glued()) {
                tokens.next();
                tokens.next();
                argument(token, token.text());
            } else if (unnamed < Verb.unnamed(verb).size()) {
                argument(token, Verb.unnamed(verb).get(unnamed++));
            } else if (token.is(Kind.WORD) && Verb.measures(verb) && token.isWord("once")) {
                tokens.next();
                add(token, "once", "");
            } else if (token.is(Kind.WORD) && !Verb.isKnown(verb) && attributes.isEmpty()) {
                throw new Untranslatable(
                        verbToken.start(), "console.unknown", verbToken.text(), token.text());
            } else {
                throw tokens.unexpected();
            }
        }
    }

    /// The value of one parameter begins here.
    private void argument(Token token, String name) throws Untranslatable {
        if (!NAME.matcher(name).matches()) {
            throw new Untranslatable(token.start(), "console.name", name);
        }
        Token first = tokens.peek();
        if (first.is(Kind.LEFT_BRACKET)) {
            items(first, name);
            return;
        }
        boolean inPlace = first.start() == token.start();
        String value = inPlace ? tokens.text() : tokens.value();
        if (!Verb.isItems(name)) {
            add(token, name, value);
            return;
        }
        if (first.is(Kind.WORD) && POSITIONS.matcher(value).matches()) {
            throw new Untranslatable(first.start(), "console.positions", value);
        }
        add(token, IDS.matcher(value).matches() ? ".id" : name, value);
    }

    /// `[find …]`, in place of the items of a command.
    private void items(Token bracket, String name) throws Untranslatable {
        tokens.next();
        if (!Verb.isItems(name) || found != null || !tokens.peek().isWord("find")) {
            throw new Untranslatable(bracket.start(), "console.expression");
        }
        tokens.next();
        if (tokens.peek().isWord("where")) {
            tokens.next();
        }
        found = Conditions.until(Kind.RIGHT_BRACKET, tokens);
        if (!tokens.skip(Kind.RIGHT_BRACKET)) {
            throw tokens.unexpected();
        }
        foundAs = name.equals("numbers") ? ".id" : name;
    }

    private void add(Token token, String name, String value) throws Untranslatable {
        if (!names.add(name)) {
            throw new Untranslatable(token.start(), "console.twice", name);
        }
        attributes.add(new Column(name, value));
    }

    /// A line's answer must come to an end: what measures is asked once, what pings pings four
    /// times, and what would go on for ever without being told how long is refused.
    private void requireAnEnd() throws Untranslatable {
        if (verb.equals("export") && !names.contains("file")) {
            throw new Untranslatable(verbToken.start(), "console.export");
        }
        boolean ends =
                names.contains("once") || names.contains("duration") || names.contains("count");
        if (ends || mayGoOn) {
            return;
        }
        if (Verb.measures(verb)) {
            attributes.add(new Column("once", ""));
        } else if (verb.equals("ping")) {
            attributes.add(new Column("count", "4"));
        } else if (Verb.isEndless(verb)) {
            throw new Untranslatable(verbToken.start(), "console.endless", verb);
        }
    }
}
