package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.routeros.cli.Script.Accepted;

/// Reads scripts as the router's own parser does, and stops where it stops: at the first place
/// where nothing fits. Time and memory grow with the script's length alone; what is nested deeper
/// than [#DEEPEST] is refused.
public final class ScriptParser {
    /// Braces, brackets, parentheses and quotes within each other.
    public static final int DEEPEST = 250;

    private final Cursor cursor;
    private final MenuTree tree;
    private final Scopes scopes = new Scopes();
    private final Values values;
    private final Expressions expressions;
    private final Statements statements;
    private List<String> menu;
    private int depth;

    private ScriptParser(String text, List<String> menu, MenuTree tree) {
        this.cursor = new Cursor(text);
        this.tree = tree;
        this.menu = menu;
        this.values = new Values(this);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this);
    }

    /// @param tree of the router that would run it
    public static Script parse(String script, MenuTree tree) {
        return parse(script, List.of(), tree);
    }

    /// @param menu where the prompt stands, from the root; one that the tree has
    public static Script parse(String script, List<String> menu, MenuTree tree) {
        try {
            return new Accepted(new ScriptParser(script, menu, tree).statements.all());
        } catch (Halt halt) {
            return halt.rejected();
        }
    }

    Cursor cursor() {
        return cursor;
    }

    MenuTree tree() {
        return tree;
    }

    Scopes scopes() {
        return scopes;
    }

    Values values() {
        return values;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    /// Where names without a slash begin.
    List<String> menu() {
        return menu;
    }

    /// Answers the menu before.
    List<String> goTo(List<String> next) {
        List<String> before = menu;
        menu = next;
        return before;
    }

    void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw cursor.halt(Halt.SYNTAX);
        }
    }

    void leave() {
        depth--;
    }
}
