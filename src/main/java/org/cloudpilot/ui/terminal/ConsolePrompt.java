package org.cloudpilot.ui.terminal;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// Where the prompt stands, and what is typed behind it.
final class ConsolePrompt {
    private final ReadOnlyObjectWrapper<@Nullable Router> router = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper menu = new ReadOnlyStringWrapper("/");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final TypedLine line = new TypedLine();
    private final SafeHold safe;
    private final TerminalOutput output;
    private String identity = "";

    /// @param busy true while the router is asked about safe mode
    ConsolePrompt(
            SafeModes modes,
            Caller caller,
            TaskRunner tasks,
            BooleanProperty busy,
            TerminalOutput output) {
        this.output = output;
        safe = new SafeHold(modes, caller, tasks, busy, output, this::show);
    }

    TypedLine line() {
        return line;
    }

    SafeHold safe() {
        return safe;
    }

    String identity() {
        return identity;
    }

    /// In the root of another router. What was begun for the one before is dropped.
    void turnTo(Router other, String knownAs) {
        if (line.isBegun()) {
            line.clear();
        }
        menu.set("/");
        identity = knownAs;
        router.set(other);
        safe.turnTo(other.id());
        show();
    }

    /// The same router, as it is now.
    void update(Router latest, String knownAs) {
        router.set(latest);
        identity = knownAs;
        show();
    }

    void removed() {
        router.set(null);
        safe.turnTo(null);
        show();
    }

    void moveTo(String where) {
        menu.set(where);
    }

    /// What is typed, taken from the line.
    ToSend taken(Router to) {
        String whole = line.now().whole();
        return toSend(to, whole, line.take());
    }

    ToSend pasted(Router to, String lines) {
        return toSend(to, lines, null);
    }

    private ToSend toSend(Router to, String what, TypedLine.@Nullable Kept typed) {
        boolean protectedThen = safe.heldProperty().get();
        return new ToSend(to, identity, menu.get(), text.get(), what, protectedThen, typed);
    }

    /// Prints what was typed last as it may be shown.
    ///
    /// @param sign what stands behind it
    void printTyped(String sign) {
        String shown = line.now().shown(menu.get()) + sign;
        output.print(TerminalBlock.of(TerminalBlock.Kind.COMMAND, text.get(), shown));
    }

    /// Whether it would go without the safe mode that was to protect it.
    boolean isUnprotected(ToSend what) {
        return losesSafeMode() || (what.safe() && !safe.heldProperty().get());
    }

    /// Whether safe mode was lost since the last look, which is printed.
    boolean losesSafeMode() {
        boolean lost = safe.isLost(identity);
        if (lost) {
            show();
        }
        return lost;
    }

    void show() {
        safe.isLost(identity);
        Router shown = router.get();
        if (shown == null) {
            text.set("");
            return;
        }
        String place = menu.get().equals("/") ? "" : " " + menu.get();
        String mode = safe.heldProperty().get() ? " <SAFE>" : "";
        String more = line.isBegun() ? "\\..." : ">";
        text.set("[" + shown.username() + "@" + identity + "]" + place + mode + more);
    }

    ReadOnlyObjectProperty<@Nullable Router> routerProperty() {
        return router.getReadOnlyProperty();
    }

    ReadOnlyStringProperty menuProperty() {
        return menu.getReadOnlyProperty();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}
