package org.cloudpilot.routeros.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a text that stops in the middle could go on with.
///
/// @param below where names: the menu whose menus and commands could stand there, or the command
///   whose arguments could; where a value: its argument; among conditions: the menu whose items are
///   chosen; null where a variable is being written, or a value of which nothing is known
/// @param start index of what is begun already
/// @param taken names that stand there already: arguments of the command, or the script's variables
public record Expectation(Kind kind, @Nullable CommandNode below, int start, Set<String> taken) {
    public enum Kind {
        /// Menus, commands or arguments.
        NAME,
        VARIABLE,
        VALUE,
        /// A property that items are chosen by.
        PROPERTY,
        /// How a property is compared, or what comes after it.
        COMPARISON,
        /// What joins a condition to the next.
        CONJUNCTION
    }

    public Expectation {
        taken = Set.copyOf(taken);
    }
}
