package org.cloudpilot.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The section in which an owner gives the store a new key.
final class StoreKeyView extends View<VBox, UsersViewModel> {
    private final Sheets sheets;

    StoreKeyView(UsersViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        Button rekey = Buttons.plain(Sentences.of("ui.store_key.go"), this::ask);
        rekey.setId("rekey");
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.store_key.title"),
                                Sentences.of("ui.store_key.text"),
                                Block.row(rekey)));
    }

    @Override
    protected void attach(Ties ties) {}

    private void ask() {
        Submission submission = model.newSubmission();
        Question question =
                new Question(
                                submission,
                                sheets,
                                Sentences.of("ui.store_key.question"),
                                Sentences.of("ui.store_key.warning"))
                        .askPassword("password");
        question.openDanger(
                Sentences.of("ui.store_key.go"),
                () -> model.rekey(question.password(), submission));
    }
}
