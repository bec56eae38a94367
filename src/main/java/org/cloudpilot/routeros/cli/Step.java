package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Row;

/// One command of a line, as sentences.
public sealed interface Step {
    /// Whether every name is known to be the router's own. Where it is not, the router may answer
    /// that it has no such command or parameter, while its console would have understood the line.
    boolean certain();

    /// One sentence.
    ///
    /// @param columns which columns the line asked for, in its order; empty: all
    record Send(Command command, List<String> columns, boolean certain) implements Step {
        public Send {
            columns = List.copyOf(columns);
        }
    }

    /// A command on `[find …]`: first `find` is sent, then `then` with the ids it gave.
    ///
    /// @param attribute how `then` calls the items
    record OnFound(Command find, Command then, String attribute, boolean certain) implements Step {
        /// The second command for the rows of the first; empty when there is nothing to do it to.
        public Optional<Command> thenFor(List<Row> found) {
            String ids =
                    found.stream()
                            .map(row -> row.get(".id"))
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(","));
            return ids.isEmpty() ? Optional.empty() : Optional.of(then.with(attribute, ids));
        }
    }
}
