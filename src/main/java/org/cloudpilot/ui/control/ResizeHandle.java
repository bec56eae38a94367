package org.cloudpilot.ui.control;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// The edge between two panes, which a person can drag; a double click brings back the usual size.
public final class ResizeHandle extends Region {
    private double pressedAt;
    private double sizeThen;

    /// @param edge vertical: a pane at the right is resized; horizontal: one at the bottom
    /// @param size the pane's present size
    /// @param resize told the wanted size while dragging
    /// @param dropped told when the hand lets go
    public ResizeHandle(
            Orientation edge,
            double usual,
            DoubleSupplier size,
            DoubleConsumer resize,
            Runnable dropped) {
        boolean vertical = edge == Orientation.VERTICAL;
        getStyleClass().addAll("resize-handle", vertical ? "vertical-edge" : "horizontal-edge");
        setCursor(vertical ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        setOnMousePressed(
                event -> {
                    pressedAt = vertical ? event.getSceneX() : event.getSceneY();
                    sizeThen = size.getAsDouble();
                });
        setOnMouseDragged(
                event -> {
                    double now = vertical ? event.getSceneX() : event.getSceneY();
                    resize.accept(sizeThen + pressedAt - now);
                });
        setOnMouseReleased(event -> dropped.run());
        setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        resize.accept(usual);
                        dropped.run();
                    }
                });
    }
}
