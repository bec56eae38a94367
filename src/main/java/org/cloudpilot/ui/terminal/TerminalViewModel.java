package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The command terminal of one router. Its target changes only by [#target]: never with the table's
/// selection.
public final class TerminalViewModel {
    static final int MOST_LINES = 5_000;
    static final int MOST_REMEMBERED = 500;

    private final CommandService commands;
    private final Caller caller;
    private final TaskRunner tasks;

    private final ReadOnlyObjectWrapper<@Nullable Router> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final StringProperty input = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObservableList<TerminalBlock> output = FXCollections.observableArrayList();
    private final List<String> history = new ArrayList<>();
    private int recalled;
    private String unfinished = "";
    private String identity = "";
    private String menu = "/";
    private int lines;
    private @Nullable Subscription running;

    public TerminalViewModel(CommandService commands, Caller caller, TaskRunner tasks) {
        this.commands = commands;
        this.caller = caller;
        this.tasks = tasks;
    }

    /// Turns to another router: its menu is the root, what was printed stays.
    ///
    /// @param knownAs its identity, or its name while that is not known
    public void target(Router router, String knownAs) {
        Router before = target.get();
        if (before != null && before.id().equals(router.id())) {
            return;
        }
        stopWaiting();
        identity = knownAs;
        menu = "/";
        target.set(router);
        if (before != null) {
            print(TerminalBlock.Kind.REMARK, "", Sentences.of("ui.terminal.now_on", knownAs));
        }
        prompt.set(promptText());
    }

    /// The target was changed or deleted elsewhere.
    public void update(@Nullable Router latest) {
        if (latest == null) {
            stopWaiting();
            target.set(null);
        } else {
            target.set(latest);
            prompt.set(promptText());
        }
    }

    /// Sends what was typed. What is shown and remembered of it has no secret values; a line
    /// recalled without them is not sent before they are typed again.
    public void submit() {
        Router router = target.get();
        if (router == null || busy.get()) {
            return;
        }
        String line = input.get();
        if (line.contains(SecretArguments.HIDDEN)) {
            error(Sentences.of("ui.terminal.hidden", SecretArguments.HIDDEN));
            return;
        }
        String from = menu;
        String shown = SecretArguments.known().redacted(from, line);
        print(TerminalBlock.Kind.COMMAND, prompt.get(), shown);
        input.set("");
        if (line.isBlank()) {
            return;
        }
        remember(shown);
        running =
                tasks.run(
                        busy,
                        () -> commands.line(caller, router.id(), from, line),
                        outcome -> {
                            running = null;
                            switch (outcome) {
                                case Outcome.Done<ConsoleReply>(ConsoleReply reply) ->
                                        show(reply, line);
                                case Outcome.Refused<ConsoleReply>(var refusal) ->
                                        error(Sentences.of(refusal.message()));
                            }
                        });
    }

    /// Gives up waiting for the reply; the router may still carry the command out. Without one
    /// under way, drops what was typed.
    public void interrupt() {
        if (stopWaiting()) {
            print(TerminalBlock.Kind.REMARK, "", Sentences.of("ui.terminal.stopped"));
        } else if (!input.get().isEmpty()) {
            print(TerminalBlock.Kind.COMMAND, prompt.get(), input.get() + "^C");
            input.set("");
        }
    }

    private boolean stopWaiting() {
        Subscription waiting = running;
        if (waiting == null) {
            return false;
        }
        waiting.close();
        running = null;
        busy.set(false);
        return true;
    }

    public void clear() {
        output.clear();
        lines = 0;
    }

    /// The line sent before the one shown.
    public void older() {
        if (recalled > 0) {
            if (recalled == history.size()) {
                unfinished = input.get();
            }
            recalled--;
            input.set(history.get(recalled));
        }
    }

    /// The line sent after the one shown, at the end what was being typed.
    public void newer() {
        if (recalled < history.size()) {
            recalled++;
            input.set(recalled == history.size() ? unfinished : history.get(recalled));
        }
    }

    private void remember(String line) {
        if (history.isEmpty() || !history.getLast().equals(line)) {
            history.add(line);
        }
        if (history.size() > MOST_REMEMBERED) {
            history.removeFirst();
        }
        recalled = history.size();
        unfinished = "";
    }

    private void show(ConsoleReply reply, String line) {
        switch (reply) {
            case ConsoleReply.Nothing() -> {}
            case ConsoleReply.Moved(String where) -> {
                menu = where;
                prompt.set(promptText());
            }
            case ConsoleReply.NotUnderstood(var reason, int position) -> {
                String before = line.substring(0, Math.min(position, line.length()));
                int column =
                        prompt.get().length()
                                + 1
                                + SecretArguments.known().redacted(menu, before).length();
                print(
                        TerminalBlock.Kind.ERROR,
                        "",
                        " ".repeat(Math.max(0, column)) + "^\n" + Sentences.of(reason));
            }
            case ConsoleReply.Said said -> {}
            case ConsoleReply.Going going -> {}
            case ConsoleReply.Ran(var sent, var columns, var outcome) ->
                    show(sent.isSafe(), columns, outcome);
        }
    }

    private void show(boolean onlyReads, List<String> columns, CommandOutcome outcome) {
        switch (outcome) {
            case CommandOutcome.Done done -> showDone(onlyReads, columns, done);
            case CommandOutcome.Trapped trapped -> {
                table(trapped.rows(), columns);
                error(trapped.message());
            }
            case CommandOutcome.NotConnected(ConnectProblem problem) -> {
                error(Sentences.of(problem.failure().message()));
                if (!problem.detail().isBlank()) {
                    print(TerminalBlock.Kind.REMARK, "", problem.detail());
                }
            }
            case CommandOutcome.Unsupported(String why) -> error(why);
            case CommandOutcome.Lost lost ->
                    error(Sentences.of("ui.terminal.lost", lost.detail()).strip());
            case CommandOutcome.Unknown unknown ->
                    error(Sentences.of("ui.terminal.unknown", unknown.detail()).strip());
        }
    }

    private void showDone(boolean onlyReads, List<String> columns, CommandOutcome.Done done) {
        table(done.rows(), columns);
        String ret = done.ret();
        if (ret != null && !ret.isEmpty()) {
            print(TerminalBlock.Kind.TABLE, "", ret);
        }
        if (done.truncated()) {
            print(TerminalBlock.Kind.REMARK, "", Sentences.of("ui.terminal.truncated"));
        }
        if (done.rows().isEmpty() && (ret == null || ret.isEmpty())) {
            String key = onlyReads ? "ui.terminal.no_items" : "ui.terminal.done";
            print(TerminalBlock.Kind.REMARK, "", Sentences.of(key, Units.millis(done.took())));
        }
    }

    private void table(List<org.cloudpilot.model.Row> rows, List<String> columns) {
        if (!rows.isEmpty()) {
            TextTable table = TextTable.of(rows, columns);
            print(TerminalBlock.Kind.TABLE, table.heading(), table.body());
        }
    }

    private void error(String sentence) {
        print(TerminalBlock.Kind.ERROR, "", sentence);
    }

    private void print(TerminalBlock.Kind kind, String lead, String text) {
        var block = new TerminalBlock(kind, lead, text);
        output.add(block);
        lines += block.lines();
        int surplus = 0;
        while (lines > MOST_LINES && surplus < output.size() - 1) {
            lines -= output.get(surplus).lines();
            surplus++;
        }
        if (surplus > 0) {
            output.remove(0, surplus);
        }
    }

    private String promptText() {
        Router router = target.get();
        if (router == null) {
            return "";
        }
        String place = menu.equals("/") ? "" : " " + menu;
        return "[" + router.username() + "@" + identity + "]" + place + ">";
    }

    /// Null: none was chosen yet, or it was deleted.
    public ReadOnlyObjectProperty<@Nullable Router> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /// `[admin@hub] /ip/firewall>`
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    public StringProperty inputProperty() {
        return input;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    public ObservableList<TerminalBlock> output() {
        return output;
    }
}
