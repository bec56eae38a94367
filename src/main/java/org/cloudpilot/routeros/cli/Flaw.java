package org.cloudpilot.routeros.cli;

import java.util.List;
import org.cloudpilot.model.Message;

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

    /// What is wrong, with the word that stands there.
    public Message message(String text) {
        int end = wordEnd(text);
        String key =
                switch (kind) {
                    case SYNTAX -> offset >= text.length() ? "line.incomplete" : "line.syntax";
                    case COMMAND_NAME -> "line.command_name";
                    case END_OF_COMMAND -> "line.end_of_command";
                    case TOO_DEEP -> "line.too_deep";
                };
        return Message.of(key, text.substring(Math.min(offset, end), end));
    }

    /// Where the word ends that is wrong.
    public int wordEnd(String text) {
        int end = Math.min(offset, text.length());
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    public Flaw {
        expected = List.copyOf(expected);
    }
}
