package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Blocks as lines of a screen: what is prose wraps at its width, tables and answers do not.
final class ScreenLines {
    private final List<TerminalBlock> blocks;
    private final List<Integer> starts = new ArrayList<>();
    private final Map<TerminalBlock, Integer> longestOf = new IdentityHashMap<>();
    private int columns = 80;
    private int height;
    private int longest;

    /// One line of the screen.
    ///
    /// @param block index of its block
    /// @param line of that block
    /// @param from which of its characters on
    /// @param text what is shown
    /// @param lead how much of the text is the lead
    /// @param goesOn the next line of the screen is the same line of the block
    record Line(
            int block,
            int line,
            int from,
            String text,
            int lead,
            String style,
            String leadStyle,
            boolean goesOn) {}

    ScreenLines(List<TerminalBlock> blocks) {
        this.blocks = blocks;
    }

    void columns(int wanted) {
        if (wanted != columns) {
            columns = wanted;
            renew();
        }
    }

    /// The blocks changed.
    void renew() {
        starts.clear();
        height = 0;
        longest = 0;
        Map<TerminalBlock, Integer> known = new IdentityHashMap<>(longestOf);
        longestOf.clear();
        for (TerminalBlock block : blocks) {
            starts.add(height);
            if (wraps(block)) {
                for (int i = 0; i < block.height(); i++) {
                    height += parts(block.line(i)).size();
                }
            } else {
                Integer width = known.get(block);
                int widest = width == null ? longest(block) : width;
                longestOf.put(block, widest);
                longest = Math.max(longest, widest);
                height += block.height();
            }
        }
    }

    private static int longest(TerminalBlock block) {
        int widest = 0;
        for (int i = 0; i < block.height(); i++) {
            widest = Math.max(widest, block.line(i).length());
        }
        return widest;
    }

    private static boolean wraps(TerminalBlock block) {
        return block.kind() != TerminalBlock.Kind.TABLE;
    }

    /// Where the parts of a line that wraps begin: between words, where there are some.
    private List<Integer> parts(String line) {
        List<Integer> parts = new ArrayList<>();
        parts.add(0);
        int from = 0;
        while (line.length() - from > columns) {
            int blank = line.lastIndexOf(' ', from + columns);
            from = blank > from ? blank + 1 : from + columns;
            parts.add(from);
        }
        return parts;
    }

    int height() {
        return height;
    }

    /// The length of the longest line that does not wrap.
    int longest() {
        return longest;
    }

    Line at(int number) {
        int block = blockAt(number);
        TerminalBlock shown = blocks.get(block);
        int rest = number - starts.get(block);
        if (!wraps(shown)) {
            return line(shown, block, rest, 0, shown.line(rest).length());
        }
        int line = 0;
        List<Integer> parts = parts(shown.line(line));
        while (rest >= parts.size()) {
            rest -= parts.size();
            line++;
            parts = parts(shown.line(line));
        }
        boolean last = rest == parts.size() - 1;
        int end = last ? shown.line(line).length() : parts.get(rest + 1);
        return line(shown, block, line, parts.get(rest), end);
    }

    private static Line line(TerminalBlock shown, int block, int line, int from, int to) {
        String whole = shown.line(line);
        int lead = Math.clamp(shown.leadLength(line) - from, 0, to - from);
        return new Line(
                block,
                line,
                from,
                whole.substring(from, to),
                lead,
                style(shown.kind()),
                shown.kind() == TerminalBlock.Kind.COMMAND
                        ? "terminal-prompt-text"
                        : "terminal-heading",
                to < whole.length());
    }

    private static String style(TerminalBlock.Kind kind) {
        return switch (kind) {
            case COMMAND, TABLE -> "terminal-text";
            case ERROR -> "terminal-error";
            case REMARK -> "terminal-remark-text";
        };
    }

    private int blockAt(int number) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (starts.get(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The line of the screen where that place is; -1 where it is no more.
    int number(TerminalOutput.Spot spot) {
        TerminalBlock block = spot.block();
        int index = 0;
        while (index < starts.size() && !blocks.get(index).isSame(block)) {
            index++;
        }
        if (index == starts.size()) {
            return -1;
        }
        int number = starts.get(index);
        if (!wraps(block)) {
            return number + spot.line();
        }
        for (int i = 0; i < spot.line(); i++) {
            number += parts(block.line(i)).size();
        }
        List<Integer> parts = parts(block.line(spot.line()));
        return number + (int) parts.stream().filter(from -> from <= spot.start()).count() - 1;
    }

    /// Whether that place is on the same line of its block.
    boolean isOf(Line line, TerminalOutput.Spot spot) {
        return blocks.get(line.block()).isSame(spot.block()) && line.line() == spot.line();
    }
}
