package org.cloudpilot.ui.router;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.cloudpilot.ui.fx.Ties;

/// Whether a person can see a node: it stands in a window that shows and is not minimized.
final class Visible {
    private Visible() {}

    static void follow(Node node, Ties ties, BooleanProperty seen) {
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (window instanceof Stage stage) {
            ties.listen(stage.iconifiedProperty().map(minimized -> !minimized), seen::set);
        } else {
            seen.set(true);
        }
        ties.add(() -> seen.set(false));
    }
}
