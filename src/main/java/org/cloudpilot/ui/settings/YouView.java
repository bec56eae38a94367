package org.cloudpilot.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.recovery.RecoveryOffer;

/// The section of the person's own ways in.
final class YouView extends View<VBox, YouViewModel> {
    private static final int LEAST_LENGTH = 12;

    private final Sheets sheets;
    private final FormPane form = new FormPane();
    private final PasswordField old = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField repeated = new PasswordField();
    private final Spinner spinner = new Spinner();
    private final Label changed = Words.hint(Sentences.of("ui.you.password_changed"));
    private final Button change;
    private final Label recoveryState = Words.of("");
    private final Button recovery;
    private final Label keyringState = Words.of("");
    private final Button keyring;

    YouView(YouViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        old.setId("old-password");
        fresh.setId("new-password");
        repeated.setId("repeated-password");
        form.getStyleClass().add("settings-form");
        form.field("old_password", Sentences.of("ui.you.old"), old)
                .field(
                        "new_password",
                        new FormField(
                                Sentences.of("ui.you.new"),
                                fresh,
                                Sentences.of("ui.signin.rule", LEAST_LENGTH)))
                .field("repeated", Sentences.of("ui.signin.repeat"), repeated);
        change = Buttons.plain(Sentences.of("ui.you.change"), this::change);
        change.setId("change-password");
        repeated.setOnAction(event -> change());
        recovery = Buttons.plain("", () -> RecoveryOffer.open(model.recovery(), sheets));
        recovery.setId("make-recovery-key");
        keyring = Buttons.plain("", this::toggleKeyring);
        keyring.setId("keyring");
        root.getStyleClass().add("settings-section");
        root.getChildren()
                .setAll(
                        new Block(
                                Sentences.of("ui.you.password", model.username()),
                                Sentences.of("ui.you.password_text"),
                                form,
                                Block.row(change, spinner, changed)),
                        new Block(
                                Sentences.of("ui.you.recovery"),
                                Sentences.of("ui.you.recovery_text"),
                                recoveryState,
                                Block.row(recovery)),
                        new Block(
                                Sentences.of("ui.you.keyring"),
                                Sentences.of("ui.you.keyring_text"),
                                keyringState,
                                Block.row(keyring)));
    }

    @Override
    protected void attach(Ties ties) {
        model.load();
        form.follow(ties, model.password());
        ties.listen(
                model.password().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    change.setDisable(busy);
                });
        ties.listen(
                model.password().finishedProperty(),
                done -> {
                    changed.setVisible(done);
                    if (done) {
                        clear();
                    }
                });
        ties.listen(
                model.recovery().hasProperty(),
                has -> {
                    recoveryState.setText(
                            Sentences.of(has ? "ui.you.has_recovery" : "ui.you.no_recovery"));
                    recovery.setText(
                            Sentences.of(has ? "ui.you.replace_recovery" : "ui.you.make_recovery"));
                });
        ties.listen(
                model.rememberedProperty(),
                remembered -> {
                    keyringState.setText(
                            Sentences.of(remembered ? "ui.you.remembered" : "ui.you.unremembered"));
                    keyring.setText(Sentences.of(remembered ? "ui.you.forget" : "ui.you.remember"));
                });
    }

    @Override
    protected void detach() {
        clear();
        model.password().clear();
    }

    private void clear() {
        old.clear();
        fresh.clear();
        repeated.clear();
    }

    private void change() {
        model.changePassword(typed(old), typed(fresh), typed(repeated));
    }

    private static Secret typed(PasswordField field) {
        return Secret.ofText(field.getCharacters());
    }

    private void toggleKeyring() {
        Submission submission = model.newSubmission();
        boolean remembered = model.rememberedProperty().get();
        String word = remembered ? "forget" : "remember";
        var question =
                new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.you." + word + "_title"),
                        Sentences.of("ui.you." + word + "_text"));
        if (remembered) {
            question.open(Sentences.of("ui.you.forget"), () -> model.forget(submission));
        } else {
            question.askPassword("password")
                    .open(
                            Sentences.of("ui.you.remember"),
                            () -> model.remember(question.password(), submission));
        }
    }
}
