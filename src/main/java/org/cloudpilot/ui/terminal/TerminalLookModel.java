package org.cloudpilot.ui.terminal;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cloudpilot.service.settings.TerminalLook;

/// How a person likes the terminal: size of its letters, and what the mouse does.
public final class TerminalLookModel {
    private final ReadOnlyDoubleWrapper letters = new ReadOnlyDoubleWrapper();
    private final BooleanProperty mouseCopies = new SimpleBooleanProperty();

    /// @param remember keeps what was chosen
    public TerminalLookModel(TerminalLook look, Consumer<TerminalLook> remember) {
        letters.set(look.letters());
        mouseCopies.set(look.mouseCopies());
        letters.subscribe((before, now) -> remember.accept(look()));
        mouseCopies.subscribe((before, now) -> remember.accept(look()));
    }

    private TerminalLook look() {
        return new TerminalLook(letters.get(), mouseCopies.get());
    }

    public void larger() {
        letters.set(Math.min(TerminalLook.LARGEST, letters.get() + 1));
    }

    public void smaller() {
        letters.set(Math.max(TerminalLook.SMALLEST, letters.get() - 1));
    }

    void usualSize() {
        letters.set(TerminalLook.USUAL.letters());
    }

    /// In pixels at 100 %.
    public ReadOnlyDoubleProperty lettersProperty() {
        return letters.getReadOnlyProperty();
    }

    /// What is selected is copied, and the right button pastes.
    public BooleanProperty mouseCopiesProperty() {
        return mouseCopies;
    }
}
