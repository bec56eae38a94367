package org.cloudpilot.ui.terminal;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.command.ConsoleHistory;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The command terminal of one router. Its target changes only by [#target]: never with the table's
/// selection.
public final class TerminalViewModel {
    private static final String GOES_ON = "\\";

    private final CommandService commands;
    private final ConsoleHistory history;
    private final SafeModes safeModes;
    private final Caller caller;
    private final TaskRunner tasks;
    private final InstantSource clock;

    private final ReadOnlyObjectWrapper<@Nullable Router> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper menu = new ReadOnlyStringWrapper("/");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final StringProperty input = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper safe = new ReadOnlyBooleanWrapper();
    private final BooleanProperty asRouterPrints = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ResultTable> result =
            new ReadOnlyObjectWrapper<>();
    private final TerminalOutput output = new TerminalOutput();
    private final LivePrint live;
    private final SessionRecording recording;
    private final ResultSifting sifting;
    private final Recall recall = new Recall();
    private ItemNumbers numbers = ItemNumbers.none();
    private String identity = "";
    private String begun = "";
    private boolean online = true;
    private @Nullable Subscription running;

    public TerminalViewModel(
            CommandService commands,
            ConsoleHistory history,
            SafeModes safeModes,
            Caller caller,
            UiThread ui,
            TaskRunner tasks,
            InstantSource clock) {
        this.commands = commands;
        this.history = history;
        this.safeModes = safeModes;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.live = new LivePrint(output, result::set, this::liveEnded, ui, tasks);
        this.recording = new SessionRecording(output, tasks, ui);
        this.sifting = new ResultSifting(tasks);
        tasks.run(() -> history.last(caller), this::recallEarlier);
    }

    private void liveEnded() {
        running = null;
        showPrompt();
    }

    private void recallEarlier(Outcome<List<SentLine>> earlier) {
        if (earlier instanceof Outcome.Done<List<SentLine>>(List<SentLine> lines)) {
            recall.load(lines);
        }
    }

    /// Turns to another router: its menu is the root, what was printed stays.
    ///
    /// @param knownAs its identity, or its name while that is not known
    public void target(Router router, String knownAs) {
        Router before = target.get();
        if (before != null && before.id().equals(router.id())) {
            return;
        }
        stopRunning();
        refrain();
        identity = knownAs;
        numbers = ItemNumbers.none();
        menu.set("/");
        begun = "";
        online = true;
        result.set(null);
        target.set(router);
        recall.router(router.id());
        if (before != null) {
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.now_on", knownAs)));
        }
        showPrompt();
    }

    /// The target was changed or deleted elsewhere.
    public void update(@Nullable Router latest) {
        if (latest == null) {
            stopRunning();
            refrain();
            target.set(null);
        } else {
            target.set(latest);
            showPrompt();
        }
    }

    /// Whether the watch reaches the target now; says so where that changes.
    public void reached(boolean now) {
        if (target.get() == null || now == online) {
            return;
        }
        boolean wasSafe = safe.get();
        online = now;
        showPrompt();
        if (!now) {
            output.print(TerminalBlock.error(Sentences.of("ui.terminal.link_lost", identity)));
            if (wasSafe) {
                output.print(TerminalBlock.error(Sentences.of("ui.terminal.safe_lost", identity)));
            }
        } else {
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.link_back", identity)));
        }
    }

    /// Sends what was typed, asking first where it is dangerous. What is shown and remembered of it
    /// has no secret values; a line recalled without them is not sent before they are typed again.
    public void submit() {
        Router router = target.get();
        if (router == null || isOccupied()) {
            return;
        }
        String line = input.get();
        if (line.contains(SecretArguments.HIDDEN)) {
            error(Sentences.of("ui.terminal.hidden", SecretArguments.HIDDEN));
            return;
        }
        if (line.endsWith(GOES_ON)) {
            printSent(line);
            begun += line.substring(0, line.length() - GOES_ON.length());
            input.set("");
            showPrompt();
            return;
        }
        String whole = begun + line;
        begun = "";
        if (whole.isBlank()) {
            output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, prompt.get(), ""));
            input.set("");
            showPrompt();
            return;
        }
        consider(router, whole, line);
    }

    private boolean isOccupied() {
        return busy.get() || asking.get() != null || live.goesOn();
    }

    private void consider(Router router, String whole, String lastLine) {
        running =
                tasks.run(
                        busy,
                        () -> commands.dangers(caller, router.id(), menu.get(), whole),
                        reasons -> {
                            running = null;
                            switch (reasons) {
                                case Outcome.Refused<List<Message>>(var refusal) ->
                                        error(Sentences.of(refusal.message()));
                                case Outcome.Done<List<Message>>(List<Message> found) -> {
                                    if (found.isEmpty()) {
                                        send(router, whole, lastLine);
                                    } else {
                                        ask(router, whole, found);
                                    }
                                }
                            }
                        });
    }

    private void ask(Router router, String text, List<Message> reasons) {
        List<String> shown = SecretArguments.known().redacted(menu.get(), text).lines().toList();
        asking.set(new Asking(router, identity, text, shown, reasons));
    }

    /// What was pasted: one line is typed, many are shown and asked about.
    public void paste(String text) {
        Router router = target.get();
        List<String> lines = text.strip().lines().toList();
        if (router == null || lines.size() < 2 || isOccupied()) {
            return;
        }
        String whole = String.join("\n", lines);
        tasks.run(
                () -> commands.dangers(caller, router.id(), menu.get(), whole),
                reasons -> {
                    if (reasons instanceof Outcome.Done<List<Message>>(List<Message> found)) {
                        ask(router, whole, found);
                    }
                });
    }

    /// Sends what was asked about, to the router that was named.
    public void confirm() {
        Asking asked = asking.get();
        if (asked == null) {
            return;
        }
        asking.set(null);
        send(asked.router(), asked.text(), asked.text());
    }

    /// Sends nothing. What was typed stays to be changed; what was pasted is dropped.
    public void refrain() {
        asking.set(null);
        begun = "";
        showPrompt();
    }

    private void printSent(String line) {
        output.print(
                TerminalBlock.of(
                        TerminalBlock.Kind.COMMAND,
                        prompt.get(),
                        SecretArguments.known().redacted(menu.get(), line)));
    }

    /// @param last what of it was typed last and is not printed yet
    private void send(Router router, String whole, String last) {
        String from = menu.get();
        int indent = prompt.get().length() + 1;
        boolean asText = asRouterPrints.get() || whole.indexOf('\n') >= 0;
        printSent(last);
        String typed = input.get();
        input.set("");
        showPrompt();
        String shown = SecretArguments.known().redacted(from, whole);
        recall.add(new SentLine(router.id(), shown, clock.instant()));
        ItemNumbers printed = numbers;
        LiveRun heard = live.prepared();
        running =
                tasks.run(
                        busy,
                        () -> {
                            history.add(caller, router.id(), from, whole);
                            Outcome<ConsoleReply> reply =
                                    asText
                                            ? commands.text(caller, router.id(), from, whole)
                                            : commands.liveLine(
                                                    caller,
                                                    router.id(),
                                                    from,
                                                    whole,
                                                    printed,
                                                    heard);
                            return reply.map(it -> told(it, heard, from, whole, indent));
                        },
                        outcome -> {
                            running = null;
                            switch (outcome) {
                                case Outcome.Done<Told>(Told told) -> show(told, heard, typed);
                                case Outcome.Refused<Told>(var refusal) ->
                                        error(Sentences.of(refusal.message()));
                            }
                        });
    }

    private record Told(ConsoleReply reply, Rendering rendering) {}

    private static Told told(
            ConsoleReply reply, LiveRun heard, String from, String whole, int indent) {
        if (last(reply) instanceof ConsoleReply.Going going) {
            heard.hold(going.running());
        }
        return new Told(reply, Rendering.of(reply, from, whole, indent));
    }

    private static ConsoleReply last(ConsoleReply reply) {
        return reply instanceof ConsoleReply.InTurn(var replies) ? replies.getLast() : reply;
    }

    private void show(Told told, LiveRun heard, String typed) {
        show(told.rendering());
        follow(told.reply(), heard, typed);
        showPrompt();
    }

    private void follow(ConsoleReply reply, LiveRun heard, String typed) {
        switch (reply) {
            case ConsoleReply.InTurn(var replies) ->
                    replies.forEach(each -> follow(each, heard, typed));
            case ConsoleReply.Moved(String where) -> menu.set(where);
            case ConsoleReply.Going going -> live.begun(heard, going);
            case ConsoleReply.Ran ran -> {
                if (ran.outcome() instanceof CommandOutcome.Done done) {
                    numbers = numbers.after(ran.sent(), done.rows());
                }
                keepUnsent(ran.outcome(), typed);
            }
            case ConsoleReply.Said said -> keepUnsent(said.outcome(), typed);
            case ConsoleReply.Nothing _, ConsoleReply.NotUnderstood _ -> {}
        }
    }

    /// What never left is not to be typed again.
    private void keepUnsent(CommandOutcome outcome, String typed) {
        if (outcome instanceof CommandOutcome.NotConnected && input.get().isEmpty()) {
            input.set(typed);
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.kept")));
        }
    }

    private void show(Rendering rendering) {
        rendering.blocks().forEach(output::print);
        if (rendering.table() != null) {
            result.set(rendering.table());
        }
    }

    /// Stops what goes on, on the router, too. Gives up waiting for a reply; the router may still
    /// carry the command out. With neither, drops what was typed.
    public void interrupt() {
        if (live.goesOn()) {
            live.stop();
        } else if (stopRunning()) {
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.stopped")));
        } else if (!input.get().isEmpty() || !begun.isEmpty()) {
            String shown = SecretArguments.known().redacted(menu.get(), input.get());
            output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, prompt.get(), shown + "^C"));
            input.set("");
            begun = "";
            showPrompt();
        }
    }

    private boolean stopRunning() {
        live.drop();
        Subscription waiting = running;
        running = null;
        if (waiting == null) {
            return false;
        }
        waiting.close();
        busy.set(false);
        return true;
    }

    /// Takes safe mode, or releases it, which keeps what was changed.
    public void toggleSafeMode() {
        Router router = target.get();
        if (router == null || isOccupied()) {
            return;
        }
        boolean held = safeModes.isHeld(router.id());
        askSafeMode(
                held ? "ui.terminal.safe_released" : "ui.terminal.safe_taken",
                () ->
                        held
                                ? safeModes.release(caller, router.id())
                                : safeModes.take(caller, router.id()));
    }

    /// Takes back what was changed in safe mode; without it nothing happens.
    public void unroll() {
        Router router = target.get();
        if (router != null && !isOccupied() && safe.get()) {
            askSafeMode("ui.terminal.safe_unrolled", () -> safeModes.unroll(caller, router.id()));
        }
    }

    private void askSafeMode(String done, Supplier<Outcome<CommandOutcome>> step) {
        tasks.run(
                busy,
                step,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Refused<CommandOutcome>(var refusal) ->
                                error(Sentences.of(refusal.message()));
                        case Outcome.Done<CommandOutcome>(CommandOutcome how) -> {
                            show(Rendering.failure(how));
                            if (how instanceof CommandOutcome.Done) {
                                output.print(TerminalBlock.remark(Sentences.of(done, identity)));
                            }
                        }
                    }
                    showPrompt();
                });
    }

    public void clear() {
        output.clear();
        result.set(null);
    }

    /// The line sent before that begins as what was typed.
    public void older() {
        String line = recall.older(input.get());
        if (line != null) {
            input.set(line);
        }
    }

    /// The line sent after the one shown, at the end what was being typed.
    public void newer() {
        String line = recall.newer();
        if (line != null) {
            input.set(line);
        }
    }

    /// Lines sent before that hold every word of `query`, newest first.
    List<SentLine> search(String query, boolean everywhere) {
        return recall.search(query, everywhere, 200);
    }

    /// Forgets what was sent from here, in this space.
    public void forgetHistory() {
        tasks.run(
                () -> history.forget(caller),
                outcome -> {
                    recall.clear();
                    output.print(TerminalBlock.remark(Sentences.of("ui.terminal.forgotten")));
                });
    }

    private void error(String sentence) {
        output.print(TerminalBlock.error(sentence));
    }

    private void showPrompt() {
        Router router = target.get();
        safe.set(router != null && safeModes.isHeld(router.id()));
        if (router == null) {
            prompt.set("");
            return;
        }
        String place = menu.get().equals("/") ? "" : " " + menu.get();
        String mode = safe.get() ? " <SAFE>" : "";
        String more = begun.isEmpty() ? ">" : "\\...";
        prompt.set("[" + router.username() + "@" + identity + "]" + place + mode + more);
    }

    /// Ends what goes on.
    public void close() {
        stopRunning();
        recording.stop();
    }

    /// Null: none was chosen yet, or it was deleted.
    public ReadOnlyObjectProperty<@Nullable Router> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /// Where the prompt stands: `/ip/address`, the root is `/`.
    public ReadOnlyStringProperty menuProperty() {
        return menu.getReadOnlyProperty();
    }

    /// `[admin@hub] /ip/firewall <SAFE>>`
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    public StringProperty inputProperty() {
        return input;
    }

    /// Waits for a reply.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /// What goes on until it is stopped, in words; empty where nothing does.
    public ReadOnlyStringProperty liveProperty() {
        return live.wordsProperty();
    }

    /// Whether the router's session holds safe mode.
    public ReadOnlyBooleanProperty safeProperty() {
        return safe.getReadOnlyProperty();
    }

    /// Lines go as text, so that the router prints as on its own console.
    public BooleanProperty asRouterPrintsProperty() {
        return asRouterPrints;
    }

    ReadOnlyObjectProperty<@Nullable Asking> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /// Writes what is printed to a file, too.
    SessionRecording recording() {
        return recording;
    }

    /// The rows of the last reply that had some.
    ReadOnlyObjectProperty<@Nullable ResultTable> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Filters and sorts them.
    ResultSifting sifting() {
        return sifting;
    }

    public ObservableList<TerminalBlock> output() {
        return output.blocks();
    }

    TerminalOutput printed() {
        return output;
    }
}
