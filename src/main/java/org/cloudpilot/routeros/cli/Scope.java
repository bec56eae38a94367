package org.cloudpilot.routeros.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is in force within a pair of brackets: the menu, and the variables that were declared.
final class Scope {
    private final @Nullable Scope outer;
    private final Set<String> variables;
    private final boolean choosing;
    private CommandNode menu;

    Scope(CommandNode menu) {
        this(null, menu, new HashSet<>(), false);
    }

    private Scope(
            @Nullable Scope outer, CommandNode menu, Set<String> variables, boolean choosing) {
        this.outer = outer;
        this.menu = menu;
        this.variables = variables;
        this.choosing = choosing;
    }

    Scope inner() {
        return inner(menu);
    }

    Scope inner(CommandNode inMenu) {
        return new Scope(this, inMenu, new HashSet<>(), false);
    }

    /// A function's: nothing from around it is known in it.
    Scope function() {
        return new Scope(null, menu, new HashSet<>(), false);
    }

    /// The same where names are properties that the menu's items are chosen by, or where they are
    /// not.
    Scope choosing(boolean wanted) {
        return wanted == choosing ? this : new Scope(outer, menu, variables, wanted);
    }

    boolean isChoosing() {
        return choosing;
    }

    /// The same variables in another menu.
    Scope inside(CommandNode otherMenu) {
        return otherMenu == menu ? this : new Scope(outer, otherMenu, variables, false);
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
