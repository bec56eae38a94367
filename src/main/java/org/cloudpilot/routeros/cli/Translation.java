package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.model.Message;

/// What a console line means to those who speak to a router in sentences.
public sealed interface Translation {
    /// Sentences that do exactly what the line does, one after the other until one fails.
    ///
    /// @param steps none for a blank line, a remark, or a menu alone
    /// @param menu where the prompt stands afterwards
    record Exact(List<Step> steps, String menu) implements Translation {
        public Exact {
            steps = List.copyOf(steps);
        }
    }

    /// A router may well understand it, but no sentence says exactly the same.
    ///
    /// @param position index into the line of what cannot be said
    record AsText(Message reason, int position) implements Translation {}

    /// Nothing to be sent.
    ///
    /// @param position index into the line of the first character that is wrong; its length where
    ///   something is missing
    record Refused(Message reason, int position) implements Translation {}
}
