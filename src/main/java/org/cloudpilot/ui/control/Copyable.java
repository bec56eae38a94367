package org.cloudpilot.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Supplier;

/// What is shown to be copied.
public final class Copyable {
    private Copyable() {}

    /// A field in the typeface of code that is read, not typed in.
    public static TextField field(String id) {
        var field = new TextField();
        field.setEditable(false);
        field.setId(id);
        field.getStyleClass().add("code");
        return field;
    }

    /// @param name of the button, for its tooltip
    public static HBox with(Node shown, String name, Supplier<String> text) {
        Button copy = Buttons.icon(Feather.COPY, name, () -> Clip.copy(text.get()));
        HBox.setHgrow(shown, Priority.ALWAYS);
        var row = new HBox(6, shown, copy);
        row.setAlignment(Pos.CENTER);
        return row;
    }
}
