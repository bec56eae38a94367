package org.cloudpilot.ui.control;

import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// A table of a page whose cells each show what they need of their row, in the order in which the
/// rows come.
public class RowTable<T> extends TableView<T> {
    /// Looks like the tables of all pages.
    protected final void dress(String id) {
        setId(id);
        getStyleClass().addAll("plain-table", "page-table", "edge-to-edge");
        setFixedCellSize(34);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /// A further column.
    ///
    /// @param style its style class
    protected final void add(
            String style,
            String heading,
            double width,
            double least,
            BiConsumer<TableCell<?, ?>, T> show) {
        var column = new TableColumn<T, T>();
        column.setText(heading);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(
                any ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable T row, boolean empty) {
                                super.updateItem(row, empty);
                                setText(null);
                                setGraphic(null);
                                setTooltip(null);
                                if (!empty && row != null) {
                                    show.accept(this, row);
                                }
                            }
                        });
        column.getStyleClass().add(style);
        getColumns().add(column);
    }
}
