package org.cloudpilot.ui.terminal;

import java.util.List;

/// One piece of what the terminal has printed.
///
/// @param lead what stands before the text in another colour: the prompt, or a table's heading
/// @param lines the text, line by line
public record TerminalBlock(Kind kind, String lead, List<String> lines) {
    public enum Kind {
        /// A line that was sent, behind its prompt.
        COMMAND,
        TABLE,
        /// The router's or the program's refusal.
        ERROR,
        /// What the program adds by itself.
        REMARK
    }

    public TerminalBlock {
        lines = List.copyOf(lines);
    }

    static TerminalBlock of(Kind kind, String lead, String text) {
        return new TerminalBlock(kind, lead, text.isEmpty() ? List.of("") : text.lines().toList());
    }

    static TerminalBlock remark(String text) {
        return of(Kind.REMARK, "", text);
    }

    static TerminalBlock error(String text) {
        return of(Kind.ERROR, "", text);
    }

    static TerminalBlock table(TextTable table) {
        return new TerminalBlock(Kind.TABLE, table.heading(), table.lines());
    }

    /// Whether it is this very one: others may say the same.
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(TerminalBlock other) {
        return this == other;
    }

    String text() {
        return String.join("\n", lines);
    }

    private boolean hasHeading() {
        return kind == Kind.TABLE && !lead.isEmpty();
    }

    /// How many lines of the screen it takes.
    int height() {
        return lines.size() + (hasHeading() ? 1 : 0);
    }

    /// What stands in its line `index`, as it would be copied.
    String line(int index) {
        if (hasHeading()) {
            return index == 0 ? lead : lines.get(index - 1);
        }
        String text = lines.get(index);
        return index == 0 && !lead.isEmpty() ? lead + " " + text : text;
    }

    /// How much of that line is the lead.
    int leadLength(int index) {
        return index == 0 && !lead.isEmpty() ? lead.length() : 0;
    }
}
