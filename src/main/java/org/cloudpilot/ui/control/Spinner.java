package org.cloudpilot.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressIndicator;

/// Turns while something is under way; takes no room otherwise.
public final class Spinner extends ProgressIndicator {
    public Spinner() {
        getStyleClass().add("spinner-small");
        setVisible(false);
        setManaged(false);
    }

    public void spin(boolean underWay) {
        setVisible(underWay);
        setManaged(underWay);
    }

    /// Turns while `busy`; until unsubscribed.
    public javafx.util.Subscription follow(ObservableValue<Boolean> busy) {
        return busy.subscribe(this::spin);
    }
}
