package org.cloudpilot.ui.fleet;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;

/// One router in the review: tick, name and address, old above new fingerprint, whom it names.
final class ReviewCell extends ListCell<ReviewViewModel.Line> {
    private static final double WHO = 176;
    private static final double PRINTS = 400;

    private final CheckBox tick = new CheckBox();
    private final Label name = new Label();
    private final Label address = new Label();
    private final Label kind = new Label();
    private final VBox prints = new VBox(4);
    private final Label subject = new Label();
    private final Label until = new Label();
    private final HBox row;
    private @Nullable Subscription shown;

    ReviewCell() {
        getStyleClass().add("review-cell");
        name.getStyleClass().add("review-name");
        for (Label small : new Label[] {address, kind, until}) {
            small.getStyleClass().add("form-hint");
        }
        var who = new VBox(1, name, address, kind);
        who.setMinWidth(WHO);
        who.setMaxWidth(WHO);
        prints.setMinWidth(PRINTS);
        prints.setMaxWidth(PRINTS);
        subject.setWrapText(true);
        var whom = new VBox(1, subject, until);
        whom.setMinWidth(0);
        HBox.setHgrow(whom, Priority.ALWAYS);
        tick.setFocusTraversable(false);
        tick.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(12, tick, who, prints, whom);
        row.setAlignment(Pos.TOP_LEFT);
        row.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                        turn(getItem());
                    }
                });
    }

    static void turn(ReviewViewModel.Line line) {
        line.tickedProperty().set(!line.tickedProperty().get());
    }

    @Override
    protected void updateItem(ReviewViewModel.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (shown != null) {
            shown.unsubscribe();
            shown = null;
        }
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        PeerProof proof = line.proof();
        name.setText(line.router().name());
        address.setText(line.router().endpoint().toString());
        boolean usual = proof.kind() == PeerProof.Kind.CERTIFICATE;
        kind.setText(Sentences.of("ui.proof." + FingerprintText.word(proof.kind())));
        kind.setVisible(!usual);
        kind.setManaged(!usual);
        tick.setAccessibleText(line.router().name());
        Fingerprint before = proof.confirmed();
        if (before != null) {
            prints.getChildren()
                    .setAll(
                            print("ui.review.was", FingerprintText.was(before, proof.shown())),
                            print("ui.review.is", FingerprintText.now(proof.shown(), before)));
        } else {
            prints.getChildren().setAll(print("ui.review.new", FingerprintText.of(proof.shown())));
        }
        subject.setText(proof.subject());
        String day = ProofView.until(proof);
        until.setText(day.isEmpty() ? "" : Sentences.of("ui.review.until", day));
        shown =
                line.tickedProperty()
                        .subscribe(
                                on -> {
                                    tick.setSelected(on);
                                });
        tick.setOnAction(event -> line.tickedProperty().set(tick.isSelected()));
        setGraphic(row);
    }

    private static HBox print(String key, FingerprintText text) {
        var word = new Label(Sentences.of(key));
        word.getStyleClass().add("proof-name");
        word.setMinWidth(34);
        return new HBox(6, word, text);
    }
}
