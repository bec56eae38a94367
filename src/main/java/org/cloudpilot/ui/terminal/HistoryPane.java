package org.cloudpilot.ui.terminal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Later;

/// Lines sent before, to be searched (Ctrl+R): of this router, or of all.
final class HistoryPane extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm");

    private final TerminalViewModel model;
    private final Function<RouterId, String> names;
    private final Consumer<String> chosen;
    private final Runnable closed;
    private final TextField query = new TextField();
    private final CheckBox everywhere = new CheckBox(Sentences.of("ui.terminal.history.all"));
    private final ListView<SentLine> lines = new ListView<>();

    HistoryPane(
            TerminalViewModel model,
            Function<RouterId, String> names,
            Consumer<String> chosen,
            Runnable closed) {
        this.model = model;
        this.names = names;
        this.chosen = chosen;
        this.closed = closed;
        getStyleClass().add("history-pane");
        query.setId("history-query");
        query.setPromptText(Sentences.of("ui.terminal.history"));
        query.setAccessibleText(Sentences.of("ui.terminal.history"));
        everywhere.setFocusTraversable(false);
        HBox.setHgrow(query, Priority.ALWAYS);
        var head = new HBox(10, query, everywhere);
        head.setAlignment(Pos.CENTER_LEFT);
        lines.setFocusTraversable(false);
        lines.setFixedCellSize(22);
        lines.getStyleClass().add("completion-list");
        lines.setPlaceholder(new Label(Sentences.of("ui.terminal.history.none")));
        lines.setCellFactory(list -> new Cell());
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().setAll(lines, head);
        setVisible(false);
        query.textProperty().subscribe(text -> search());
        everywhere.selectedProperty().subscribe(all -> search());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void open(String typed) {
        query.setText(typed);
        search();
        setVisible(true);
        Later.run(
                () -> {
                    query.requestFocus();
                    query.end();
                });
    }

    private void close() {
        setVisible(false);
        closed.run();
    }

    private void search() {
        lines.getItems().setAll(model.search(query.getText(), everywhere.isSelected()));
        lines.getSelectionModel().selectFirst();
    }

    private void choose() {
        SentLine picked = lines.getSelectionModel().getSelectedItem();
        if (picked != null) {
            chosen.accept(picked.line());
        }
        close();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, TAB -> choose();
            case ESCAPE -> close();
            case UP -> move(-1);
            case DOWN -> move(1);
            case R -> {
                if (!event.isControlDown()) {
                    return;
                }
                everywhere.setSelected(!everywhere.isSelected());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int at = lines.getSelectionModel().getSelectedIndex() + by;
        if (at >= 0 && at < lines.getItems().size()) {
            lines.getSelectionModel().select(at);
            lines.scrollTo(Math.max(0, at - 3));
        }
    }

    private final class Cell extends ListCell<SentLine> {
        private final Label line = new Label();
        private final Label where = new Label();
        private final HBox box = new HBox(12, line, Sheet.gap(), where);

        Cell() {
            box.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("completion-text");
            where.getStyleClass().add("completion-kind");
            where.setMinWidth(Region.USE_PREF_SIZE);
            setOnMouseClicked(
                    event -> {
                        if (!isEmpty()) {
                            choose();
                        }
                    });
        }

        @Override
        protected void updateItem(SentLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            line.setText(item.line().replace('\n', '↵'));
            where.setText(
                    names.apply(item.router())
                            + "  "
                            + WHEN.format(item.at().atZone(ZoneId.systemDefault())));
            setGraphic(box);
        }
    }
}
