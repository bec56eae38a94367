package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
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

    private final VBox list = new VBox();
    private List<Entry> entries = List.of();

    private record Entry(String label, @Nullable FleetScope scope, int depth, int total, int bad) {
        boolean isHeading() {
            return depth < 0;
        }
    }

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
        List<Entry> latest = new ArrayList<>();
        latest.add(new Entry(Sentences.of("ui.scope.all"), null, 0, summary.total(), 0));
        latest.add(
                new Entry(
                        Sentences.of("ui.scope.problems"),
                        new FleetScope.Problems(),
                        0,
                        summary.problems(),
                        summary.problems()));
        add(latest, "ui.scope.sites", summary.sites());
        add(latest, "ui.scope.tags", summary.tags());
        if (!latest.equals(entries)) {
            entries = latest;
            list.getChildren().setAll(latest.stream().map(this::line).toList());
            markChosen();
        }
    }

    private static void add(List<Entry> entries, String heading, List<FleetSummary.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        entries.add(new Entry(Sentences.of(heading), null, -1, 0, 0));
        for (FleetSummary.Part part : parts) {
            entries.add(
                    new Entry(
                            part.scope().label(),
                            part.scope(),
                            part.depth(),
                            part.total(),
                            part.problems()));
        }
    }

    private javafx.scene.Node line(Entry entry) {
        if (entry.isHeading()) {
            var heading = new Label(entry.label());
            heading.getStyleClass().add("scope-heading");
            return heading;
        }
        var name = new Label(entry.label());
        name.getStyleClass().add("scope-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setPadding(new Insets(0, 0, 0, 14.0 * entry.depth()));
        HBox.setHgrow(name, Priority.ALWAYS);
        var total = new Label(Integer.toString(entry.total()));
        total.getStyleClass().add("scope-total");
        total.setMinWidth(Label.USE_PREF_SIZE);
        var row = new HBox(6, name, total);
        boolean problems = entry.scope() instanceof FleetScope.Problems;
        if (entry.bad() > 0) {
            var bad = new Label(Integer.toString(entry.bad()));
            bad.getStyleClass().add("scope-bad");
            bad.setMinWidth(Label.USE_PREF_SIZE);
            if (problems) {
                row.getChildren().set(1, bad);
            } else {
                row.getChildren().add(bad);
            }
        }
        row.setAlignment(Pos.CENTER_LEFT);
        return button(entry, row);
    }

    private Button button(Entry entry, HBox row) {
        var button = new Button(null, row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("scope-line");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(entry);
        button.setAccessibleText(
                Sentences.of("ui.scope.spoken", entry.label(), entry.total(), entry.bad()));
        if (entry.label().length() > 18) {
            button.setTooltip(new Tooltip(entry.label()));
        }
        row.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setOnMouseClicked(event -> choose(entry, event.isShortcutDown()));
        button.setOnKeyPressed(
                event -> {
                    switch (event.getCode()) {
                        case ENTER, SPACE -> choose(entry, event.isShortcutDown());
                        default -> {
                            return;
                        }
                    }
                    event.consume();
                });
        return button;
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
        for (javafx.scene.Node node : list.getChildren()) {
            if (node.getUserData() instanceof Entry entry) {
                FleetScope scope = entry.scope();
                node.pseudoClassStateChanged(
                        CHOSEN, scope == null ? chosen.isEmpty() : chosen.contains(scope));
            }
        }
    }
}
