package org.cloudpilot.ui.terminal;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Words;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// Asks in the terminal itself before a dangerous line, or many lines, go to the router it names.
/// The way out has the focus; Y sends once there was time to look, N and Esc do not.
final class AskPane extends View<VBox, TerminalViewModel> {
    private static final int MOST_LINES = 7;

    /// Whoever is still typing when it appears has not answered it.
    private static final Duration LOOK = Duration.millis(600);

    private final Label title = new Label();
    private final VBox reasons = new VBox(2);
    private final TextArea lines = new TextArea();
    private final Button cancel;
    private final Button go;
    private final Runnable closed;
    private final PauseTransition looked = new PauseTransition(LOOK);

    /// @param closed gives the focus back to the line
    AskPane(TerminalViewModel model, Runnable closed) {
        super(new VBox(8), model);
        this.closed = closed;
        root.getStyleClass().add("ask-pane");
        title.getStyleClass().add("ask-title");
        title.setWrapText(true);
        lines.setEditable(false);
        lines.setFocusTraversable(false);
        lines.getStyleClass().add("ask-lines");
        cancel = Buttons.plain(Sentences.of("ui.terminal.ask.no"), this::refrain);
        cancel.setId("ask-no");
        go = Buttons.danger("", this::send);
        go.setId("ask-yes");
        var actions = new HBox(8, Sheet.gap(), cancel, go);
        actions.setAlignment(Pos.CENTER_RIGHT);
        root.getChildren().setAll(title, lines, reasons, actions);
        root.setMaxHeight(Region.USE_PREF_SIZE);
        root.setVisible(false);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.askingProperty(), this::show);
        ties.filter(root, KeyEvent.KEY_PRESSED, this::onKey);
        looked.setOnFinished(done -> go.setDisable(false));
    }

    private void show(@Nullable Asking asked) {
        boolean wasShown = root.isVisible();
        root.setVisible(asked != null);
        if (asked == null) {
            looked.stop();
            if (wasShown) {
                closed.run();
            }
            return;
        }
        int count = asked.shown().size();
        title.setText(
                count == 1
                        ? Sentences.of("ui.terminal.ask.one", asked.identity())
                        : Sentences.of("ui.terminal.ask.many", count, asked.identity()));
        lines.setText(String.join("\n", asked.shown()));
        lines.setPrefRowCount(Math.min(count, MOST_LINES));
        reasons.getChildren()
                .setAll(
                        asked.reasons().stream()
                                .map(reason -> Words.of(Sentences.of(reason)))
                                .toList());
        go.setText(Sentences.of("ui.terminal.ask.yes", asked.identity()));
        go.getStyleClass().removeAll("danger", "accent");
        go.getStyleClass().add(asked.isDangerous() ? "danger" : "accent");
        go.setDisable(true);
        looked.playFromStart();
        Later.focus(root, cancel);
    }

    private void send() {
        model.confirm();
    }

    private void refrain() {
        model.refrain();
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.Y) {
            if (!go.isDisabled()) {
                send();
            }
        } else if (code == KeyCode.N || code == KeyCode.ESCAPE) {
            refrain();
        } else {
            return;
        }
        event.consume();
    }
}
