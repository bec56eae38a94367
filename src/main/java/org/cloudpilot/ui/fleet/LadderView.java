package org.cloudpilot.ui.fleet;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Spinner;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A connection test: its rungs from left to right, and the sentence beneath.
final class LadderView extends VBox {
    private final Consumer<PeerProof> confirm;
    private final VBox proof = new VBox();
    private final HBox rungs = new HBox();
    private final Label sentence = new Label();
    private final Label detail = new Label();

    /// @param confirm called when a person takes what was shown for right
    LadderView(Consumer<PeerProof> confirm) {
        this.confirm = confirm;
        getStyleClass().add("ladder");
        rungs.setAlignment(Pos.CENTER_LEFT);
        rungs.getStyleClass().add("ladder-rungs");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("ladder-detail");
        getChildren().setAll(rungs, sentence, detail, proof);
    }

    /// Null hides it.
    void show(@Nullable Ladder ladder) {
        setVisible(ladder != null);
        setManaged(ladder != null);
        if (ladder == null) {
            return;
        }
        rungs.getChildren().clear();
        boolean climbing = ladder.verdict() == Ladder.Verdict.CLIMBING;
        for (Ladder.Step step : ladder.steps()) {
            if (!rungs.getChildren().isEmpty()) {
                var between = new Region();
                between.getStyleClass().add("ladder-between");
                rungs.getChildren().add(between);
            }
            rungs.getChildren().add(rung(step, climbing));
        }
        sentence.setText(ladder.sentence());
        sentence.getStyleClass()
                .setAll(
                        "label",
                        "ladder-sentence",
                        ladder.verdict().name().toLowerCase(Locale.ROOT));
        detail.setText(ladder.detail());
        detail.setVisible(!ladder.detail().isBlank());
        detail.setManaged(!ladder.detail().isBlank());
        PeerProof shown = ladder.proof();
        proof.setVisible(shown != null);
        proof.setManaged(shown != null);
        if (shown == null) {
            proof.getChildren().clear();
        } else {
            proof.getChildren().setAll(new ProofView(shown, confirm));
        }
    }

    private static Node rung(Ladder.Step step, boolean climbing) {
        Node mark =
                switch (step.mark()) {
                    case PASSED -> Icon.of(Feather.CHECK);
                    case FAILED -> Icon.of(Feather.X);
                    case NOT_NEEDED -> Icon.of(Feather.MINUS);
                    case WAITING -> climbing ? spinner() : Icon.of(Feather.CIRCLE);
                };
        var label = new Label(step.label(), mark);
        String kind = step.mark().name().toLowerCase(Locale.ROOT).replace('_', '-');
        label.getStyleClass().addAll("rung", kind);
        label.setMinWidth(USE_PREF_SIZE);
        label.setAccessibleText(
                step.label()
                        + ": "
                        + Sentences.of("ui.mark." + step.mark().name().toLowerCase(Locale.ROOT)));
        return label;
    }

    private static Node spinner() {
        var spinner = new Spinner();
        spinner.spin(true);
        return spinner;
    }
}
