package org.cloudpilot.routeros.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a text that stops in the middle could go on with.
///
/// @param below the menu whose menus and commands could stand there, or the command whose arguments
///   could; null where the name of a variable is being written
/// @param start index of what is begun already
/// @param taken names that stand there already: arguments of the command, or the script's variables
public record Expectation(@Nullable CommandNode below, int start, Set<String> taken) {
    public Expectation {
        taken = Set.copyOf(taken);
    }
}
