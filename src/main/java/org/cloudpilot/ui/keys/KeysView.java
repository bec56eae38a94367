package org.cloudpilot.ui.keys;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.EmptyState;
import org.cloudpilot.ui.control.PageHead;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The page of key pairs.
public final class KeysView extends View<VBox, KeysViewModel> {
    private final Sheets sheets;
    private final KeyTable table;
    private final EmptyState none;
    private final Label failure = new Label();
    private final Button make;

    public KeysView(KeysViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        make = Buttons.primary(Sentences.of("ui.keys.new"), this::make);
        make.setId("new-key");
        table = new KeyTable(model, this::rotate, this::revoke);
        Button first = Buttons.primary(Sentences.of("ui.keys.new"), this::make);
        none =
                new EmptyState(
                        Feather.KEY,
                        Sentences.of("ui.keys.none"),
                        Sentences.of("ui.keys.none_text"),
                        first);
        failure.getStyleClass().add("empty-text");
        failure.setWrapText(true);
        var places = new StackPane(table, none, failure);
        VBox.setVgrow(places, Priority.ALWAYS);
        var head =
                new PageHead(Sentences.of("ui.keys.page"), Sentences.of("ui.keys.page_text"), make);
        root.getStyleClass().add("page");
        root.getChildren().setAll(head, places);
    }

    @Override
    protected void attach(Ties ties) {
        table.setItems(model.lines());
        ties.add(() -> table.setItems(null));
        ties.listen(model.lines(), this::showPlace);
        ties.listen(model.loadedProperty(), loaded -> showPlace());
        ties.listen(model.failureProperty(), this::showFailure);
        ties.filter(table, KeyEvent.KEY_PRESSED, this::onKey);
        model.load();
    }

    private void showPlace() {
        boolean empty = model.loadedProperty().get() && model.lines().isEmpty();
        none.setVisible(empty);
        table.setVisible(!empty && model.failureProperty().get() == null);
    }

    private void showFailure(@Nullable Message why) {
        failure.setText(why == null ? "" : Sentences.of(why));
        failure.setVisible(why != null);
        showPlace();
    }

    /// Where the keyboard begins on this page.
    public void focus() {
        make.requestFocus();
    }

    /// Opens the form for a further pair.
    public void make() {
        new KeyFormView(model.newForm(), sheets).open();
    }

    private void onKey(KeyEvent event) {
        KeyLine line = table.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        if (event.getCode() == KeyCode.DELETE) {
            revoke(line);
            event.consume();
        }
    }

    private void rotate(KeyLine line) {
        var submission = model.newSubmission();
        new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.keys.rotate_title", line.key().name()),
                        Sentences.of("ui.keys.rotate_text"))
                .open(
                        Sentences.of("ui.keys.rotate"),
                        () ->
                                model.rotate(
                                        line,
                                        submission,
                                        pair -> new KeyPairView(pair, sheets).open()));
    }

    private void revoke(KeyLine line) {
        var submission = model.newSubmission();
        new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.keys.revoke_title", line.key().name()),
                        Sentences.of("ui.keys.revoke_text", line.key().publicKey()))
                .openDanger(Sentences.of("ui.keys.revoke"), () -> model.revoke(line, submission));
    }
}
