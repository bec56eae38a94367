package org.cloudpilot.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Later;
import org.jspecify.annotations.Nullable;

/// Where sheets lie over the window: what is behind is dimmed and out of reach until the sheet is
/// gone.
final class SheetHost extends StackPane {
    private final Node behind;
    private @Nullable Sheet shown;

    SheetHost(Node behind) {
        this.behind = behind;
        getStyleClass().add("sheet-host");
        setAlignment(Pos.CENTER);
        setPadding(new Insets(24));
        setVisible(false);
    }

    void show(Sheet sheet, Node firstFocus) {
        shown = sheet;
        getChildren().setAll(sheet);
        setVisible(true);
        behind.setDisable(true);
        Later.focus(sheet, firstFocus);
    }

    void hide() {
        shown = null;
        getChildren().clear();
        setVisible(false);
        behind.setDisable(false);
    }

    /// True when there was a sheet to close.
    boolean stepBack() {
        Sheet open = shown;
        if (open == null) {
            return false;
        }
        open.close();
        return true;
    }

    boolean isOpen() {
        return shown != null;
    }
}
