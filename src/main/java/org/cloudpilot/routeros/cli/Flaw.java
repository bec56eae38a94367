package org.cloudpilot.routeros.cli;

import java.util.List;

/// Why a script cannot be read, and where reading stopped.
///
/// @param offset index of the first character that is wrong; the script's length where it ends too
///   early
/// @param expected what could stand there, as it would be typed; empty where anything could
public record Flaw(Kind kind, int offset, List<String> expected) {
    /// In the router's own words.
    public enum Kind {
        SYNTAX("syntax error"),
        COMMAND_NAME("expected command name"),
        END_OF_COMMAND("expected end of command"),
        TOO_DEEP("nested too deeply");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Flaw {
        expected = List.copyOf(expected);
    }
}
