package org.cloudpilot.ui.router;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// The second tab of the device pane: every interface with what runs through it. Choosing one puts
/// it on the chart of the first tab.
final class InterfacesView extends View<TableView<InterfaceRow>, RouterViewModel> {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("off");

    InterfacesView(RouterViewModel model) {
        super(new TableView<>(), model);
        root.getStyleClass().addAll("plain-table", "edge-to-edge");
        root.setFixedCellSize(28);
        root.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        root.setPlaceholder(new Label(Sentences.of("ui.router.waiting")));
        root.getColumns().add(column("name", 128, false, InterfaceReading::name));
        root.getColumns().add(column("type", 64, false, InterfaceReading::type));
        root.getColumns().add(column("rx", 88, true, reading -> rate(reading.rxBitsPerSecond())));
        root.getColumns().add(column("tx", 88, true, reading -> rate(reading.txBitsPerSecond())));
    }

    private static TableColumn<InterfaceRow, InterfaceReading> column(
            String key, double width, boolean figures, Function<InterfaceReading, String> text) {
        var column = new TableColumn<InterfaceRow, InterfaceReading>();
        column.setText(Sentences.of("ui.interface." + key));
        column.getStyleClass().add(figures ? "figures" : "words");
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> cell.getValue().readingProperty());
        column.setCellFactory(any -> new Cell(key, figures, text));
        return column;
    }

    @Override
    protected void attach(Ties ties) {
        root.setItems(model.interfaces());
        ties.add(() -> root.setItems(null));
        ties.listen(
                root.getSelectionModel().selectedItemProperty(),
                row -> {
                    if (row != null) {
                        model.chartedProperty().set(row);
                    }
                });
    }

    private static String rate(@Nullable Long bits) {
        return bits == null ? "" : Units.rate(bits);
    }

    private static final class Cell extends TableCell<InterfaceRow, InterfaceReading> {
        private final Function<InterfaceReading, String> text;
        private final @Nullable Region mark;

        Cell(String key, boolean figures, Function<InterfaceReading, String> text) {
            this.text = text;
            getStyleClass().addAll("interface-cell", "interface-" + key);
            if (figures) {
                setAlignment(Pos.CENTER_RIGHT);
            }
            mark = key.equals("name") ? new Region() : null;
        }

        @Override
        protected void updateItem(@Nullable InterfaceReading reading, boolean empty) {
            super.updateItem(reading, empty);
            if (empty || reading == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(text.apply(reading));
            pseudoClassStateChanged(DOWN, !reading.running());
            pseudoClassStateChanged(DISABLED, reading.disabled());
            if (mark != null) {
                String state =
                        reading.disabled() ? "disabled" : reading.running() ? "running" : "down";
                mark.getStyleClass().setAll("link-mark", "link-" + state);
                setGraphic(mark);
                String comment = reading.comment().isBlank() ? "" : "\n" + reading.comment();
                setTooltip(
                        new Tooltip(
                                reading.name()
                                        + " · "
                                        + Sentences.of("ui.interface." + state)
                                        + comment));
            }
        }
    }
}
