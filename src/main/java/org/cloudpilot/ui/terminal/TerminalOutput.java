package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the terminal has printed, as far back as it is kept.
final class TerminalOutput {
    static final int MOST_LINES = 50_000;

    private final ObservableList<TerminalBlock> blocks = FXCollections.observableArrayList();
    private int height;
    private @Nullable Consumer<TerminalBlock> log;

    /// A place in it.
    ///
    /// @param block index of the block
    /// @param line within the block
    record Spot(int block, int line, int start, int end) {}

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

    /// Passes on all that is printed from now on; null ends that.
    void log(@Nullable Consumer<TerminalBlock> receiver) {
        log = receiver;
    }

    /// What stands for good goes to the log.
    void written(TerminalBlock block) {
        if (log != null) {
            log.accept(block);
        }
    }

    void clear() {
        blocks.clear();
        height = 0;
    }

    /// Every place of `text`, in order; capitals and small letters are the same.
    List<Spot> find(String text, int most) {
        List<Spot> spots = new ArrayList<>();
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return spots;
        }
        for (int b = 0; b < blocks.size(); b++) {
            TerminalBlock block = blocks.get(b);
            for (int l = 0; l < block.height(); l++) {
                String line = block.line(l).toLowerCase(Locale.ROOT);
                int from = line.indexOf(wanted);
                while (from >= 0 && spots.size() < most) {
                    spots.add(new Spot(b, l, from, from + wanted.length()));
                    from = line.indexOf(wanted, from + wanted.length());
                }
            }
        }
        return spots;
    }
}
