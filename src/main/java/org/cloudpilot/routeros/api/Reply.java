package org.cloudpilot.routeros.api;

import org.cloudpilot.model.Row;

/// One sentence from a router, taken apart.
///
/// @param tag whose command it answers, or one of the two that name none of ours
/// @param text the bare words: the reason of a `!fatal`
/// @param size about what it takes to keep, in bytes: what was sent and what is needed around it
record Reply(Kind kind, long tag, Row row, String text, int size) {
    /// The router named no command.
    static final long UNTAGGED = -1;

    /// A tag that this client never gives.
    static final long FOREIGN = -2;

    enum Kind {
        ROW,
        DONE,
        TRAP,
        FATAL,
        EMPTY,
        /// A word that this client does not know: passed over.
        OTHER
    }

    /// What a trap or a fatal says.
    String message() {
        return row.get("message", text);
    }

    /// A trap's category, -1 without one.
    int category() {
        String category = row.get("category", "");
        return category.length() == 1 && Character.isDigit(category.charAt(0))
                ? category.charAt(0) - '0'
                : -1;
    }
}
