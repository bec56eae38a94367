package org.cloudpilot.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Paragraphs: as wide as there is room, as high as they need.
public final class Words {
    private Words() {}

    public static Label of(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    /// Of less weight than what stands around it.
    public static Label hint(String text) {
        Label words = of(text);
        words.getStyleClass().add("form-hint");
        return words;
    }
}
