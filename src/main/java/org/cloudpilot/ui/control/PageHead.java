package org.cloudpilot.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The head of a page: what it is, in a line what it is for, and at the right what one can do.
public final class PageHead extends HBox {
    public PageHead(String title, String text, Node... actions) {
        super(12);
        getStyleClass().add("page-head");
        setAlignment(Pos.CENTER_LEFT);
        var heading = new Label(title);
        heading.getStyleClass().add("page-title");
        Label words = Words.of(text);
        words.getStyleClass().add("page-text");
        var both = new VBox(2, heading, words);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        getChildren().add(both);
        getChildren().addAll(actions);
        for (Node action : actions) {
            action.minWidth(USE_PREF_SIZE);
        }
    }
}
