package org.cloudpilot.ui.control;

import javafx.scene.layout.Region;
import org.cloudpilot.model.RouterState;
import org.jspecify.annotations.Nullable;

/// A router's state as a shape: told apart without colours, too. The stylesheet draws it.
public final class StatusMark extends Region {
    private @Nullable RouterState shown;

    public StatusMark() {
        getStyleClass().add("status-mark");
        setMouseTransparent(true);
    }

    public void show(RouterState state) {
        if (shown != state) {
            shown = state;
            getStyleClass().setAll("status-mark", styleOf(state));
        }
    }

    /// The style class that goes with a state: `login-refused`.
    public static String styleOf(RouterState state) {
        return state.word().replace('_', '-');
    }
}
