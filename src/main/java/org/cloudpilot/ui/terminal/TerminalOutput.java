package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the terminal has printed, as far back as it is kept.
final class TerminalOutput {
    static final int MOST_LINES = 50_000;

    private final ObservableList<TerminalBlock> blocks = FXCollections.observableArrayList();
    private int height;
    private @Nullable Consumer<Supplier<List<String>>> log;

    /// A place in it, which goes with its block.
    ///
    /// @param line within the block
    record Spot(TerminalBlock block, int line, int start, int end) {
        boolean isSame(Spot other) {
            return block.isSame(other.block) && line == other.line && start == other.start;
        }
    }

    ObservableList<TerminalBlock> blocks() {
        return blocks;
    }

    void print(TerminalBlock block) {
        blocks.add(block);
        height += block.height();
        written(block);
        int surplus = 0;
        while (height > MOST_LINES && surplus < blocks.size() - 1) {
            height -= blocks.get(surplus).height();
            surplus++;
        }
        if (surplus > 0) {
            blocks.remove(0, surplus);
        }
    }

    /// Shows `fresh` in place of the last block, which is `old` unless it was cleared meanwhile.
    void replaceLast(@Nullable TerminalBlock old, TerminalBlock fresh) {
        if (old == null || blocks.isEmpty() || !blocks.getLast().equals(old)) {
            blocks.add(fresh);
        } else {
            height -= old.height();
            blocks.set(blocks.size() - 1, fresh);
        }
        height += fresh.height();
    }

    /// Passes on all that is printed from now on, to be made into lines on any thread; null ends
    /// that.
    void log(@Nullable Consumer<Supplier<List<String>>> receiver) {
        log = receiver;
    }

    /// What stands for good goes to the log.
    void written(TerminalBlock block) {
        write(() -> IntStream.range(0, block.height()).mapToObj(block::line).toList());
    }

    /// These go to the log alone.
    void write(Supplier<List<String>> lines) {
        if (log != null) {
            log.accept(lines);
        }
    }

    void clear() {
        blocks.clear();
        height = 0;
    }

    /// The newest places of `text`, in order; capitals and small letters are the same.
    List<Spot> find(String text, int most) {
        List<Spot> spots = new ArrayList<>();
        String wanted = text.toLowerCase(Locale.ROOT);
        for (int b = blocks.size() - 1; b >= 0 && !wanted.isEmpty(); b--) {
            TerminalBlock block = blocks.get(b);
            for (int l = block.height() - 1; l >= 0 && spots.size() < most; l--) {
                spots.addAll(in(block, l, wanted).reversed());
            }
        }
        return spots.subList(0, Math.min(most, spots.size())).reversed();
    }

    private static List<Spot> in(TerminalBlock block, int number, String wanted) {
        List<Spot> spots = new ArrayList<>();
        String line = block.line(number).toLowerCase(Locale.ROOT);
        int from = line.indexOf(wanted);
        while (from >= 0) {
            spots.add(new Spot(block, number, from, from + wanted.length()));
            from = line.indexOf(wanted, from + wanted.length());
        }
        return spots;
    }
}
