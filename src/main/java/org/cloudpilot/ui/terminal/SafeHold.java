package org.cloudpilot.ui.terminal;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// Safe mode on the terminal's router: taken, given up, and told of when it is lost.
final class SafeHold {
    private final SafeModes modes;
    private final Caller caller;
    private final TaskRunner tasks;
    private final BooleanProperty busy;
    private final TerminalOutput output;
    private final Runnable after;
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private @Nullable RouterId router;
    private @Nullable Object waiting;

    /// @param after runs when it may have changed
    SafeHold(
            SafeModes modes,
            Caller caller,
            TaskRunner tasks,
            BooleanProperty busy,
            TerminalOutput output,
            Runnable after) {
        this.modes = modes;
        this.caller = caller;
        this.tasks = tasks;
        this.busy = busy;
        this.output = output;
        this.after = after;
    }

    ReadOnlyBooleanProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// The terminal turns there, and waits no longer for what another router is asked.
    void turnTo(@Nullable RouterId now) {
        router = now;
        if (waiting != null) {
            waiting = null;
            busy.set(false);
        }
        held.set(now != null && modes.isHeld(now));
    }

    /// Whether it was lost since the last look, which is printed: the router undoes what was
    /// changed, and what is sent now would not be protected.
    boolean isLost(String identity) {
        boolean before = held.get();
        held.set(router != null && modes.isHeld(router));
        boolean lost = before && !held.get();
        if (lost) {
            output.print(TerminalBlock.error(Sentences.of("ui.terminal.safe_lost", identity)));
        }
        return lost;
    }

    /// Takes it, or releases it, which keeps what was changed.
    void toggle(RouterId id, String identity) {
        if (held.get()) {
            ask(id, identity, "ui.terminal.safe_released", () -> modes.release(caller, id));
        } else {
            ask(id, identity, "ui.terminal.safe_taken", () -> modes.take(caller, id));
        }
    }

    /// Takes back what was changed.
    void unroll(RouterId id, String identity) {
        ask(id, identity, "ui.terminal.safe_unrolled", () -> modes.unroll(caller, id));
    }

    private void ask(
            RouterId id, String identity, String done, Supplier<Outcome<CommandOutcome>> step) {
        var mine = new Object();
        waiting = mine;
        busy.set(true);
        tasks.run(step, outcome -> tell(id, identity, done, outcome), () -> ended(mine));
    }

    private void ended(Object mine) {
        if (mine.equals(waiting)) {
            waiting = null;
            busy.set(false);
        }
    }

    private void tell(RouterId id, String identity, String done, Outcome<CommandOutcome> outcome) {
        switch (outcome) {
            case Outcome.Refused<CommandOutcome>(var refusal) ->
                    output.print(TerminalBlock.error(Sentences.of(refusal.message())));
            case Outcome.Done<CommandOutcome>(CommandOutcome how) -> {
                Rendering.failure(how).blocks().forEach(output::print);
                if (how instanceof CommandOutcome.Done) {
                    output.print(TerminalBlock.remark(Sentences.of(done, identity)));
                    if (id.equals(router)) {
                        held.set(modes.isHeld(id));
                    }
                }
            }
        }
        after.run();
    }
}
