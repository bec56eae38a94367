package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// Prints a command that goes on: what it says now stands in the place of what it said before.
final class LivePrint {
    private final TerminalOutput output;
    private final Consumer<ResultTable> tables;
    private final Consumer<LiveRun.State> after;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private @Nullable LiveRun run;
    private @Nullable TerminalBlock block;

    /// @param tables is given what stands there now
    /// @param after hears how it ended once that is printed
    LivePrint(
            TerminalOutput output,
            Consumer<ResultTable> tables,
            Consumer<LiveRun.State> after,
            UiThread ui,
            TaskRunner tasks) {
        this.output = output;
        this.tables = tables;
        this.after = after;
        this.ui = ui;
        this.tasks = tasks;
    }

    /// What hears of a line that is being sent; it is shown once it is [#begun].
    LiveRun prepared() {
        var fresh = new LiveRun(ui, this::show);
        run = fresh;
        return fresh;
    }

    void begun(LiveRun heard, ConsoleReply.Going going) {
        words.set(Sentences.of("ui.terminal.live", going.sent().verb()));
        block = null;
        heard.begun(going);
    }

    boolean goesOn() {
        return !words.get().isEmpty();
    }

    /// Stops it on the router; its end is printed.
    void stop() {
        LiveRun heard = run;
        if (heard != null) {
            tasks.run(heard::stop);
        }
    }

    /// Stops it on the router, and prints nothing more.
    void drop() {
        LiveRun heard = run;
        if (heard != null) {
            tasks.run(heard::drop);
        }
        forget();
    }

    private void forget() {
        run = null;
        block = null;
        words.set("");
    }

    private void show(LiveRun.State state) {
        if (!state.rows().isEmpty()) {
            ResultTable table = ResultTable.of(words.get(), state.rows(), List.of());
            TerminalBlock fresh = TerminalBlock.table(TextTable.of(table));
            output.replaceLast(block, fresh);
            block = fresh;
            tables.accept(table);
        }
        CommandOutcome ended = state.ended();
        if (ended != null) {
            end(state.count(), ended);
            after.accept(state);
        }
    }

    private void end(long count, CommandOutcome ended) {
        TerminalBlock last = block;
        if (last != null) {
            output.written(last);
        }
        forget();
        Rendering.failure(ended).blocks().forEach(output::print);
        if (ended instanceof CommandOutcome.Done) {
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.live_ended", count)));
        }
    }

    /// What goes on until it is stopped, in words; empty where nothing does.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }
}
