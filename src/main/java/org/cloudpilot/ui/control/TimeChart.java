package org.cloudpilot.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

/// Figures over time, the newest at the right edge, from zero to a round figure above the largest.
/// Light: one path a series, redrawn when it is given new values. The stylesheet colours the series
/// (`series-0`, `series-1`…).
public final class TimeChart extends Region {
    /// One line of the chart.
    ///
    /// @param places where each figure stands, from 0 at the left edge to 1 at the right
    /// @param figures `NaN` is a gap
    public record Series(double[] places, double[] figures) {
        static final Series NONE = new Series(new double[0], new double[0]);
    }

    private static final int GRID_LINES = 3;

    private final double fixedTop;
    private final DoubleFunction<String> wording;
    private final List<Line> grid = new ArrayList<>();
    private final List<Path> lines = new ArrayList<>();
    private final List<Path> areas = new ArrayList<>();
    private final Label scale = new Label();
    private final Rectangle clip = new Rectangle();
    private List<Series> values = List.of();
    private double top;

    /// @param fixedTop the figure at the upper edge; 0: follows the values
    /// @param wording how the figure at the upper edge is written
    public TimeChart(int series, double fixedTop, DoubleFunction<String> wording) {
        this.fixedTop = fixedTop;
        this.wording = wording;
        top = fixedTop;
        getStyleClass().add("time-chart");
        setMouseTransparent(true);
        for (int i = 0; i <= GRID_LINES; i++) {
            var line = new Line();
            line.getStyleClass().add(i == GRID_LINES ? "chart-base" : "chart-grid");
            line.setManaged(false);
            grid.add(line);
        }
        for (int i = 0; i < series; i++) {
            areas.add(path("chart-area", i));
            lines.add(path("chart-line", i));
        }
        scale.getStyleClass().add("chart-scale");
        scale.setManaged(false);
        getChildren().addAll(grid);
        getChildren().addAll(areas);
        getChildren().addAll(lines);
        getChildren().add(scale);
        setClip(clip);
    }

    private static Path path(String style, int series) {
        var path = new Path();
        path.getStyleClass().addAll(style, "series-" + series);
        path.setManaged(false);
        return path;
    }

    /// The oldest first.
    public void show(List<Series> latest) {
        values = latest;
        if (fixedTop <= 0) {
            top = roundedTop(largest(latest), top);
        }
        requestLayout();
    }

    private static double largest(List<Series> all) {
        double most = 0;
        for (Series series : all) {
            for (double value : series.figures()) {
                most = value > most ? value : most;
            }
        }
        return most;
    }

    /// The next of 1, 2, 5, 10… above `largest`; the one in use stays while it still fits well.
    static double roundedTop(double largest, double inUse) {
        if (largest <= inUse && largest > inUse * 0.35) {
            return inUse;
        }
        double wanted = Math.max(largest * 1.15, 1_000);
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= wanted) {
                return step * power;
            }
        }
        return 10 * power;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 96;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height + 1);
        for (int i = 0; i < grid.size(); i++) {
            double y = Math.round(1 + (height - 2) * i / GRID_LINES) + 0.5;
            Line line = grid.get(i);
            line.setStartX(0);
            line.setEndX(width);
            line.setStartY(y);
            line.setEndY(y);
        }
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            Series series = i < values.size() ? values.get(i) : Series.NONE;
            any |= series.figures().length > 0;
            draw(series, width, height, lines.get(i), areas.get(i));
        }
        scale.setText(any && top > 0 ? wording.apply(top) : "");
        scale.autosize();
        scale.relocate(0, 3);
    }

    private void draw(Series series, double width, double height, Path line, Path area) {
        List<PathElement> stroke = new ArrayList<>();
        List<PathElement> fill = new ArrayList<>();
        double lastX = 0;
        boolean drawing = false;
        for (int i = 0; i < series.figures().length; i++) {
            double value = series.figures()[i];
            double x = width * series.places()[i];
            if (Double.isNaN(value)) {
                close(fill, drawing, lastX, height);
                drawing = false;
                continue;
            }
            double y = 1.5 + (height - 3) * (1 - Math.clamp(value / top, 0, 1));
            if (drawing) {
                stroke.add(new LineTo(x, y));
            } else {
                stroke.add(new MoveTo(x, y));
                fill.add(new MoveTo(x, height));
            }
            fill.add(new LineTo(x, y));
            drawing = true;
            lastX = x;
        }
        close(fill, drawing, lastX, height);
        line.getElements().setAll(stroke);
        area.getElements().setAll(fill);
    }

    private static void close(
            List<PathElement> fill, boolean drawing, double lastX, double height) {
        if (drawing) {
            fill.add(new LineTo(lastX, height));
            fill.add(new ClosePath());
        }
    }
}
