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

    /// It could not be said as a sentence, or was not to be, and went to the router as text.
    ///
    /// @param way how it went
    /// @param text what the router said, without the error that it ended with
    /// @param outcome `Trapped` where the text ended with an error
    record Said(Way way, String text, CommandOutcome outcome) implements ConsoleReply {}

    /// It goes on: rows come until it ends or is stopped.
    ///
    /// @param sent the sentence that was made of the line
    /// @param columns which columns to show and in which order; empty: all, as they come
    /// @param inPlace each round of rows takes the place of the one before; otherwise rows follow
    ///   one another
    /// @param running closing it cancels the command on the router
    record Going(Command sent, List<String> columns, boolean inPlace, Subscription running)
            implements ConsoleReply {
        public Going {
            columns = List.copyOf(columns);
        }
    }

    /// How text goes to a router.
    enum Way {
        /// As a script whose answer is text; version 7.
        EXECUTE,
        /// Over a log-in of its own on the SSH service.
        SSH
    }

    /// The line named a menu: the prompt stands there now.
    record Moved(String menu) implements ConsoleReply {}

    /// The line held several commands, which were carried out in turn, up to the first that failed.
    /// Only the last may go on.
    record InTurn(List<ConsoleReply> replies) implements ConsoleReply {
        public InTurn {
            replies = List.copyOf(replies);
        }
    }

    /// A blank line or a comment.
    record Nothing() implements ConsoleReply {}

    /// The line cannot be expressed exactly as an API sentence; nothing was sent.
    ///
    /// @param position index into the line of the first character that is wrong
    record NotUnderstood(Message reason, int position) implements ConsoleReply {}
}
