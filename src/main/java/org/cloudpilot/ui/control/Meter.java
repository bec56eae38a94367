package org.cloudpilot.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A small card: what it is, a figure, and how full that is as a bar.
public final class Meter extends VBox {
    private static final PseudoClass HIGH = PseudoClass.getPseudoClass("high");

    private final Label figure = new Label();
    private final Bar bar = new Bar();

    public Meter(String label) {
        getStyleClass().add("meter");
        var caption = new Label(label);
        caption.getStyleClass().add("meter-caption");
        figure.getStyleClass().add("meter-figure");
        getChildren().setAll(caption, figure, bar);
    }

    /// @param share from 0 to 1; `NaN` leaves the bar empty
    /// @param high whether it needs attention
    public void show(String text, double share, boolean high) {
        figure.setText(text);
        bar.show(share);
        pseudoClassStateChanged(HIGH, high);
    }

    private static final class Bar extends StackPane {
        private final Region filled = new Region();
        private double share;

        Bar() {
            getStyleClass().add("meter-bar");
            filled.getStyleClass().add("meter-filled");
            filled.setManaged(false);
            getChildren().add(filled);
        }

        void show(double latest) {
            share = Double.isNaN(latest) ? 0 : Math.clamp(latest, 0, 1);
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, Math.round(getWidth() * share), getHeight());
        }
    }
}
