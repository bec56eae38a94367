package org.cloudpilot.ui.terminal;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
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
    private final CommandService commands;
    private final ConsoleHistory history;
    private final Caller caller;
    private final TaskRunner tasks;
    private final InstantSource clock;

    private final ReadOnlyObjectWrapper<@Nullable Router> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper menu = new ReadOnlyStringWrapper("/");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final TypedLine line = new TypedLine();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty asRouterPrints = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ResultTable> result =
            new ReadOnlyObjectWrapper<>();
    private final TerminalOutput output = new TerminalOutput();
    private final SafeHold safe;
    private final LivePrint live;
    private final SessionRecording recording;
    private final Recall recall = new Recall();
    private final PrintedNumbers numbers = new PrintedNumbers();
    private String identity = "";
    private boolean online = true;
    private @Nullable ToSend considered;
    private @Nullable Subscription running;
    private @Nullable Sent goingOn;

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
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.safe = new SafeHold(safeModes, caller, tasks, busy, output, this::showPrompt);
        this.live = new LivePrint(output, result::set, this::liveEnded, ui, tasks);
        this.recording = new SessionRecording(output, tasks, ui);
        tasks.run(() -> history.last(caller), this::recallEarlier);
    }

    private void recallEarlier(Outcome<List<SentLine>> earlier) {
        if (earlier instanceof Outcome.Done<List<SentLine>>(List<SentLine> lines)) {
            recall.load(lines);
        }
    }

    /// Turns to another router: its menu is the root, what was printed stays. For the router that
    /// it has already, only what it is called may change.
    ///
    /// @param knownAs its identity, or its name while that is not known
    public void target(Router router, String knownAs) {
        Router before = target.get();
        if (before != null && before.id().equals(router.id())) {
            update(router, knownAs);
            return;
        }
        leave();
        if (line.isBegun()) {
            line.clear();
        }
        identity = knownAs;
        numbers.forget();
        menu.set("/");
        online = true;
        result.set(null);
        target.set(router);
        recall.router(router.id());
        safe.turnTo(router.id());
        if (before != null) {
            output.print(TerminalBlock.remark(Sentences.of("ui.terminal.now_on", knownAs)));
        }
        showPrompt();
    }

    /// Sends no more of what was meant for the target; what was typed stays.
    private void leave() {
        ToSend unsent = considered;
        stopRunning();
        if (unsent != null) {
            giveBack(unsent);
        }
        refrain();
    }

    /// The target, or what it is called, was changed elsewhere.
    public void update(Router latest, String knownAs) {
        target.set(latest);
        identity = knownAs;
        showPrompt();
    }

    /// The target was deleted elsewhere.
    public void removed() {
        leave();
        target.set(null);
        safe.turnTo(null);
        showPrompt();
    }

    /// Whether the watch reaches the target now; says so where that changes.
    public void reached(boolean now) {
        if (target.get() == null || now == online) {
            return;
        }
        online = now;
        if (now) {
            remark(Sentences.of("ui.terminal.link_back", identity));
        } else {
            error(Sentences.of("ui.terminal.link_lost", identity));
        }
        showPrompt();
    }

    /// Sends what was typed, asking first where it is dangerous. What is shown and remembered of it
    /// has no secret values; a line recalled without them is not sent before they are typed again.
    public void submit() {
        Router router = target.get();
        if (router == null || isOccupied() || hasHidden(line.text())) {
            return;
        }
        if (line.goesOn()) {
            printTyped("");
            line.goOn();
        } else if (line.now().whole().isBlank()) {
            output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, prompt.get(), ""));
            line.clear();
        } else if (safe.isLost(identity)) {
            remark(Sentences.of("ui.terminal.kept"));
        } else {
            String whole = line.now().whole();
            String shown = prompt.get();
            consider(new ToSend(router, identity, menu.get(), shown, whole, line.take()));
            return;
        }
        showPrompt();
    }

    private boolean hasHidden(String text) {
        boolean hidden = text.contains(SecretArguments.HIDDEN);
        if (hidden) {
            error(Sentences.of("ui.terminal.hidden", SecretArguments.HIDDEN));
        }
        return hidden;
    }

    private boolean isOccupied() {
        return busy.get() || asking.get() != null || live.goesOn();
    }

    /// Several lines that were pasted: they are shown and asked about.
    public void paste(String text) {
        Router router = target.get();
        List<String> lines = Pasted.lines(text);
        if (router == null || lines.size() < 2 || isOccupied() || hasHidden(text)) {
            return;
        }
        String whole = String.join("\n", lines);
        consider(new ToSend(router, identity, menu.get(), prompt.get(), whole, null));
    }

    private void consider(ToSend what) {
        considered = what;
        showPrompt();
        running =
                tasks.run(
                        busy,
                        () ->
                                commands.dangers(
                                        caller, what.router().id(), what.menu(), what.text()),
                        reasons -> considered(what, reasons));
    }

    private void considered(ToSend what, Outcome<List<Message>> reasons) {
        running = null;
        considered = null;
        switch (reasons) {
            case Outcome.Refused<List<Message>>(var refusal) -> {
                error(Sentences.of(refusal.message()));
                giveBack(what);
            }
            case Outcome.Done<List<Message>>(List<Message> found) -> {
                var asked = new Asking(what, found);
                if (asked.isNeeded()) {
                    asking.set(asked);
                } else {
                    send(asked);
                }
            }
        }
    }

    /// Sends what was asked about, to the router that was named.
    public void confirm() {
        Asking asked = asking.get();
        if (asked != null) {
            asking.set(null);
            send(asked);
        }
    }

    /// Sends nothing. What was typed stays to be changed; what was pasted is dropped.
    public void refrain() {
        Asking asked = asking.get();
        asking.set(null);
        if (asked != null) {
            giveBack(asked.what());
        }
    }

    /// Where another line was begun meanwhile, it stays, and the arrow keys bring this one.
    private boolean giveBack(ToSend what) {
        TypedLine.Kept typed = what.typed();
        boolean back = typed != null && line.putBack(typed);
        if (!back) {
            remember(what);
        }
        showPrompt();
        return back;
    }

    private void remember(ToSend what) {
        recall.add(new SentLine(what.router().id(), what.shown(), clock.instant()));
    }

    /// Nothing of it left: it is not to be typed again.
    private void keep(Asking unsent) {
        if (unsent.what().typed() == null) {
            remark(Sentences.of("ui.terminal.kept.lines"));
            asking.set(unsent);
        } else {
            boolean back = giveBack(unsent.what());
            remark(Sentences.of(back ? "ui.terminal.kept" : "ui.terminal.kept.before"));
        }
    }

    private void send(Asking asked) {
        ToSend what = asked.what();
        if (safe.isLost(identity)) {
            showPrompt();
            keep(asked);
            return;
        }
        output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, what.prompt(), what.unprinted()));
        remember(what);
        LiveRun heard = live.prepared();
        running =
                tasks.run(
                        busy,
                        carrying(what, heard),
                        outcome -> {
                            running = null;
                            switch (outcome) {
                                case Outcome.Done<Told>(Told told) -> show(told, heard, asked);
                                case Outcome.Refused<Told>(var refusal) ->
                                        error(Sentences.of(refusal.message()));
                            }
                        });
    }

    private Supplier<Outcome<Told>> carrying(ToSend what, LiveRun heard) {
        boolean asText = asRouterPrints.get();
        ItemNumbers printed = numbers.now();
        return () -> {
            RouterId id = what.router().id();
            history.add(caller, id, what.menu(), what.text());
            Outcome<ConsoleReply> reply;
            if (what.isSeveralLines()) {
                reply = commands.text(caller, id, what.menu(), what.text());
            } else if (asText) {
                reply = commands.liveText(caller, id, what.menu(), what.text(), printed, heard);
            } else {
                reply = commands.liveLine(caller, id, what.menu(), what.text(), printed, heard);
            }
            return reply.map(it -> Told.of(it, heard, what));
        };
    }

    private record Told(ConsoleReply reply, Rendering rendering) {
        static Told of(ConsoleReply reply, LiveRun heard, ToSend what) {
            if (reply(reply).getLast() instanceof ConsoleReply.Going going) {
                heard.hold(going.running());
            }
            int indent = what.prompt().length() + 1;
            return new Told(reply, Rendering.of(reply, what.menu(), what.text(), indent));
        }

        private static List<ConsoleReply> reply(ConsoleReply reply) {
            return reply instanceof ConsoleReply.InTurn(var replies) ? replies : List.of(reply);
        }

        List<ConsoleReply> replies() {
            return reply(reply);
        }
    }

    /// Commands of one line that were sent in turn.
    ///
    /// @param before how many were carried out before the one that is looked at
    private record Sent(Asking asked, int before, ConsoleReply reply) {}

    private void show(Told told, LiveRun heard, Asking asked) {
        told.rendering().blocks().forEach(output::print);
        if (told.rendering().table() != null) {
            result.set(told.rendering().table());
        }
        List<ConsoleReply> replies = told.replies();
        for (int i = 0; i < replies.size(); i++) {
            follow(new Sent(asked, i, replies.get(i)), heard);
        }
        showPrompt();
    }

    private void follow(Sent sent, LiveRun heard) {
        numbers.after(sent.reply(), sent.asked().what().text());
        switch (sent.reply()) {
            case ConsoleReply.Moved(String where) -> menu.set(where);
            case ConsoleReply.Going going -> {
                goingOn = sent;
                live.begun(heard, going);
            }
            case ConsoleReply.Ran ran -> ended(sent, ran.outcome());
            case ConsoleReply.Said said -> ended(sent, said.outcome());
            case ConsoleReply.InTurn _, ConsoleReply.Nothing _, ConsoleReply.NotUnderstood _ -> {}
        }
    }

    private void liveEnded(LiveRun.State last) {
        running = null;
        Sent sent = goingOn;
        goingOn = null;
        CommandOutcome how = last.ended();
        if (sent != null && how != null) {
            numbers.afterLive(sent.reply(), last.rows());
            ended(sent, how);
        }
        showPrompt();
    }

    /// What never left is kept whole, and only then: what was carried out is not to be sent twice.
    private void ended(Sent sent, CommandOutcome outcome) {
        if (!(outcome instanceof CommandOutcome.NotConnected)) {
            return;
        }
        if (sent.before() == 0) {
            keep(sent.asked());
        } else {
            remark(Sentences.of("ui.terminal.carried_out", sent.before()));
        }
    }

    /// Stops what goes on, on the router, too. Gives up waiting for a reply; the router may still
    /// carry the command out. With neither, drops what was typed.
    public void interrupt() {
        ToSend unsent = considered;
        if (live.goesOn()) {
            live.stop();
        } else if (stopRunning()) {
            if (unsent == null) {
                remark(Sentences.of("ui.terminal.stopped"));
            } else {
                boolean back = giveBack(unsent);
                remark(Sentences.of(back ? "ui.terminal.kept" : "ui.terminal.kept.before"));
            }
        } else if (!line.isEmpty()) {
            printTyped("^C");
            line.clear();
            showPrompt();
        }
    }

    private void printTyped(String sign) {
        String shown = line.now().shown(menu.get()) + sign;
        output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, prompt.get(), shown));
    }

    private boolean stopRunning() {
        live.drop();
        goingOn = null;
        considered = null;
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
        if (safe.isLost(identity)) {
            showPrompt();
        } else {
            safe.toggle(router.id(), identity);
        }
    }

    /// Takes back what was changed in safe mode; without it nothing happens.
    public void unroll() {
        Router router = target.get();
        if (router == null || isOccupied() || !safe.heldProperty().get()) {
            return;
        }
        if (safe.isLost(identity)) {
            showPrompt();
        } else {
            safe.unroll(router.id(), identity);
        }
    }

    public void clear() {
        output.clear();
        result.set(null);
    }

    /// The line sent before that begins as what was typed. Several lines are shown and asked about,
    /// as when they are pasted.
    public void older() {
        recalled(recall.older(line.text()));
    }

    /// The line sent after the one shown, at the end what was being typed.
    public void newer() {
        recalled(recall.newer(line.text()));
    }

    private void recalled(@Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.indexOf('\n') >= 0) {
            paste(text);
        } else {
            line.type(text);
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
                    switch (outcome) {
                        case Outcome.Done<Integer> _ -> {
                            recall.clear();
                            remark(Sentences.of("ui.terminal.forgotten"));
                        }
                        case Outcome.Refused<Integer>(var refusal) ->
                                error(Sentences.of(refusal.message()));
                    }
                });
    }

    private void error(String sentence) {
        output.print(TerminalBlock.error(sentence));
    }

    private void remark(String sentence) {
        output.print(TerminalBlock.remark(sentence));
    }

    private void showPrompt() {
        Router router = target.get();
        safe.isLost(identity);
        if (router == null) {
            prompt.set("");
            return;
        }
        String place = menu.get().equals("/") ? "" : " " + menu.get();
        String mode = safe.heldProperty().get() ? " <SAFE>" : "";
        String more = line.isBegun() ? "\\..." : ">";
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
        return line.textProperty();
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
        return safe.heldProperty();
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

    public ObservableList<TerminalBlock> output() {
        return output.blocks();
    }

    TerminalOutput printed() {
        return output;
    }
}
