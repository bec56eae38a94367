package org.cloudpilot.ui.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// People or things beneath one another in a frame, parted by hairlines.
public final class Lines extends VBox {
    public Lines() {
        getStyleClass().add("member-list");
    }

    public void show(List<? extends Node> lines) {
        if (!lines.isEmpty()) {
            lines.getLast().getStyleClass().add("last");
        }
        getChildren().setAll(lines);
    }
}
