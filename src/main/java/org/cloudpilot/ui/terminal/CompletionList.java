package org.cloudpilot.ui.terminal;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// How the line could go on, each with what the router says of it. The keys stay in the line.
final class CompletionList extends View<ListView<LineCompletion>, HelpViewModel> {
    private static final double ROW = 22;
    private static final double WIDTH = 460;
    private static final int MOST = 7;

    CompletionList(HelpViewModel model, Consumer<LineCompletion> chosen) {
        super(new ListView<>(), model);
        root.getStyleClass().add("completion-list");
        root.setId("completions");
        root.setFixedCellSize(ROW);
        root.setFocusTraversable(false);
        root.setPrefWidth(WIDTH);
        root.setMaxWidth(WIDTH);
        root.setMaxHeight(Region.USE_PREF_SIZE);
        root.setCellFactory(list -> new Cell(model, chosen));
        root.setVisible(false);
    }

    @Override
    protected void attach(Ties ties) {
        root.setItems(model.completions());
        ties.listen(
                model.completions(),
                () -> {
                    int count = model.completions().size();
                    root.setVisible(count > 0);
                    root.setPrefHeight(Math.min(count, MOST) * ROW + 10);
                    if (count > 0) {
                        root.getSelectionModel().select(0);
                        root.scrollTo(0);
                    }
                });
    }

    @Override
    protected void detach() {
        root.setItems(FXCollections.observableArrayList());
    }

    /// Moves the choice.
    void move(int by) {
        int count = model.completions().size();
        int at = Math.floorMod(root.getSelectionModel().getSelectedIndex() + by, count);
        root.getSelectionModel().select(at);
        root.scrollTo(Math.max(0, at - MOST + 2));
    }

    LineCompletion choice() {
        int at = Math.max(0, root.getSelectionModel().getSelectedIndex());
        return model.completions().get(at);
    }

    private static final class Cell extends ListCell<LineCompletion> {
        private final Label text = new Label();
        private final Label kind = new Label();
        private final Label description = new Label();
        private final Label origin = new Label();
        private final HBox box = new HBox(10, text, kind, description, origin);
        private final HelpViewModel model;

        Cell(HelpViewModel model, Consumer<LineCompletion> chosen) {
            this.model = model;
            setOnMouseClicked(
                    event -> {
                        if (!isEmpty()) {
                            chosen.accept(getItem());
                        }
                    });
            box.setAlignment(Pos.CENTER_LEFT);
            text.getStyleClass().add("completion-text");
            text.setMinWidth(Region.USE_PREF_SIZE);
            kind.getStyleClass().add("completion-kind");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            description.getStyleClass().add("completion-kind");
            origin.getStyleClass().add("completion-kind");
            HBox.setHgrow(description, Priority.ALWAYS);
            description.setMaxWidth(Double.MAX_VALUE);
            description.setMinWidth(0);
            origin.setMinWidth(Region.USE_PREF_SIZE);
            // as wide as the list: what is too long is cut instead of scrolled
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LineCompletion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            String word = item.kind().name().toLowerCase(Locale.ROOT);
            text.setText(item.text());
            text.getStyleClass().setAll("completion-text", "line-" + word);
            kind.setText(Sentences.of("ui.terminal.completion." + word));
            description.setText(item.description());
            String near = model.origin(item);
            origin.setText(near);
            origin.setManaged(!near.isEmpty());
            setGraphic(box);
        }
    }
}
