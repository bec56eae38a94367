package org.cloudpilot.routeros.cli;

import java.util.List;

/// One command of a script. Menus are absolute and in full: `/ip/address`, the root is `/`.
public sealed interface Statement {
    /// Index into the text of the first character.
    int start();

    /// Index behind the last character.
    int end();

    /// The commands that follow are read in another menu.
    record Go(int start, int end, String menu) implements Statement {}

    /// Commands in curly brackets behind a menu: `/ip address { … }`.
    record Within(int start, int end, String menu, Script body) implements Statement {}

    /// Commands in curly brackets.
    record Block(int start, int end, Script body) implements Statement {}

    /// A command.
    ///
    /// @param name in full where it is known, as it was written where not
    /// @param known whether the vocabulary has it; what is unknown can be read, but fails when it
    ///   is run
    /// @param global whether it was written with a colon: then it is not in its menu that its own
    ///   `[…]` are read
    /// @param nameStart index of its name, behind the menu
    /// @param shortened whether its name or one of the menu's was not written in full
    record Run(
            int start,
            int end,
            String menu,
            String name,
            boolean known,
            boolean global,
            int nameStart,
            boolean shortened,
            List<Argument> arguments)
            implements Statement {
        public Run {
            arguments = List.copyOf(arguments);
        }
    }

    /// A value in a command's place: `$function` with what it is called with, `[…]`, `(…)`.
    record Evaluate(int start, int end, Expression value, List<Argument> arguments)
            implements Statement {
        public Evaluate {
            arguments = List.copyOf(arguments);
        }
    }
}
