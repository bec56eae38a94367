package org.cloudpilot.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.Ties;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Fields beneath one another, what is wrong beside each, and at the foot why the whole was
/// refused.
public final class FormPane extends VBox {
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Label refusal = new Label();

    public FormPane() {
        getStyleClass().add("form");
        refusal.getStyleClass().add("form-refusal");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        getChildren().add(refusal);
        showRefusal(null);
    }

    /// @param key the field's name in refusals
    public FormPane field(String key, FormField field) {
        fields.put(key, field);
        return more(field);
    }

    public FormPane field(String key, String label, Node input) {
        return field(key, new FormField(label, input));
    }

    /// What is no field.
    public FormPane more(Node node) {
        getChildren().add(getChildren().size() - 1, node);
        return this;
    }

    /// A paragraph.
    public FormPane words(String text) {
        return more(Words.of(text));
    }

    /// Shows what becomes of `submission`, and leads to the first field that is wrong.
    public void follow(Ties ties, Submission submission) {
        ties.listen(submission.errorsProperty(), this::showErrors);
        ties.listen(submission.refusalProperty(), this::showRefusal);
    }

    private void showErrors(FieldErrors errors) {
        fields.forEach((key, field) -> field.show(errors.of(key)));
        fields.entrySet().stream()
                .filter(entry -> !errors.of(entry.getKey()).isEmpty())
                .map(entry -> entry.getValue().input())
                .findFirst()
                .ifPresent(
                        wrong -> {
                            Later.run(wrong::requestFocus);
                            if (wrong instanceof PasswordField secret) {
                                Later.run(secret::selectAll);
                            }
                        });
    }

    private void showRefusal(@Nullable Message message) {
        refusal.setText(message == null ? "" : Sentences.of(message));
        refusal.setVisible(message != null);
        refusal.setManaged(message != null);
    }
}
