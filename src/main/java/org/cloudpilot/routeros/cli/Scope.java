package org.cloudpilot.routeros.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is in force within a pair of brackets: the menu, and the variables that were declared.
final class Scope {
    private final @Nullable Scope outer;
    private final Set<String> variables;
    private CommandNode menu;

    Scope(CommandNode menu) {
        this(null, menu, new HashSet<>());
    }

    private Scope(@Nullable Scope outer, CommandNode menu, Set<String> variables) {
        this.outer = outer;
        this.menu = menu;
        this.variables = variables;
    }

    Scope inner() {
        return new Scope(this, menu, new HashSet<>());
    }

    Scope inner(CommandNode inMenu) {
        return new Scope(this, inMenu, new HashSet<>());
    }

    /// The same variables in another menu.
    Scope inside(CommandNode otherMenu) {
        return otherMenu == menu ? this : new Scope(outer, otherMenu, variables);
    }

    CommandNode menu() {
        return menu;
    }

    void go(CommandNode to) {
        menu = to;
    }

    void declare(String variable) {
        variables.add(variable);
    }

    /// A variable is read: the router takes it for one of the environment's from then on.
    void mention(String variable) {
        Scope each = this;
        while (each.outer != null) {
            each = each.outer;
        }
        each.variables.add(variable);
    }

    /// All variables that are known here.
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Scope each = this; each != null; each = each.outer) {
            names.addAll(each.variables);
        }
        return names;
    }

    boolean knows(String variable) {
        for (Scope each = this; each != null; each = each.outer) {
            if (each.variables.contains(variable)) {
                return true;
            }
        }
        return false;
    }
}
