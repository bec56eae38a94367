package org.cloudpilot.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// The few kinds of button that the window has.
public final class Buttons {
    private Buttons() {}

    /// The one thing that a pane is about.
    public static Button primary(String text, Runnable action) {
        Button button = plain(text, action);
        button.getStyleClass().add("accent");
        return button;
    }

    public static Button plain(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add("compact");
        button.setOnAction(event -> action.run());
        return button;
    }

    /// What cannot be taken back.
    public static Button danger(String text, Runnable action) {
        Button button = plain(text, action);
        button.getStyleClass().add("danger");
        return button;
    }

    /// Reads as text in the accent colour.
    public static Button link(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().setAll("link-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /// A picture alone, named by its tooltip, for people and for screen readers.
    public static Button icon(Feather glyph, String name, Runnable action) {
        var button = new Button(null, Icon.of(glyph));
        button.getStyleClass().setAll("icon-button");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
        return button;
    }
}
