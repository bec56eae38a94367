package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The last reply as a table: sorted by its headings, filtered, copied as text, CSV or JSON.
/// Secrets are masked, in copies, too.
final class ResultView extends View<VBox, ReadOnlyObjectProperty<@Nullable ResultTable>> {
    private static final double CHARACTER = 7.2;

    private final Label title = new Label();
    private final Label count = new Label();
    private final TextField filter = new TextField();
    private final ObservableList<Integer> items = FXCollections.observableArrayList();
    private final TableView<Integer> table = new TableView<>();
    private final ResultSifting sifting;
    private ResultTable wanted = ResultTable.none();
    private ResultTable shown = ResultTable.none();
    private boolean changing;

    ResultView(ReadOnlyObjectProperty<@Nullable ResultTable> model, ResultSifting sifting) {
        super(new VBox(), model);
        this.sifting = sifting;
        root.getStyleClass().add("result-view");
        title.getStyleClass().add("result-title");
        count.getStyleClass().add("completion-kind");
        filter.setId("result-filter");
        filter.setPromptText(Sentences.of("ui.terminal.result.filter"));
        filter.setAccessibleText(Sentences.of("ui.terminal.result.filter"));
        var copy =
                new MenuButton(
                        Sentences.of("ui.terminal.result.copy"),
                        null,
                        copying("ui.terminal.result.text", ResultTable::asText),
                        copying("ui.terminal.result.csv", ResultTable::asCsv),
                        copying("ui.terminal.result.json", ResultTable::asJson));
        copy.getStyleClass().add("compact");
        copy.setId("result-copy");
        var head = new HBox(10, title, count, Sheet.gap(), filter, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("result-head");
        table.setItems(items);
        table.setId("result-table");
        table.setFixedCellSize(24);
        table.getStyleClass().addAll("result-table", "edge-to-edge");
        table.setPlaceholder(new Label(Sentences.of("ui.terminal.result.none")));
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getChildren().setAll(head, table);
        filter.textProperty().subscribe(text -> sift());
        table.setOnSort(
                event -> {
                    event.consume();
                    sift();
                });
    }

    private MenuItem copying(String key, Function<ResultTable, String> form) {
        var item = new MenuItem(Sentences.of(key));
        item.setOnAction(event -> Clip.copy(form.apply(inSight())));
        return item;
    }

    /// As it is sorted and filtered now; only the selected rows where some are.
    private ResultTable inSight() {
        List<Integer> selected = table.getSelectionModel().getSelectedItems();
        return shown.only(selected.size() > 1 ? selected : table.getItems());
    }

    @Override
    protected void attach(Ties ties) {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        ties.listen(model, this::show);
        ties.listen(sifting.siftedProperty(), this::show);
    }

    private void show(@Nullable ResultTable result) {
        ResultTable fresh = result == null ? ResultTable.none() : result;
        boolean sameColumns = fresh.columns().equals(wanted.columns());
        wanted = fresh;
        if (!sameColumns) {
            changing = true;
            filter.clear();
            table.getSortOrder().clear();
            changing = false;
        }
        sift();
    }

    private void sift() {
        if (!changing) {
            sifting.sift(wanted, filter.getText(), orders());
        }
    }

    /// None while the columns of another table are still there.
    private List<ResultTable.Order> orders() {
        return wanted.columns().equals(shown.columns())
                ? table.getSortOrder().stream()
                        .map(
                                column ->
                                        new ResultTable.Order(
                                                (Integer) column.getUserData(),
                                                column.getSortType() == SortType.DESCENDING))
                        .toList()
                : List.of();
    }

    private void show(ResultSifting.Sifted sifted) {
        boolean sameColumns = sifted.table().columns().equals(shown.columns());
        shown = sifted.table();
        title.setText(shown.title());
        if (!sameColumns) {
            changing = true;
            items.clear();
            table.getSortOrder().clear();
            table.getColumns()
                    .setAll(
                            IntStream.range(0, shown.columns().size())
                                    .mapToObj(this::column)
                                    .toList());
            changing = false;
        }
        items.setAll(sifted.rows());
        int rows = sifted.rows().size();
        count.setText(
                rows == shown.height()
                        ? Sentences.of(
                                rows == 1 ? "ui.terminal.result.row" : "ui.terminal.result.rows",
                                rows)
                        : Sentences.of("ui.terminal.result.some", rows, shown.height()));
    }

    private TableColumn<Integer, String> column(int index) {
        var column = new TableColumn<Integer, String>(shown.columns().get(index));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(shown.cell(row.getValue(), index)));
        column.setUserData(index);
        column.setCellFactory(cells -> new Cell());
        int longest = Math.max(shown.columns().get(index).length() + 3, shown.longest(index));
        column.setPrefWidth(Math.min(longest, 48) * CHARACTER + 20);
        return column;
    }

    /// Figures stand to the right.
    private static final class Cell extends TableCell<Integer, String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            boolean shown = !empty && item != null;
            setText(shown ? item : null);
            setAlignment(shown && ResultTable.isFigure(item) ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        }
    }

    void focusFilter() {
        filter.requestFocus();
    }
}
