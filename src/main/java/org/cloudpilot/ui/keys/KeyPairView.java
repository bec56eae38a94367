package org.cloudpilot.ui.keys;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Copyable;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The sheet that shows a new key pair this once. It closes when the person says that it is kept.
final class KeyPairView extends View<FormPane, KeyPairViewModel> {
    private final Sheets sheets;
    private final TextField publicKey = Copyable.field("public-key");
    private final TextField privateKey = Copyable.field("private-key");
    private final TextArea example = new TextArea();
    private final CheckBox kept = new CheckBox(Sentences.of("ui.keys.kept"));
    private final Button done;
    private final Sheet sheet;

    KeyPairView(KeyPairViewModel model, Sheets sheets) {
        super(new FormPane(), model);
        this.sheets = sheets;
        example.setEditable(false);
        example.setPrefRowCount(4);
        example.getStyleClass().add("code");
        kept.setId("kept");
        root.words(Sentences.of("ui.keys.once"))
                .field(
                        "public",
                        new FormField(
                                Sentences.of("ui.keys.public"),
                                Copyable.with(
                                        publicKey,
                                        Sentences.of("ui.keys.copy_public"),
                                        publicKey::getText)))
                .field(
                        "private",
                        new FormField(
                                Sentences.of("ui.keys.private"),
                                Copyable.with(
                                        privateKey,
                                        Sentences.of("ui.keys.copy_private"),
                                        privateKey::getText)))
                .field(
                        "example",
                        new FormField(
                                Sentences.of("ui.keys.example"),
                                Copyable.with(
                                        example,
                                        Sentences.of("ui.keys.copy_example"),
                                        example::getText)))
                .more(kept);
        done = Buttons.primary(Sentences.of("ui.keys.done"), this::finish);
        done.setId("pair-done");
        done.setDefaultButton(true);
        sheet = new Sheet(Sentences.of("ui.keys.made"), 660, root, this::finish);
        sheet.setActions(Sheet.gap(), done);
    }

    void open() {
        sheets.show(sheet, kept);
    }

    /// Esc and the cross, too, only when it is kept.
    private void finish() {
        if (model.keptProperty().get()) {
            model.close();
            sheets.hide();
        } else {
            kept.requestFocus();
        }
    }

    @Override
    protected void attach(Ties ties) {
        publicKey.setText(model.publicKey());
        privateKey.setText(model.privateKey());
        example.setText(model.example());
        ties.bindBothWays(kept.selectedProperty(), model.keptProperty());
        ties.listen(model.keptProperty(), ticked -> done.setDisable(!ticked));
    }

    @Override
    protected void detach() {
        privateKey.clear();
        example.clear();
        model.close();
    }
}
