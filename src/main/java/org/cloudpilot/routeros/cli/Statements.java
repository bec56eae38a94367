package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.routeros.cli.MenuTree.Kind;
import org.cloudpilot.routeros.cli.Script.Alone;
import org.cloudpilot.routeros.cli.Script.Argument;
import org.cloudpilot.routeros.cli.Script.Block;
import org.cloudpilot.routeros.cli.Script.Call;
import org.cloudpilot.routeros.cli.Script.InMenu;
import org.cloudpilot.routeros.cli.Script.Invocation;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Statement;
import org.cloudpilot.routeros.cli.Script.Substitution;
import org.cloudpilot.routeros.cli.Script.ToMenu;
import org.jspecify.annotations.Nullable;

/// Reads commands one after the other, and the way through the menus to each.
final class Statements {
    private final ScriptParser parser;
    private final Cursor cursor;
    private final LooseArguments loose;
    private final KnownArguments known;

    /// What the router says when a command is not followed by its end: whether it knew the command.
    private String missingEnd = Halt.NO_END;

    Statements(ScriptParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.loose = new LooseArguments(parser);
        this.known = new KnownArguments(parser);
    }

    /// Up to what closes them, or the end of the text.
    List<Statement> all() {
        parser.enter();
        List<Statement> all = new ArrayList<>();
        cursor.blanks();
        while (!cursor.atCloser() && !cursor.atTextEnd()) {
            if (cursor.now() == '#') {
                cursor.comment();
            } else if (!cursor.skip('\n') && !cursor.skip(';')) {
                all.add(statement());
                cursor.blanks();
                if (!cursor.atCommandEnd()) {
                    throw cursor.halt(missingEnd);
                }
            }
            cursor.blanks();
        }
        parser.leave();
        return all;
    }

    /// `{…}`
    ///
    /// @param bound variables that it is given
    Block block(Collection<String> bound) {
        parser.scopes().enter(bound);
        List<Statement> inner = between('{', '}');
        parser.scopes().leave();
        return new Block(inner);
    }

    /// `[…]`
    Part substitution() {
        return new Substitution(between('[', ']'));
    }

    private List<Statement> between(char opener, char closer) {
        cursor.expect(opener);
        char before = cursor.closeWith(closer);
        List<String> menu = parser.menu();
        List<Statement> inner = all();
        cursor.expect(closer);
        cursor.closeWith(before);
        parser.goTo(menu);
        return inner;
    }

    private Statement statement() {
        return switch (cursor.now()) {
            case '{' -> known(new Alone(block(List.of())));
            case '[' -> called(substitution());
            case '(' -> called(parser.expressions().group());
            case '$' -> called(parser.values().variable());
            case ':' -> {
                cursor.skip(1);
                cursor.blanks();
                yield command(new ArrayList<>(), false);
            }
            case '/' -> {
                cursor.skip(1);
                cursor.blanks();
                yield command(new ArrayList<>(), true);
            }
            default -> command(new ArrayList<>(parser.menu()), false);
        };
    }

    private Statement known(Statement statement) {
        missingEnd = Halt.NO_END;
        return statement;
    }

    private Statement unknown(Statement statement) {
        missingEnd = Halt.SYNTAX;
        return statement;
    }

    private Statement called(Part function) {
        List<Argument> arguments = loose.ofFunction();
        return unknown(arguments.isEmpty() ? new Alone(function) : new Call(function, arguments));
    }

    /// @param here the menus so far
    /// @param moved whether a menu has been named, so that there need not be a command
    private Statement command(List<String> here, boolean moved) {
        boolean named = moved;
        while (true) {
            if (named && cursor.atCommandEnd()) {
                parser.goTo(List.copyOf(here));
                return known(new ToMenu(parser.menu()));
            }
            if (named && cursor.now() == '{') {
                return inMenu(List.copyOf(here));
            }
            if (goesUp(here)) {
                here.removeLast();
            } else {
                Statement command = step(here, named);
                if (command != null) {
                    return command;
                }
            }
            named = true;
            cursor.skip('/');
            cursor.blanks();
        }
    }

    private Statement inMenu(List<String> menu) {
        List<String> before = parser.goTo(menu);
        Block block = block(List.of());
        parser.goTo(before);
        return known(new InMenu(menu, block.statements()));
    }

    private boolean goesUp(List<String> here) {
        if (here.isEmpty() || !cursor.looksAt("..")) {
            return false;
        }
        cursor.skip(2);
        return true;
    }

    /// One menu further, or the command where the name is none.
    private @Nullable Statement step(List<String> here, boolean named) {
        String typed = cursor.name();
        if (typed.isEmpty()) {
            throw cursor.halt(Halt.NO_NAME);
        }
        MenuTree menu = parser.tree().at(here);
        Optional<String> name = menu.resolve(typed);
        if (name.isEmpty() && !named) {
            menu = parser.tree();
            name = menu.resolve(typed);
            if (name.isPresent()) {
                here.clear();
            }
        }
        if (name.isEmpty()) {
            return parser.tree().at(here).isOpen() ? outside(here, typed) : missing(here, typed);
        }
        MenuTree found = menu.child(name.get()).orElseThrow();
        if (found.kind() == Kind.MENU) {
            here.add(name.get());
            return null;
        }
        List<String> path = List.copyOf(here);
        return known(new Invocation(path, name.get(), true, known.of(path, name.get(), found)));
    }

    /// A command that does not exist.
    private Statement missing(List<String> here, String typed) {
        endName();
        return unknown(new Invocation(List.copyOf(here), typed, false, loose.ofUnknownCommand()));
    }

    /// In a menu whose content nobody told us: a name before a slash is a menu, another a command.
    private @Nullable Statement outside(List<String> here, String typed) {
        if (cursor.now() == '/') {
            here.add(typed);
            return null;
        }
        endName();
        return unknown(new Invocation(List.copyOf(here), typed, false, loose.ofFunction()));
    }

    private void endName() {
        boolean ends =
                cursor.atCommandEnd() || Cursor.isBlank(cursor.now()) || cursor.continuation();
        if (!ends) {
            throw cursor.halt(Halt.SYNTAX);
        }
    }
}
