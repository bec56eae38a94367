package org.cloudpilot.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cloudpilot.ui.control.Words;

/// One thing that can be set: a heading, what it means, and the controls.
final class Block extends VBox {
    Block(String title, String text, Node... content) {
        super(10);
        getStyleClass().add("settings-block");
        var heading = new Label(title);
        heading.getStyleClass().add("settings-heading");
        getChildren().add(heading);
        if (!text.isEmpty()) {
            Label words = Words.of(text);
            words.getStyleClass().add("settings-text");
            getChildren().add(words);
        }
        getChildren().addAll(content);
    }

    /// Controls side by side.
    static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }
}
