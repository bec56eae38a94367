package org.cloudpilot.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The section that says when the window and the store lock.
final class LockingView extends View<VBox, LockingViewModel> {
    private static final double NUMBER = 90;

    private final Sheets sheets;
    private final FormPane form = new FormPane();
    private final TextField idle = new TextField();
    private final CheckBox withSession = box("with_session");
    private final CheckBox keepWatching = box("keep_watching");
    private final CheckBox keysMayOpen = box("keys_may_open");
    private final TextField script = new TextField();
    private final Spinner spinner = new Spinner();
    private final Label saved = Words.hint(Sentences.of("ui.locking.saved"));
    private final Button save;

    LockingView(LockingViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        idle.setId("idle-minutes");
        script.setId("script-minutes");
        idle.setMaxWidth(NUMBER);
        script.setMaxWidth(NUMBER);
        form.getStyleClass().addAll("settings-form", "wide");
        form.field("idle_minutes", minutes("idle", idle))
                .more(explained(withSession, "with_session"))
                .more(explained(keepWatching, "keep_watching"))
                .field("script_minutes", minutes("script", script))
                .more(explained(keysMayOpen, "keys_may_open"));
        save = Buttons.primary(Sentences.of("ui.locking.save"), model::save);
        save.setId("save-locking");
        idle.setOnAction(event -> model.save());
        script.setOnAction(event -> model.save());
        Button all = Buttons.danger(Sentences.of("ui.locking.all"), this::lockAll);
        all.setId("lock-all");
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.locking.title"),
                                "",
                                form,
                                Block.row(save, spinner, saved)),
                        new Block(
                                Sentences.of("ui.locking.all_title"),
                                Sentences.of("ui.locking.all_text"),
                                Block.row(all)));
    }

    private static FormField minutes(String key, TextField field) {
        return new FormField(
                Sentences.of("ui.locking." + key),
                field,
                Sentences.of("ui.locking." + key + "_hint"));
    }

    private static CheckBox box(String key) {
        var box = new CheckBox(Sentences.of("ui.locking." + key));
        box.setId(key.replace('_', '-'));
        return box;
    }

    private static VBox explained(CheckBox box, String key) {
        var words = Words.hint(Sentences.of("ui.locking." + key + "_hint"));
        words.getStyleClass().add("beneath-box");
        return new VBox(1, box, words);
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        ties.bindBothWays(idle.textProperty(), model.idleMinutesProperty());
        ties.bindBothWays(withSession.selectedProperty(), model.withSessionProperty());
        ties.bindBothWays(keepWatching.selectedProperty(), model.keepWatchingProperty());
        ties.bindBothWays(keysMayOpen.selectedProperty(), model.keysMayOpenProperty());
        ties.bindBothWays(script.textProperty(), model.scriptMinutesProperty());
        form.follow(ties, model.saving());
        ties.listen(
                model.saving().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    save.setDisable(busy);
                });
        ties.listen(model.saving().finishedProperty(), saved::setVisible);
    }

    private void lockAll() {
        new Question(
                        model.newSubmission(),
                        sheets,
                        Sentences.of("ui.locking.all_question"),
                        Sentences.of("ui.locking.all_text"))
                .openDanger(Sentences.of("ui.locking.all"), model::lockAll);
    }
}
