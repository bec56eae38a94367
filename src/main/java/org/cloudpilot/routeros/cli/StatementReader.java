package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.cloudpilot.routeros.cli.Statement.Block;
import org.cloudpilot.routeros.cli.Statement.Evaluate;
import org.cloudpilot.routeros.cli.Statement.Go;
import org.cloudpilot.routeros.cli.Statement.Run;
import org.cloudpilot.routeros.cli.Statement.Within;
import org.jspecify.annotations.Nullable;

/// Reads commands, one after the other.
final class StatementReader {
    private final Parser parser;
    private final Cursor cursor;

    StatementReader(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /// Commands up to `closing`, which is left to be read.
    Script script(Scope scope, char closing) throws FlawException {
        List<Statement> read = new ArrayList<>();
        while (true) {
            if (skipBetween() || read.isEmpty()) {
                cursor.expect(scope.menu(), cursor.at(), Set.of());
            }
            if (cursor.atEnd() || cursor.peek() == closing) {
                return new Script(read);
            }
            read.add(statement(scope));
        }
    }

    /// Whether there was anything that parts commands.
    private boolean skipBetween() {
        boolean parted = false;
        while (true) {
            int before = cursor.at();
            cursor.skipBlanks();
            switch (cursor.peek()) {
                case ';' -> cursor.take(1, LineToken.Kind.BRACKET);
                case '\n' -> cursor.move(1);
                case '#' -> cursor.skipRemark();
                default -> {
                    return parted;
                }
            }
            parted |= cursor.at() > before;
        }
    }

    private Statement statement(Scope scope) throws FlawException {
        int start = cursor.at();
        return switch (cursor.peek()) {
            case '{' -> {
                Script body = parser.enclosed(scope.inner(), '}');
                requireEnd(Kind.SYNTAX);
                yield new Block(start, cursor.at(), body);
            }
            case '(' -> {
                refuseWords();
                yield evaluated(scope, start);
            }
            case '[', '$' -> evaluated(scope, start);
            default -> path(scope, start);
        };
    }

    private Statement evaluated(Scope scope, int start) throws FlawException {
        Expression value = parser.values().primary(scope, cursor.at());
        List<Argument> given = parser.arguments().loose(scope);
        requireEnd(Kind.SYNTAX);
        return new Evaluate(start, cursor.at(), value, given);
    }

    /// In a command's place a bracket may not begin with a bare name.
    private void refuseWords() throws FlawException {
        int word = 1;
        while (" \t\r\n".indexOf(cursor.peek(word)) >= 0) {
            word++;
        }
        int end = word;
        while (Characters.isSmall(cursor.peek(end))) {
            end++;
        }
        if (end > word) {
            throw cursor.flaw(Kind.SYNTAX, cursor.at() + end);
        }
    }

    private Statement path(Scope scope, int start) throws FlawException {
        CommandNode menu = scope.menu();
        boolean rooted = false;
        boolean global = false;
        if (cursor.peek() == '/') {
            cursor.take(1, LineToken.Kind.MENU);
            menu = parser.root();
            rooted = true;
            cursor.skipBlanks();
        } else if (cursor.peek() == ':') {
            cursor.take(1, LineToken.Kind.COMMAND);
            menu = parser.root();
            global = true;
            cursor.skipBlanks();
        }
        boolean moved = rooted;
        boolean parted = true;
        boolean shortened = false;
        while (true) {
            if (parted) {
                cursor.expect(menu, cursor.at(), Set.of());
            }
            if (moved && endsCommand()) {
                scope.go(menu);
                return new Go(start, cursor.at(), menu.path());
            }
            if (moved && cursor.peek() == '{') {
                Script body = parser.enclosed(scope.inner(menu), '}');
                requireEnd(Kind.SYNTAX);
                return new Within(start, cursor.at(), menu.path(), body);
            }
            if (moved && cursor.peek() == ':') {
                cursor.take(1, LineToken.Kind.COMMAND);
                menu = parser.root();
                global = true;
            }
            int nameStart = cursor.at();
            if (cursor.looksAt("..") && !menu.isRoot()) {
                cursor.take(2, LineToken.Kind.MENU);
                menu = menu.parent();
                moved = true;
                parted = skipParting();
                continue;
            }
            while (Characters.ofCommand(cursor.peek())) {
                cursor.move(1);
            }
            String name = cursor.since(nameStart);
            cursor.expect(menu, nameStart, Set.of());
            if (name.isEmpty()) {
                throw cursor.flaw(Kind.COMMAND_NAME, nameStart, menu.names());
            }
            CommandNode node = menu.find(name);
            shortened |= node != null && !node.name().equals(name);
            if (node == null || !node.isMenu()) {
                return run(scope, new Found(start, nameStart, menu, node, name, global, shortened));
            }
            cursor.token(nameStart, LineToken.Kind.MENU);
            menu = node;
            moved = true;
            parted = skipParting();
        }
    }

    /// Goes to the next word of a path; whether anything parts it from the one before.
    private boolean skipParting() {
        int before = cursor.at();
        if (cursor.peek() == '/') {
            cursor.take(1, LineToken.Kind.MENU);
        }
        cursor.skipBlanks();
        return cursor.at() > before;
    }

    /// A command's name and where it was found.
    private record Found(
            int start,
            int nameStart,
            CommandNode menu,
            @Nullable CommandNode node,
            String name,
            boolean global,
            boolean shortened) {
        boolean isKnown() {
            return node != null || menu.isOpen();
        }

        String inFull() {
            return node == null ? name : node.name();
        }
    }

    private Statement run(Scope scope, Found found) throws FlawException {
        Scope inside = found.global ? scope : scope.inside(found.menu);
        boolean known = found.isKnown();
        cursor.token(
                found.nameStart, known ? LineToken.Kind.COMMAND : LineToken.Kind.UNKNOWN_COMMAND);
        if (found.node == null && !endsCommand() && !cursor.atBlank()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        List<Argument> given;
        if (known) {
            given = parser.arguments().of(inside, found.menu, found.node, found.inFull());
            requireEnd(Kind.END_OF_COMMAND);
        } else {
            given = parser.arguments().loose(inside);
            requireEnd(Kind.SYNTAX);
        }
        return new Run(
                found.start,
                cursor.at(),
                found.menu.path(),
                found.inFull(),
                known,
                found.global,
                found.nameStart,
                found.shortened,
                given);
    }

    private void requireEnd(Kind otherwise) throws FlawException {
        cursor.skipBlanks();
        if (!endsCommand()) {
            throw cursor.flaw(otherwise);
        }
    }

    /// Whatever may follow a command stands here. Whether a closing bracket is the right one is for
    /// whoever opened one to say.
    boolean endsCommand() {
        char c = cursor.peek();
        return cursor.atEnd() || c == '\n' || c == ';' || c == ']' || c == '}';
    }
}
