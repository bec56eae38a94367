package org.cloudpilot.routeros.wire;

import java.io.IOException;

/// The peer's bytes are no sentences; nothing that follows can be understood.
public final class WireException extends IOException {
    private static final long serialVersionUID = 1;

    /// What was wrong with the bytes.
    public enum Violation {
        /// A length that begins with 0xF8 or more, which the protocol keeps for later.
        CONTROL_BYTE,
        /// A word longer than allowed.
        WORD_TOO_LONG,
        /// Words that are too long together.
        SENTENCE_TOO_LONG,
        /// More words than allowed.
        TOO_MANY_WORDS,
        /// The stream ended inside a sentence.
        CUT_SHORT
    }

    private final Violation violation;

    WireException(Violation violation, String detail) {
        super(detail);
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
