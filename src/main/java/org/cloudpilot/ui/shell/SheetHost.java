package org.cloudpilot.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// Where sheets lie over the window: what is behind is dimmed, and out of reach of hand and
/// keyboard until the sheet is gone.
final class SheetHost extends View<StackPane, ShellViewModel> {
    private final StackPane place = new StackPane();
    private @Nullable Sheet shown;
    private @Nullable Node first;

    SheetHost(ShellViewModel model) {
        super(new StackPane(), model);
        var scrim = new Region();
        scrim.getStyleClass().add("scrim");
        place.setAlignment(Pos.CENTER);
        place.setPadding(new Insets(20));
        root.getChildren().setAll(scrim, place);
        root.setVisible(false);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(root.getScene().focusOwnerProperty(), this::keepFocus);
    }

    /// Tab goes round within the sheet.
    private void keepFocus(@Nullable Node owner) {
        Sheet open = shown;
        Node back = first;
        if (open != null && back != null && owner != null && !isWithin(open, owner)) {
            Later.focus(open, back);
        }
    }

    private static boolean isWithin(Parent sheet, Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(sheet)) {
                return true;
            }
        }
        return false;
    }

    void show(Sheet sheet, Node firstFocus) {
        shown = sheet;
        first = firstFocus;
        place.getChildren().setAll(sheet);
        root.setVisible(true);
        Later.focus(sheet, firstFocus);
    }

    void hide() {
        shown = null;
        first = null;
        place.getChildren().clear();
        root.setVisible(false);
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
