package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The table itself: columns, order, selection.
final class RouterTable extends View<TableView<RouterRow>, FleetViewModel> {
    private static final double SCROLL_BAR = 14;
    private static final Set<FleetColumn> ELASTIC =
            Set.of(
                    FleetColumn.NAME,
                    FleetColumn.SITE,
                    FleetColumn.MODEL,
                    FleetColumn.TAGS,
                    FleetColumn.NOTE);

    private final Map<FleetColumn, TableColumn<RouterRow, RouterLine>> columns =
            new EnumMap<>(FleetColumn.class);
    private final Runnable onOpen;
    private boolean restoring;
    private FleetColumn touched = FleetColumn.NAME;

    /// @param onOpen what Enter or a double click does
    RouterTable(FleetViewModel model, Runnable onOpen) {
        super(new TableView<>(), model);
        this.onOpen = onOpen;
        root.getStyleClass().addAll("router-table", "edge-to-edge");
        root.setFixedCellSize(28);
        root.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        root.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        root.setPlaceholder(new Label(""));
        root.setMinWidth(0);
        for (FleetColumn column : FleetColumn.values()) {
            columns.put(column, column(column));
        }
        root.setRowFactory(table -> row());
        root.setSortPolicy(
                table -> {
                    model.orderBy(chosenOrder());
                    return true;
                });
    }

    private TableColumn<RouterRow, RouterLine> column(FleetColumn kind) {
        var column = new TableColumn<RouterRow, RouterLine>();
        column.setText(kind.heading());
        column.setUserData(kind);
        column.setPrefWidth(kind.width());
        column.setMinWidth(40);
        column.getStyleClass().add(kind.figures() ? "figures" : "words");
        column.setCellValueFactory(cell -> cell.getValue().lineProperty());
        column.setCellFactory(
                anyColumn -> {
                    var cell = new RouterCell(kind, model.clock());
                    cell.setOnMousePressed(event -> touched = kind);
                    return cell;
                });
        return column;
    }

    private TableRow<RouterRow> row() {
        var row = new TableRow<RouterRow>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2 && !row.isEmpty()) {
                        onOpen.run();
                    }
                });
        return row;
    }

    @Override
    protected void attach(Ties ties) {
        root.setItems(model.shown());
        ties.add(() -> root.setItems(null));
        ties.listen(root.widthProperty().map(Number::intValue), width -> fitColumns());
        ties.listen(model.columnsProperty(), chosen -> fitColumns());
        ties.bind(model.heldProperty(), Bindings.or(root.hoverProperty(), root.focusedProperty()));
        ListChangeListener<RouterRow> selected = change -> tellSelection();
        ObservableList<RouterRow> items = root.getSelectionModel().getSelectedItems();
        items.addListener(selected);
        ties.add(() -> items.removeListener(selected));
        ties.listen(model.shown(), this::restoreSelection);
        ties.listen(model.selectionProperty(), latest -> followSelection());
    }

    private void tellSelection() {
        if (!restoring && !model.isRearranging()) {
            var selection = root.getSelectionModel();
            List<RouterRow> rows =
                    selection.getSelectedItems().stream().filter(Objects::nonNull).toList();
            model.select(rows, selection.getSelectedItem());
        }
    }

    private void followSelection() {
        if (restoring) {
            return;
        }
        Set<RouterRow> wanted = Set.copyOf(model.selectionProperty().get());
        Set<RouterRow> here =
                root.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        wanted = wanted.stream().filter(model.shown()::contains).collect(Collectors.toSet());
        if (!here.equals(wanted)) {
            restoreSelection();
            reveal(model.currentProperty().get());
        }
    }

    /// Rows moved: the same routers stay selected.
    private void restoreSelection() {
        restoring = true;
        try {
            Set<RouterRow> selected = Set.copyOf(model.selectionProperty().get());
            RouterRow current = model.currentProperty().get();
            var selection = root.getSelectionModel();
            selection.clearSelection();
            int[] indices =
                    IntStream.range(0, model.shown().size())
                            .filter(i -> selected.contains(model.shown().get(i)))
                            .toArray();
            if (indices.length > 0) {
                selection.selectIndices(indices[0], indices);
            }
            int at = current == null ? -1 : model.shown().indexOf(current);
            if (at >= 0 && selected.contains(current)) {
                selection.select(at);
                root.getFocusModel().focus(at);
            }
        } finally {
            restoring = false;
        }
    }

    /// Selects `row` alone and brings it into view.
    void choose(@Nullable RouterRow row) {
        int at = row == null ? -1 : model.shown().indexOf(row);
        if (at >= 0) {
            root.getSelectionModel().clearAndSelect(at);
            root.scrollTo(Math.max(0, at - 3));
        }
    }

    private void reveal(@Nullable RouterRow row) {
        int at = row == null ? -1 : model.shown().indexOf(row);
        if (at >= 0) {
            root.scrollTo(Math.max(0, at - 3));
        }
    }

    private @Nullable Comparator<RouterLine> chosenOrder() {
        Comparator<RouterLine> order = null;
        for (TableColumn<RouterRow, ?> column : root.getSortOrder()) {
            boolean falling = column.getSortType() == TableColumn.SortType.DESCENDING;
            Comparator<RouterLine> next = ((FleetColumn) column.getUserData()).order(falling);
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    /// The chosen columns; or of the usual ones as many as there is room for.
    private void fitColumns() {
        double room = root.getWidth() - SCROLL_BAR;
        List<FleetColumn> wanted = new ArrayList<>(model.columnsProperty().get());
        if (wanted.isEmpty()) {
            wanted.addAll(FleetColumn.usualOnes());
            while (room > 0 && widthOf(wanted) > room && spareOf(wanted) > 0) {
                wanted.remove(
                        wanted.stream()
                                .max(Comparator.comparingInt(FleetColumn::spare))
                                .orElseThrow());
            }
        }
        List<TableColumn<RouterRow, ?>> present = List.copyOf(root.getColumns());
        List<TableColumn<RouterRow, ?>> next = new ArrayList<>();
        wanted.forEach(kind -> next.add(columns.get(kind)));
        if (!present.equals(next)) {
            root.getColumns().setAll(next);
        }
        shareRoom(wanted, room);
    }

    /// What room is left goes to the columns of words in equal parts.
    private void shareRoom(List<FleetColumn> present, double room) {
        List<FleetColumn> words = present.stream().filter(kind -> ELASTIC.contains(kind)).toList();
        double left = room - widthOf(present);
        for (FleetColumn kind : words) {
            double share = Math.max(0, Math.floor(left / words.size()));
            TableColumn<RouterRow, RouterLine> column = columns.get(kind);
            if (column != null) {
                column.setPrefWidth(kind.width() + share);
            }
        }
    }

    private static int spareOf(List<FleetColumn> wanted) {
        return wanted.stream().mapToInt(FleetColumn::spare).max().orElse(0);
    }

    private double widthOf(List<FleetColumn> wanted) {
        return wanted.stream().mapToDouble(FleetColumn::width).sum();
    }

    /// The cell touched last of the current row.
    void copyCell() {
        RouterRow row = model.currentProperty().get();
        if (row != null) {
            Clip.copy(touched.text(row.line(), model.clock()));
        }
    }

    /// The selected rows as they are shown, parted by tabs, under their headings.
    void copyRows() {
        List<FleetColumn> shown =
                root.getColumns().stream()
                        .map(column -> (FleetColumn) column.getUserData())
                        .toList();
        var text = new StringBuilder();
        text.append(shown.stream().map(FleetColumn::heading).collect(Collectors.joining("\t")));
        for (RouterRow row : model.selectionProperty().get()) {
            text.append('\n');
            text.append(
                    shown.stream()
                            .map(column -> column.text(row.line(), model.clock()))
                            .collect(Collectors.joining("\t")));
        }
        Clip.copy(text.toString());
    }
}
