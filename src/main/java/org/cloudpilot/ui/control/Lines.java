package org.cloudpilot.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// People or things beneath one another in a frame, parted by hairlines.
public final class Lines extends VBox {
    public Lines() {
        getStyleClass().add("member-list");
    }

    /// A line about one person; what follows is added at its right.
    public static HBox person(String name, String since) {
        var known = new Label(name);
        known.getStyleClass().add("member-name");
        var hint = new Label(since);
        hint.getStyleClass().add("form-hint");
        var who = new HBox(8, known, hint);
        who.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(who, Priority.ALWAYS);
        var line = new HBox(8, who);
        line.getStyleClass().add("member-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    public void show(List<? extends Node> lines) {
        if (!lines.isEmpty()) {
            lines.getLast().getStyleClass().add("last");
        }
        getChildren().setAll(lines);
    }
}
