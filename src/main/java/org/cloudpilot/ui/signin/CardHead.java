package org.cloudpilot.ui.signin;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.jspecify.annotations.Nullable;

/// What the cards of the way in have in common.
final class CardHead {
    private CardHead() {}

    static VBox of(@Nullable Image logo, String titleKey, String textKey) {
        var title = new Label(Sentences.of(titleKey));
        title.getStyleClass().add("sign-in-title");
        Label text = Words.of(Sentences.of(textKey));
        text.getStyleClass().add("sign-in-text");
        var head = new VBox(6, title, text);
        head.getStyleClass().add("sign-in-head");
        if (logo != null) {
            var picture = new ImageView(logo);
            picture.setFitHeight(44);
            picture.setPreserveRatio(true);
            picture.setSmooth(true);
            head.getChildren().addFirst(picture);
        }
        return head;
    }

    /// What is said at the foot of the card while something is under way.
    static HBox progress(Spinner spinner, Label working) {
        working.getStyleClass().add("form-hint");
        var row = new HBox(8, spinner, working);
        row.setAlignment(Pos.CENTER);
        row.setMinHeight(18);
        return row;
    }
}
