package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;

/// What comes from the clipboard, as the lines that it holds.
final class Pasted {
    private Pasted() {}

    /// Without blank lines before and after; blanks within the lines stay, also where a line begins
    /// or ends with them.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(text.replace('\t', ' ').lines().toList());
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        return List.copyOf(lines);
    }
}
