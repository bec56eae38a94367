package org.cloudpilot.ui.terminal;

import javafx.scene.Node;
import org.cloudpilot.model.ShellSize;

/// What tests of other packages look at on the screen of a full terminal. On the JavaFX thread.
public final class ScreenText {
    private ScreenText() {}

    /// The lines of the one that is shown, empty where none is.
    public static String of(Node around) {
        return around.lookup(".shell-screen") instanceof ShellScreen screen ? screen.text() : "";
    }

    /// How much the one that is shown has room for.
    public static ShellSize size(Node around) {
        return around.lookup(".shell-screen") instanceof ShellScreen screen
                ? screen.size()
                : ShellSize.USUAL;
    }
}
