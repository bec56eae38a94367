package org.cloudpilot.ui.fx;

import javafx.application.Platform;

/// For views: what has to wait until the present event is dealt with and what it brought is in the
/// scene, such as moving the focus or scrolling to a new end.
public final class Later {
    private Later() {}

    public static void run(Runnable action) {
        Platform.runLater(action);
    }
}
