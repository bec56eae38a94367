package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Row;
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
    private String path = "";
    private @Nullable LiveLog rowByRow;
    private LiveRun.@Nullable State waiting;
    private boolean making;

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
        var fresh = new LiveRun(ui, this::heard);
        run = fresh;
        return fresh;
    }

    void begun(LiveRun heard, ConsoleReply.Going going) {
        words.set(Sentences.of("ui.terminal.live", going.sent().verb()));
        path = going.sent().path();
        rowByRow = going.inPlace() ? null : new LiveLog(path);
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

    /// Stops it on the router, and prints nothing more. What was heard of it goes to the log.
    void drop() {
        LiveRun heard = run;
        if (heard != null) {
            log(heard.mute());
            logLastRound();
            tasks.run(heard::drop);
        }
        forget();
    }

    private void forget() {
        run = null;
        block = null;
        rowByRow = null;
        waiting = null;
        making = false;
        words.set("");
    }

    private void log(List<Row> fresh) {
        LiveLog lines = rowByRow;
        if (lines != null && !fresh.isEmpty()) {
            output.write(() -> lines.of(fresh));
        }
    }

    /// Of rounds that take each other's place the log gets the last.
    private void logLastRound() {
        TerminalBlock last = block;
        if (last != null && rowByRow == null) {
            output.written(last);
        }
    }

    private record Made(LiveRun.State state, ResultTable table, TerminalBlock block) {}

    private void heard(LiveRun.State state) {
        log(state.fresh());
        waiting = state;
        if (!making) {
            make();
        }
    }

    /// Lays out off the UI thread what was heard last, one at a time.
    private void make() {
        LiveRun.State state = waiting;
        if (state == null) {
            return;
        }
        waiting = null;
        making = true;
        LiveRun of = run;
        String title = words.get();
        String sent = path;
        tasks.run(
                () -> made(title, sent, state),
                made -> {
                    if (run == of) {
                        making = false;
                        show(made);
                        make();
                    }
                });
    }

    private static Made made(String title, String path, LiveRun.State state) {
        ResultTable table = ResultTable.of(title, path, state.rows(), List.of());
        return new Made(state, table, TerminalBlock.table(TextTable.of(table)));
    }

    private void show(Made made) {
        if (!made.state().rows().isEmpty()) {
            output.replaceLast(block, made.block());
            block = made.block();
            tables.accept(made.table());
        }
        CommandOutcome ended = made.state().ended();
        if (ended != null) {
            end(made.state().count(), ended);
            after.accept(made.state());
        }
    }

    private void end(long count, CommandOutcome ended) {
        logLastRound();
        String what = (rowByRow == null ? "round" : "row") + (count == 1 ? "" : "s");
        forget();
        Rendering.failure(ended).blocks().forEach(output::print);
        if (ended instanceof CommandOutcome.Done) {
            output.print(
                    TerminalBlock.remark(Sentences.of("ui.terminal.live_ended." + what, count)));
        }
    }

    /// What goes on until it is stopped, in words; empty where nothing does.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }
}
