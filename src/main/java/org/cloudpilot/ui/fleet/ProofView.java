package org.cloudpilot.ui.fleet;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// What a router or a jump showed of itself, for a person to compare and to confirm. Where another
/// was confirmed before, both stand one above the other, and accepting the new one is asked twice.
final class ProofView extends VBox {
    private final HBox actions = new HBox(8);

    ProofView(PeerProof proof, Consumer<PeerProof> confirm) {
        getStyleClass().add("proof");
        String word = FingerprintText.word(proof.kind());
        var facts = new GridPane();
        facts.getStyleClass().add("proof-facts");
        Fingerprint before = proof.confirmed();
        if (before != null) {
            add(facts, "ui.proof.was", FingerprintText.was(before, proof.shown()));
        }
        add(
                facts,
                before == null ? "ui.proof.fingerprint" : "ui.proof.is",
                before == null
                        ? FingerprintText.of(proof.shown())
                        : FingerprintText.now(proof.shown(), before));
        add(facts, "ui.proof.subject." + word, value(proof.subject()));
        if (!proof.issuer().isEmpty()) {
            boolean self = proof.issuer().equals(proof.subject());
            add(
                    facts,
                    "ui.proof.issuer",
                    value(self ? Sentences.of("ui.proof.itself") : proof.issuer()));
        }
        String span = span(proof);
        if (!span.isEmpty()) {
            add(facts, "ui.proof.valid", value(span));
        }
        actions.setAlignment(Pos.CENTER_LEFT);
        if (before == null) {
            Button button =
                    Buttons.primary(
                            Sentences.of("ui.proof.confirm_" + word), () -> confirm.accept(proof));
            button.setId("confirm-proof");
            actions.getChildren().setAll(button);
        } else {
            askFirst(proof, word, confirm);
        }
        getChildren().setAll(facts, actions);
    }

    private void askFirst(PeerProof proof, String word, Consumer<PeerProof> confirm) {
        Button accept =
                Buttons.danger(
                        Sentences.of("ui.proof.accept_" + word),
                        () -> askAgain(proof, word, confirm));
        accept.setId("accept-proof");
        actions.getChildren().setAll(accept);
    }

    private void askAgain(PeerProof proof, String word, Consumer<PeerProof> confirm) {
        var question = new Label(Sentences.of("ui.proof.sure"));
        question.setWrapText(true);
        Button yes = Buttons.danger(Sentences.of("ui.proof.yes"), () -> confirm.accept(proof));
        yes.setId("accept-proof-surely");
        yes.setMinWidth(Button.USE_PREF_SIZE);
        Button no = Buttons.plain(Sentences.of("ui.cancel"), () -> askFirst(proof, word, confirm));
        no.setMinWidth(Button.USE_PREF_SIZE);
        actions.getChildren().setAll(question, no, yes);
        no.requestFocus();
    }

    /// `23 Nov 2026 – 23 Nov 2036`; empty for a host key.
    static String span(PeerProof proof) {
        return proof.from() == null || proof.until() == null
                ? ""
                : Sentences.of("ui.proof.span", Units.day(proof.from()), Units.day(proof.until()));
    }

    /// The last day, empty for a host key.
    static String until(PeerProof proof) {
        return proof.until() == null ? "" : Units.day(proof.until());
    }

    private static Label value(@Nullable String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static void add(GridPane facts, String key, Node value) {
        var name = new Label(Sentences.of(key));
        name.getStyleClass().add("proof-name");
        name.setMinWidth(Label.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }
}
