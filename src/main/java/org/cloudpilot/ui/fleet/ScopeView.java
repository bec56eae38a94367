package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The pane that narrows the table: everything, problems, sites, tags, each with how many there are
/// and how many of them are in trouble. A click chooses, with Ctrl it adds.
public final class ScopeView extends View<ScrollPane, FleetViewModel> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final double INDENT = 14;
    private static final int LONG = 18;

    private final VBox list = new VBox();
    private List<Entry> entries = List.of();
    private List<Line> lines = List.of();

    /// A heading has the depth -1; without a scope it stands for everything.
    private record Entry(String label, @Nullable FleetScope scope, int depth) {}

    private record Count(Entry entry, int total, int bad) {}

    public ScopeView(FleetViewModel model) {
        super(new ScrollPane(), model);
        root.setContent(list);
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().addAll("edge-to-edge", "scope");
        list.getStyleClass().add("scope-list");
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.summaryProperty(), this::show);
        ties.listen(model.scopes(), this::markChosen);
    }

    private void show(FleetSummary summary) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(new Entry(Sentences.of("ui.scope.all"), null, 0), summary.total(), 0));
        counts.add(
                new Count(
                        new Entry(Sentences.of("ui.scope.problems"), new FleetScope.Problems(), 0),
                        0,
                        summary.problems()));
        add(counts, "ui.scope.sites", summary.sites());
        add(counts, "ui.scope.tags", summary.tags());
        List<Entry> latest = counts.stream().map(Count::entry).toList();
        if (!latest.equals(entries)) {
            entries = latest;
            lines = latest.stream().map(Line::new).toList();
            list.getChildren().setAll(lines.stream().map(Line::node).toList());
            markChosen();
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(counts.get(i));
        }
    }

    private static void add(List<Count> counts, String heading, List<FleetSummary.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        counts.add(new Count(new Entry(Sentences.of(heading), null, -1), 0, 0));
        for (FleetSummary.Part part : parts) {
            var entry = new Entry(part.scope().label(), part.scope(), part.depth());
            counts.add(new Count(entry, part.total(), part.problems()));
        }
    }

    /// One line of the pane; its figures change in place.
    private final class Line {
        private final Entry entry;
        private final Label total = new Label();
        private final Label bad = new Label();
        private final Node node;

        Line(Entry entry) {
            this.entry = entry;
            if (entry.depth() < 0) {
                var heading = new Label(entry.label());
                heading.getStyleClass().add("scope-heading");
                node = heading;
            } else {
                node = button(entry);
            }
        }

        Node node() {
            return node;
        }

        void show(Count count) {
            boolean problems = entry.scope() instanceof FleetScope.Problems;
            total.setText(problems && count.bad() > 0 ? "" : Integer.toString(count.total()));
            bad.setText(Integer.toString(count.bad()));
            bad.setVisible(count.bad() > 0);
            bad.setManaged(count.bad() > 0);
            node.setAccessibleText(
                    entry.depth() < 0
                            ? entry.label()
                            : Sentences.of(
                                    "ui.scope.spoken",
                                    entry.label(),
                                    problems ? count.bad() : count.total(),
                                    count.bad()));
        }

        private Button button(Entry entry) {
            var name = new Label(entry.label());
            name.getStyleClass().add("scope-name");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setPadding(new Insets(0, 0, 0, INDENT * entry.depth()));
            HBox.setHgrow(name, Priority.ALWAYS);
            total.getStyleClass().add("scope-total");
            total.setMinWidth(Label.USE_PREF_SIZE);
            bad.getStyleClass().add("scope-bad");
            bad.setMinWidth(Label.USE_PREF_SIZE);
            var row = new HBox(6, name, total, bad);
            row.setAlignment(Pos.CENTER_LEFT);
            var button = new Button(null, row);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.getStyleClass().setAll("scope-line");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setUserData(entry);
            if (entry.label().length() > LONG) {
                button.setTooltip(new Tooltip(entry.label()));
            }
            row.prefWidthProperty().bind(button.widthProperty().subtract(16));
            button.setOnMouseClicked(event -> choose(entry, event.isShortcutDown()));
            button.setOnKeyPressed(
                    event -> {
                        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                            choose(entry, event.isShortcutDown());
                            event.consume();
                        }
                    });
            return button;
        }
    }

    private void choose(Entry entry, boolean add) {
        FleetScope scope = entry.scope();
        if (scope == null) {
            model.chooseAll();
        } else {
            model.choose(scope, add);
        }
    }

    private void markChosen() {
        List<FleetScope> chosen = model.scopes();
        for (Node node : list.getChildren()) {
            if (node.getUserData() instanceof Entry entry) {
                FleetScope scope = entry.scope();
                node.pseudoClassStateChanged(
                        CHOSEN, scope == null ? chosen.isEmpty() : chosen.contains(scope));
            }
        }
    }
}
