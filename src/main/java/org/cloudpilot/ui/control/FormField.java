package org.cloudpilot.ui.control;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;

/// A label, an input, and beneath it what is wrong with what stands in it.
public final class FormField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Node input;
    private final Label error = new Label();
    private final Label hint = new Label();

    public FormField(String label, Node input) {
        this(label, input, "");
    }

    /// @param hintText stands beneath while nothing is wrong; may be empty
    public FormField(String label, Node input, String hintText) {
        this.input = input;
        getStyleClass().add("form-field");
        var caption = new Label(label);
        caption.getStyleClass().add("form-caption");
        caption.setLabelFor(input);
        input.setAccessibleText(label);
        error.getStyleClass().add("form-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        hint.setText(hintText);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(caption, input, hint, error);
        show(List.of());
    }

    /// An empty list: the field is right.
    public void show(List<Message> problems) {
        boolean wrong = !problems.isEmpty();
        error.setText(problems.stream().map(Sentences::of).collect(Collectors.joining(" ")));
        error.setVisible(wrong);
        error.setManaged(wrong);
        boolean hinted = !wrong && !hint.getText().isEmpty();
        hint.setVisible(hinted);
        hint.setManaged(hinted);
        input.pseudoClassStateChanged(WRONG, wrong);
        input.setAccessibleHelp(error.getText());
    }

    public Node input() {
        return input;
    }
}
