package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.jspecify.annotations.Nullable;

/// Reads scripts as a router's console does: what it takes, what it refuses, and where it stops.
/// Menus and commands are found in a [Vocabulary]'s tree, since it depends on them how a text is
/// read. The time taken grows with the text's length alone.
public final class Parser {
    /// What came of reading.
    ///
    /// @param script what was read; null where there is a flaw
    /// @param flaw null where everything could be read
    /// @param tokens for highlighting, up to the flaw
    /// @param expectation how the text could go on where it ends; null where nothing is known to
    ///   fit
    /// @param steps how many characters were gone over, again and again
    public record Reading(
            @Nullable Script script,
            @Nullable Flaw flaw,
            List<LineToken> tokens,
            @Nullable Expectation expectation,
            long steps) {
        public Reading {
            tokens = List.copyOf(tokens);
        }
    }

    private final CommandNode root;
    private final Cursor cursor;
    private final StatementReader statements;
    private final ArgumentReader arguments;
    private final ValueReader values;
    private final ExpressionReader expressions;

    private Parser(CommandNode root, String text) {
        this.root = root;
        this.cursor = new Cursor(text);
        this.statements = new StatementReader(this);
        this.arguments = new ArgumentReader(this);
        this.values = new ValueReader(this);
        this.expressions = new ExpressionReader(this);
    }

    /// @param menu where the first line is read; of the tree's own nodes
    public static Reading read(CommandNode root, CommandNode menu, String text) {
        Parser parser = new Parser(root, text);
        try {
            Script script = parser.statements.script(new Scope(menu), '\0');
            return parser.reading(script, null);
        } catch (FlawException e) {
            return parser.reading(null, e.flaw());
        }
    }

    private Reading reading(@Nullable Script script, @Nullable Flaw flaw) {
        return new Reading(script, flaw, cursor.tokens(), cursor.expectation(), cursor.steps());
    }

    CommandNode root() {
        return root;
    }

    Cursor cursor() {
        return cursor;
    }

    StatementReader statements() {
        return statements;
    }

    ArgumentReader arguments() {
        return arguments;
    }

    ValueReader values() {
        return values;
    }

    ExpressionReader expressions() {
        return expressions;
    }

    /// Commands up to the bracket that closes them, which is taken, too.
    Script enclosed(Scope scope, char closing) throws FlawException {
        cursor.enter();
        cursor.take(1, LineToken.Kind.BRACKET);
        Script body = statements.script(scope, closing);
        if (cursor.peek() != closing || cursor.atEnd()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        cursor.take(1, LineToken.Kind.BRACKET);
        cursor.leave();
        return body;
    }
}
