package org.cloudpilot.ui.terminal;

/// One piece of what the terminal has printed.
///
/// @param lead what stands before the text in another colour: the prompt, or a table's heading
public record TerminalBlock(Kind kind, String lead, String text) {
    public enum Kind {
        /// A line that was sent, behind its prompt.
        COMMAND,
        TABLE,
        /// The router's or the program's refusal.
        ERROR,
        /// What the program adds by itself.
        REMARK
    }

    int lines() {
        int lines = kind == Kind.TABLE && !lead.isEmpty() ? 2 : 1;
        return lines + (int) text.chars().filter(c -> c == '\n').count();
    }
}
