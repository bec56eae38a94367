package org.cloudpilot.ui.audit;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// The table of audit entries.
final class AuditTable extends TableView<AuditEntry> {
    private static final PseudoClass RISK = PseudoClass.getPseudoClass("risk");
    private static final double NEAR_THE_END = 0.9;

    private final AuditViewModel model;

    AuditTable(AuditViewModel model) {
        this.model = model;
        setId("audit-table");
        getStyleClass().addAll("plain-table", "page-table", "audit-table", "edge-to-edge");
        setFixedCellSize(28);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(Sentences.of("ui.audit.none")));
        add("time", 130, entry -> Units.moment(entry.at(), model.clock()));
        add("who", 110, AuditEntry::username);
        add("via", 130, AuditEntry::via);
        add("action", 170, AuditEntry::action);
        add("target", 180, AuditEntry::target);
        add("outcome", 120, AuditEntry::outcome);
        add("detail", 300, AuditEntry::detail);
    }

    private void add(String key, double width, Function<AuditEntry, String> text) {
        var column = new TableColumn<AuditEntry, AuditEntry>();
        column.setText(Sentences.of("ui.audit.column." + key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("audit-" + key);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(
                any ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable AuditEntry entry, boolean empty) {
                                super.updateItem(entry, empty);
                                setText(null);
                                setTooltip(null);
                                pseudoClassStateChanged(RISK, false);
                                if (!empty && entry != null) {
                                    show(this, key, entry, text.apply(entry));
                                }
                            }
                        });
        getColumns().add(column);
    }

    private void show(TableCell<?, ?> cell, String key, AuditEntry entry, String text) {
        cell.setText(text);
        cell.setTooltip(tooltip(key, entry, text));
        boolean refused = key.equals("outcome") && !entry.outcome().equals(AuditEvent.OK);
        cell.pseudoClassStateChanged(RISK, refused);
    }

    private @Nullable Tooltip tooltip(String key, AuditEntry entry, String text) {
        if (key.equals("time")) {
            return new Tooltip(Units.exact(entry.at(), model.clock()));
        }
        return text.isEmpty() ? null : new Tooltip(text);
    }

    /// Asks for more when the end comes near. The bar is there once the table was laid out.
    void loadWhileScrolling() {
        applyCss();
        lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .findFirst()
                .ifPresent(
                        bar ->
                                bar.valueProperty()
                                        .subscribe(
                                                at -> {
                                                    if (at.doubleValue()
                                                            > NEAR_THE_END * bar.getMax()) {
                                                        model.loadMore();
                                                    }
                                                }));
    }
}
