package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Row;

/// What a console line means.
public sealed interface Translation {
    /// One sentence.
    ///
    /// @param columns which columns the line asked for, in its order; empty: all
    record ToCommand(Command command, List<String> columns) implements Translation {
        public ToCommand {
            columns = List.copyOf(columns);
        }
    }

    /// A command on `[find …]`: first `find` is sent, then `then` with the ids it gave.
    ///
    /// @param attribute how `then` calls the items
    record ToItems(Command find, Command then, String attribute) implements Translation {
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

    /// The prompt moves to this menu: `/ip/address`; the root is `/`.
    record ToMenu(String menu) implements Translation {}

    /// A blank line or a comment.
    record Nothing() implements Translation {}

    /// It cannot be said exactly as a sentence.
    ///
    /// @param position index into the line of the first character that is wrong; its length where
    ///   something is missing
    record Rejected(Message reason, int position) implements Translation {}
}
