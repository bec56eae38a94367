package org.cloudpilot.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.stage.PopupWindow;

/// Where menus open.
public final class Menus {
    private static final double GAP = 4;

    private Menus() {}

    /// Beneath `owner`, its right edge below the owner's: for what stands at the window's right.
    public static void showBelow(Node owner, ContextMenu menu) {
        Bounds bounds = owner.localToScreen(owner.getBoundsInLocal());
        menu.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
        menu.show(owner, bounds.getMaxX(), bounds.getMaxY() + GAP);
    }

    /// Beneath `owner`, their left edges in line.
    public static void showBelowLeft(Node owner, ContextMenu menu) {
        Bounds bounds = owner.localToScreen(owner.getBoundsInLocal());
        menu.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        menu.show(owner, bounds.getMinX(), bounds.getMaxY() + GAP);
    }
}
