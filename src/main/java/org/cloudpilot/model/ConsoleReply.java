package org.cloudpilot.model;

import java.util.List;

/// What came of one console line.
public sealed interface ConsoleReply {
    /// It went to the router.
    ///
    /// @param sent the sentence that was made of the line
    /// @param columns which columns to show and in which order; empty: all, as they come
    record Ran(Command sent, List<String> columns, CommandOutcome outcome) implements ConsoleReply {
        public Ran {
            columns = List.copyOf(columns);
        }
    }

    /// The line named a menu: the prompt stands there now.
    record Moved(String menu) implements ConsoleReply {}

    /// A blank line or a comment.
    record Nothing() implements ConsoleReply {}

    /// The line cannot be expressed exactly as an API sentence; nothing was sent.
    ///
    /// @param position index into the line of the first character that is wrong
    record NotUnderstood(Message reason, int position) implements ConsoleReply {}
}
