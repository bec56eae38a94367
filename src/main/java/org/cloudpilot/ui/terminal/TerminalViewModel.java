package org.cloudpilot.ui.terminal;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.command.ConsoleHistory;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The command terminal of one router. Its target changes only by [#target]: never with the table's
/// selection.
public final class TerminalViewModel {
    private final ConsoleHistory history;
    private final Caller caller;
    private final TaskRunner tasks;

    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final TerminalOutput output = new TerminalOutput();
    private final Recall recall = new Recall();
    private final ConsolePrompt prompt;
    private final Sending sending;
    private final SessionRecording recording;
    private final ResultSifting sifting;
    private boolean online = true;

    public TerminalViewModel(
            CommandService commands,
            ConsoleHistory history,
            SafeModes safeModes,
            Caller caller,
            UiThread ui,
            TaskRunner tasks,
            InstantSource clock) {
        this.history = history;
        this.caller = caller;
        this.tasks = tasks;
        prompt = new ConsolePrompt(safeModes, caller, tasks, busy, output);
        sending =
                new Sending(
                        commands, history, caller, ui, tasks, clock, prompt, recall, output, busy);
        recording = new SessionRecording(output, tasks, ui);
        sifting = new ResultSifting(tasks);
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
        Router before = target();
        if (before != null && before.id().equals(router.id())) {
            update(router, knownAs);
            return;
        }
        sending.leave();
        sending.noResult();
        online = true;
        recall.router(router.id());
        if (before != null) {
            remark(Sentences.of("ui.terminal.now_on", knownAs));
        }
        prompt.turnTo(router, knownAs);
    }

    private @Nullable Router target() {
        return prompt.routerProperty().get();
    }

    /// The target, or what it is called, was changed elsewhere.
    public void update(Router latest, String knownAs) {
        prompt.update(latest, knownAs);
    }

    /// The target was deleted elsewhere.
    public void removed() {
        sending.leave();
        prompt.removed();
    }

    /// Whether the watch reaches the target now; says so where that changes.
    public void reached(boolean now) {
        if (target() == null || now == online) {
            return;
        }
        online = now;
        if (now) {
            remark(Sentences.of("ui.terminal.link_back", prompt.identity()));
        } else {
            error(Sentences.of("ui.terminal.link_lost", prompt.identity()));
        }
        prompt.show();
    }

    /// Sends what was typed, asking first where it is dangerous. What is shown and remembered of it
    /// has no secret values; a line recalled without them is not sent before they are typed again.
    public void submit() {
        Router router = target();
        TypedLine line = prompt.line();
        if (router == null || sending.isOccupied() || hasHidden(line.text())) {
            return;
        }
        if (line.goesOn()) {
            prompt.printTyped("");
            line.goOn();
            prompt.show();
        } else if (line.now().whole().isBlank()) {
            prompt.printTyped("");
            line.clear();
            prompt.show();
        } else if (prompt.losesSafeMode()) {
            remark(Sentences.of("ui.terminal.kept"));
        } else {
            sending.consider(prompt.taken(router));
        }
    }

    private boolean hasHidden(String text) {
        boolean hidden = text.contains(SecretArguments.HIDDEN);
        if (hidden) {
            error(Sentences.of("ui.terminal.hidden", SecretArguments.HIDDEN));
        }
        return hidden;
    }

    /// Several lines that were pasted: they are shown and asked about.
    public void paste(String text) {
        Router router = target();
        List<String> lines = Pasted.lines(text);
        if (router == null || lines.size() < 2 || sending.isOccupied() || hasHidden(text)) {
            return;
        }
        sending.consider(prompt.pasted(router, String.join("\n", lines)));
    }

    /// Sends what was asked about, to the router that was named.
    public void confirm() {
        sending.confirm();
    }

    /// Sends nothing. What was typed stays to be changed; what was pasted is brought by the arrow
    /// keys.
    public void refrain() {
        sending.refrain();
    }

    /// Stops what goes on, on the router, too. Gives up waiting for a reply; the router may still
    /// carry the command out. With neither, drops what was typed.
    public void interrupt() {
        if (!sending.interrupt() && !prompt.line().isEmpty()) {
            prompt.printTyped("^C");
            prompt.line().clear();
            prompt.show();
        }
    }

    /// Takes safe mode, or releases it, which keeps what was changed.
    public void toggleSafeMode() {
        Router router = target();
        if (router == null || sending.isOccupied()) {
            return;
        }
        if (!prompt.losesSafeMode()) {
            prompt.safe().toggle(router.id(), prompt.identity());
        }
    }

    /// Takes back what was changed in safe mode; without it nothing happens.
    public void unroll() {
        Router router = target();
        if (router == null || sending.isOccupied() || !prompt.safe().heldProperty().get()) {
            return;
        }
        if (!prompt.losesSafeMode()) {
            prompt.safe().unroll(router.id(), prompt.identity());
        }
    }

    public void clear() {
        output.clear();
        sending.noResult();
    }

    /// The line sent before that begins as what was typed. Several lines are shown and asked about,
    /// as when they are pasted.
    public void older() {
        recalled(recall.older(prompt.line().text()));
    }

    /// The line sent after the one shown, at the end what was being typed.
    public void newer() {
        recalled(recall.newer(prompt.line().text()));
    }

    private void recalled(@Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.indexOf('\n') >= 0) {
            paste(text);
        } else {
            prompt.line().type(text);
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

    /// Ends what goes on.
    public void close() {
        sending.stop();
        recording.stop();
    }

    /// Null: none was chosen yet, or it was deleted.
    public ReadOnlyObjectProperty<@Nullable Router> targetProperty() {
        return prompt.routerProperty();
    }

    /// Where the prompt stands: `/ip/address`, the root is `/`.
    public ReadOnlyStringProperty menuProperty() {
        return prompt.menuProperty();
    }

    /// `[admin@hub] /ip/firewall <SAFE>>`
    public ReadOnlyStringProperty promptProperty() {
        return prompt.textProperty();
    }

    public StringProperty inputProperty() {
        return prompt.line().textProperty();
    }

    /// Waits for a reply.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /// What goes on until it is stopped, in words; empty where nothing does.
    public ReadOnlyStringProperty liveProperty() {
        return sending.liveProperty();
    }

    /// Whether the router's session holds safe mode.
    public ReadOnlyBooleanProperty safeProperty() {
        return prompt.safe().heldProperty();
    }

    /// Lines go as text, so that the router prints as on its own console.
    public BooleanProperty asRouterPrintsProperty() {
        return sending.asRouterPrintsProperty();
    }

    ReadOnlyObjectProperty<@Nullable Asking> askingProperty() {
        return sending.askingProperty();
    }

    /// Writes what is printed to a file, too.
    SessionRecording recording() {
        return recording;
    }

    /// The rows of the last reply that had some.
    ReadOnlyObjectProperty<@Nullable ResultTable> resultProperty() {
        return sending.resultProperty();
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
