package org.cloudpilot.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;

/// Every key that the window knows.
final class KeysSheet {
    /// Where keys belong, and which.
    private record Place(String title, List<String> keys) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place(
                            "ui.keys_of.window",
                            List.of(
                                    "find",
                                    "add",
                                    "poll",
                                    "problem",
                                    "dock",
                                    "lock",
                                    "settings",
                                    "keys",
                                    "back")),
                    new Place(
                            "ui.keys_of.table",
                            List.of(
                                    "enter",
                                    "edit",
                                    "terminal",
                                    "full_terminal",
                                    "delete",
                                    "copy",
                                    "copy_rows")),
                    new Place(
                            "ui.keys_of.terminal",
                            List.of(
                                    "complete",
                                    "history",
                                    "search",
                                    "line_ends",
                                    "line_cut",
                                    "interrupt",
                                    "safe_mode",
                                    "unroll",
                                    "find_printed",
                                    "clear",
                                    "letters",
                                    "dock_tabs",
                                    "end_shell")));

    private final Sheet sheet;
    private final Button close;

    KeysSheet(String version, Runnable onClose) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys");
        var keys = new ColumnConstraints(130);
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(keys, words);
        int row = 0;
        for (Place place : PLACES) {
            var title = new Label(Sentences.of(place.title()));
            title.getStyleClass().add("keys-of");
            grid.add(title, 0, row++, 2, 1);
            for (String each : place.keys()) {
                var key = new Label(Sentences.of("ui.key." + each));
                key.getStyleClass().add("key-hint");
                var what = new Label(Sentences.of("ui.key_does." + each));
                what.setWrapText(true);
                grid.addRow(row++, key, what);
            }
        }
        sheet = new Sheet(Sentences.of("ui.menu.keys"), 480, grid, onClose);
        close = Buttons.plain(Sentences.of("ui.close"), onClose);
        var about = new Label(Sentences.of("ui.about", version));
        about.getStyleClass().add("fleet-count");
        sheet.setActions(about, Sheet.gap(), close);
    }

    Sheet sheet() {
        return sheet;
    }

    Button close() {
        return close;
    }
}
