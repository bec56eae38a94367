package org.cloudpilot.ui.recovery;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Submission;

/// The way to a new recovery key: the password, then the key.
public final class RecoveryOffer {
    private RecoveryOffer() {}

    public static void open(RecoveryViewModel model, Sheets sheets) {
        boolean again = model.hasProperty().get();
        Submission submission = model.newSubmission();
        Question question =
                new Question(
                                submission,
                                sheets,
                                Sentences.of(
                                        again
                                                ? "ui.recovery.replace_title"
                                                : "ui.recovery.make_title"),
                                Sentences.of(
                                        again
                                                ? "ui.recovery.replace_text"
                                                : "ui.recovery.make_text"))
                        .askPassword("password");
        question.open(
                Sentences.of("ui.recovery.make_go"),
                () ->
                        model.make(
                                question.password(),
                                submission,
                                key -> RecoveryKeyView.open(key, sheets)));
    }
}
