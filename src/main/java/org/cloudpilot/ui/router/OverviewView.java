package org.cloudpilot.ui.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Meter;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.TimeChart;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The first tab of the device pane: meters, traffic of one interface, load, facts.
final class OverviewView extends View<ScrollPane, RouterViewModel> {
    private static final int HIGH_LOAD = 90;
    private static final int HIGH_TEMPERATURE = 75;
    private static final double HOTTEST = 100;

    private final Meter cpu = new Meter(Sentences.of("ui.router.cpu"));
    private final Meter memory = new Meter(Sentences.of("ui.router.memory"));
    private final Meter third = new Meter(Sentences.of("ui.router.temperature"));
    private final Meter disk = new Meter(Sentences.of("ui.router.disk"));
    private final HBox meters = new HBox(10);
    private final ComboBox<InterfaceRow> charted = new ComboBox<>();
    private final Label rx = new Label();
    private final Label tx = new Label();
    private final Label load = new Label();
    private final TimeChart traffic = new TimeChart(2, 0, bits -> Units.rate(Math.round(bits)));
    private final TimeChart cpuChart =
            new TimeChart(1, 100, percent -> Units.percent((int) Math.round(percent)));
    private final Label trafficStart = new Label();
    private final Label cpuStart = new Label();
    private final Label waiting = new Label(Sentences.of("ui.router.waiting"));
    private final GridPane facts = new GridPane();
    private List<Fact> shownFacts = List.of();

    OverviewView(RouterViewModel model) {
        super(new ScrollPane(), model);
        rx.getStyleClass().addAll("chart-value", "series-0");
        tx.getStyleClass().addAll("chart-value", "series-1");
        load.getStyleClass().addAll("chart-value", "series-0");
        for (Label value : List.of(rx, tx, load)) {
            value.setMinWidth(Region.USE_PREF_SIZE);
        }
        charted.getStyleClass().add("quiet-combo");
        charted.setAccessibleText(Sentences.of("ui.router.charted"));
        charted.setPromptText(Sentences.of("ui.router.traffic"));
        charted.setVisibleRowCount(12);
        charted.setMaxWidth(200);
        var cpuTitle = new Label(Sentences.of("ui.router.load"));
        cpuTitle.getStyleClass().add("chart-title");
        facts.getStyleClass().add("facts");
        var names = new ColumnConstraints(104);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        waiting.getStyleClass().add("facts-waiting");
        for (Meter meter : List.of(cpu, memory, third, disk)) {
            HBox.setHgrow(meter, Priority.ALWAYS);
            meter.setPrefWidth(90);
            meter.setMaxWidth(Double.MAX_VALUE);
        }
        var body =
                new VBox(
                        meters,
                        card(traffic, 112, trafficStart, charted, Sheet.gap(), rx, tx),
                        card(cpuChart, 52, cpuStart, cpuTitle, Sheet.gap(), load),
                        facts,
                        waiting);
        body.getStyleClass().add("overview");
        root.setContent(body);
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("edge-to-edge");
    }

    private static Node card(TimeChart chart, double height, Label then, Node... head) {
        var line = new HBox(10, head);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("chart-head");
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
        var now = new Label(Sentences.of("ui.unit.now"));
        var feet = new HBox(then, Sheet.gap(), now);
        feet.getStyleClass().add("chart-feet");
        var card = new VBox(line, chart, feet);
        card.getStyleClass().add("chart-card");
        return card;
    }

    @Override
    protected void attach(Ties ties) {
        charted.setItems(model.interfaces());
        ties.add(() -> charted.setItems(null));
        ties.listen(model.chartedProperty(), charted::setValue);
        ties.listen(
                charted.valueProperty(),
                row -> {
                    if (row != null) {
                        model.chartedProperty().set(row);
                    }
                });
        ties.listen(model.infoProperty(), this::showInfo);
        ties.listen(model.statusProperty(), status -> showFactsOf(model.infoProperty().get()));
        ties.listen(model.readingsProperty(), count -> drawCharts());
        ties.listen(model.chartedProperty(), row -> drawCharts());
    }

    private void showInfo(@Nullable DeviceInfo info) {
        waiting.setVisible(info == null);
        waiting.setManaged(info == null);
        showLoad(cpu, info == null ? null : info.cpuLoad());
        showLoad(memory, info == null ? null : info.memoryLoad());
        showLoad(disk, info == null ? null : info.diskLoad());
        Double degrees = info == null ? null : info.temperature();
        List<Node> shown = new ArrayList<>(List.of(cpu, memory));
        if (degrees != null) {
            third.show(
                    Sentences.of("ui.unit.celsius", Math.round(degrees)),
                    degrees / HOTTEST,
                    degrees >= HIGH_TEMPERATURE);
            shown.add(third);
        } else {
            shown.add(disk);
        }
        if (!meters.getChildren().equals(shown)) {
            meters.getChildren().setAll(shown);
        }
        showFactsOf(info);
    }

    private void showFactsOf(@Nullable DeviceInfo info) {
        List<Fact> latest = info == null ? List.of() : Fact.of(info, model.statusProperty().get());
        if (!latest.equals(shownFacts)) {
            showFacts(latest);
        }
    }

    private static void showLoad(Meter meter, @Nullable Integer percent) {
        if (percent == null) {
            meter.show(Sentences.of("ui.unit.none"), Double.NaN, false);
        } else {
            meter.show(Units.percent(percent), percent / 100.0, percent >= HIGH_LOAD);
        }
    }

    private void showFacts(List<Fact> latest) {
        boolean sameLines =
                latest.stream()
                        .map(Fact::label)
                        .toList()
                        .equals(shownFacts.stream().map(Fact::label).toList());
        shownFacts = latest;
        if (sameLines) {
            for (int i = 0; i < latest.size(); i++) {
                ((Label) facts.getChildren().get(2 * i + 1)).setText(latest.get(i).value());
            }
            return;
        }
        facts.getChildren().clear();
        for (int i = 0; i < latest.size(); i++) {
            var name = new Label(latest.get(i).label());
            name.getStyleClass().add("fact-name");
            var value = new Label(latest.get(i).value());
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            facts.addRow(i, name, value);
        }
    }

    private void drawCharts() {
        Instant now = model.clock().instant();
        Duration span = model.shownSpan();
        String start = Sentences.of("ui.router.minutes_ago", span.toMinutes());
        trafficStart.setText(start);
        cpuStart.setText(start);
        cpuChart.show(List.of(model.cpu().until(now, span)));
        double latest = model.cpu().latest();
        load.setText(Double.isNaN(latest) ? "" : Units.percent((int) Math.round(latest)));
        InterfaceRow row = model.chartedProperty().get();
        if (row == null) {
            traffic.show(List.of());
            rx.setText("");
            tx.setText("");
            return;
        }
        traffic.show(List.of(row.rx().until(now, span), row.tx().until(now, span)));
        InterfaceReading reading = row.reading();
        rx.setText(rate("ui.router.rx", reading.rxBitsPerSecond()));
        tx.setText(rate("ui.router.tx", reading.txBitsPerSecond()));
    }

    private static String rate(String key, @Nullable Long bits) {
        return bits == null ? "" : Sentences.of(key, Units.rate(bits));
    }
}
