package org.cloudpilot.ui.terminal;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.command.ConsoleHistory;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// The way of a line to its router and of what came of it to the screen: looked at, asked about,
/// sent, followed. Nothing is lost on it that did not leave.
final class Sending {
    private final CommandService commands;
    private final ConsoleHistory history;
    private final Caller caller;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final ConsolePrompt prompt;
    private final Recall recall;
    private final TerminalOutput output;
    private final BooleanProperty busy;
    private final BooleanProperty asRouterPrints = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ResultTable> result =
            new ReadOnlyObjectWrapper<>();
    private final PrintedNumbers numbers = new PrintedNumbers();
    private final LivePrint live;
    private @Nullable ToSend considered;
    private @Nullable Subscription running;
    private @Nullable Sent goingOn;

    /// @param busy true while something is waited for
    Sending(
            CommandService commands,
            ConsoleHistory history,
            Caller caller,
            UiThread ui,
            TaskRunner tasks,
            InstantSource clock,
            ConsolePrompt prompt,
            Recall recall,
            TerminalOutput output,
            BooleanProperty busy) {
        this.commands = commands;
        this.history = history;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.prompt = prompt;
        this.recall = recall;
        this.output = output;
        this.busy = busy;
        live = new LivePrint(output, result::set, this::liveEnded, ui, tasks);
    }

    /// Whether what is sent now would get in the way of something.
    boolean isOccupied() {
        return busy.get() || asking.get() != null || live.goesOn();
    }

    /// Sends it, asking first where it is dangerous or has many lines.
    void consider(ToSend what) {
        considered = what;
        prompt.show();
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
    void confirm() {
        Asking asked = asking.get();
        if (asked != null) {
            asking.set(null);
            send(asked);
        }
    }

    /// Sends nothing. What was typed stays to be changed; what was pasted is brought by the arrow
    /// keys.
    void refrain() {
        Asking asked = asking.get();
        asking.set(null);
        if (asked != null) {
            giveBack(asked.what());
        }
    }

    /// Where another line was begun meanwhile, it stays, and the arrow keys bring this one.
    private boolean giveBack(ToSend what) {
        TypedLine.Kept typed = what.typed();
        boolean back = typed != null && prompt.line().putBack(typed);
        if (!back) {
            remember(what);
        }
        prompt.show();
        return back;
    }

    private void remember(ToSend what) {
        recall.add(new SentLine(what.router().id(), what.shown(), clock.instant()));
    }

    /// Nothing of it left: it is not to be typed again.
    private void keep(Asking unsent) {
        ToSend what = unsent.what();
        if (what.typed() == null) {
            remark(Sentences.of("ui.terminal.kept.lines"));
            asking.set(new Asking(prompt.pasted(what.router(), what.text()), unsent.reasons()));
        } else {
            giveBackSaying(what);
        }
    }

    private void giveBackSaying(ToSend unsent) {
        boolean back = giveBack(unsent);
        remark(Sentences.of(back ? "ui.terminal.kept" : "ui.terminal.kept.before"));
    }

    private void send(Asking asked) {
        ToSend what = asked.what();
        if (prompt.isUnprotected(what)) {
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
        prompt.show();
    }

    private void follow(Sent sent, LiveRun heard) {
        numbers.after(sent.reply(), sent.asked().what().text());
        switch (sent.reply()) {
            case ConsoleReply.Moved(String where) -> prompt.moveTo(where);
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
        prompt.show();
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

    /// Gives up waiting for a reply, or for the answer to what was asked; what was not sent is
    /// given back.
    void leave() {
        ToSend unsent = considered;
        stop();
        if (unsent != null) {
            giveBack(unsent);
        }
        refrain();
        numbers.forget();
    }

    /// Stops what goes on, on the router, too. Gives up waiting for a reply; the router may still
    /// carry the command out.
    ///
    /// @return whether there was anything to stop
    boolean interrupt() {
        ToSend unsent = considered;
        if (live.goesOn()) {
            live.stop();
            return true;
        }
        boolean waited = stop();
        if (waited && unsent == null) {
            remark(Sentences.of("ui.terminal.stopped"));
        } else if (waited && unsent != null) {
            giveBackSaying(unsent);
        }
        return waited;
    }

    boolean stop() {
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

    private void error(String sentence) {
        output.print(TerminalBlock.error(sentence));
    }

    private void remark(String sentence) {
        output.print(TerminalBlock.remark(sentence));
    }

    BooleanProperty asRouterPrintsProperty() {
        return asRouterPrints;
    }

    ReadOnlyObjectProperty<@Nullable Asking> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    ReadOnlyStringProperty liveProperty() {
        return live.wordsProperty();
    }

    ReadOnlyObjectProperty<@Nullable ResultTable> resultProperty() {
        return result.getReadOnlyProperty();
    }

    void noResult() {
        result.set(null);
    }
}
