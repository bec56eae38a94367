package org.cloudpilot.ui.control;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// One short notice at the foot of the window, gone after five seconds; a newer one replaces it.
public final class Toast extends Label {
    private final PauseTransition stay = new PauseTransition(Duration.seconds(5));

    public Toast() {
        getStyleClass().add("toast");
        setVisible(false);
        setManaged(false);
        setMouseTransparent(true);
        stay.setOnFinished(event -> hide());
    }

    public void show(String sentence) {
        setText(sentence);
        setVisible(true);
        setManaged(true);
        stay.playFromStart();
    }

    public void hide() {
        stay.stop();
        setVisible(false);
        setManaged(false);
    }
}
