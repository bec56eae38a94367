package org.cloudpilot.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.terminal.TerminalLookModel;
import org.kordamp.ikonli.feather.Feather;

/// The section that says how terminals look and what the mouse does in them. What is chosen holds
/// at once, in the terminals that are open, too.
final class TerminalLookView extends View<VBox, TerminalLookModel> {
    private final CheckBox mouseCopies = new CheckBox(Sentences.of("ui.terminal.mouse_copies"));
    private final Label letters = new Label();

    TerminalLookView(TerminalLookModel model) {
        super(new VBox(), model);
        mouseCopies.setId("mouse-copies");
        letters.setId("letters");
        var hint = Words.hint(Sentences.of("ui.terminal_look.mouse_hint"));
        hint.getStyleClass().add("beneath-box");
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.terminal_look.mouse"),
                                "",
                                new VBox(1, mouseCopies, hint)),
                        new Block(
                                Sentences.of("ui.terminal_look.letters"),
                                Sentences.of("ui.terminal_look.letters_text"),
                                Block.row(
                                        button(
                                                Feather.MINUS,
                                                "ui.terminal.smaller",
                                                "smaller",
                                                model::smaller),
                                        letters,
                                        button(
                                                Feather.PLUS,
                                                "ui.terminal.larger",
                                                "larger",
                                                model::larger))));
    }

    private static Button button(Feather icon, String key, String id, Runnable action) {
        Button button = Buttons.icon(icon, Sentences.of(key), action);
        button.setId(id);
        return button;
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(mouseCopies.selectedProperty(), model.mouseCopiesProperty());
        ties.listen(
                model.lettersProperty(),
                size -> letters.setText(Sentences.of("ui.terminal_look.size", size.intValue())));
    }
}
