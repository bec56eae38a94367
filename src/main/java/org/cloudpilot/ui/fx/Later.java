package org.cloudpilot.ui.fx;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;

/// For views: what has to wait until the present event is dealt with and what it brought is in the
/// scene, such as moving the focus or scrolling to a new end.
public final class Later {
    private Later() {}

    public static void run(Runnable action) {
        Platform.runLater(action);
    }

    /// Gives `target` the focus. What lies in a scroll pane stands in the scene only after the
    /// pane's skin was made, so the styles of `around`, which stands in it already, are applied
    /// first. Nothing happens where that has left the scene meanwhile.
    public static void focus(Parent around, Node target) {
        Platform.runLater(
                () -> {
                    if (around.getScene() != null) {
                        around.applyCss();
                        target.requestFocus();
                    }
                });
    }
}
