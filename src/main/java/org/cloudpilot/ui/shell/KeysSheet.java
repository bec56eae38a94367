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
    private static final List<String> KEYS =
            List.of(
                    "find",
                    "add",
                    "poll",
                    "problem",
                    "dock",
                    "lock",
                    "settings",
                    "keys",
                    "back",
                    "enter",
                    "edit",
                    "terminal",
                    "full_terminal",
                    "dock_tabs",
                    "end_shell",
                    "delete",
                    "copy",
                    "copy_rows",
                    "history",
                    "clear",
                    "interrupt");

    private final Sheet sheet;
    private final Button close;

    KeysSheet(String version, Runnable onClose) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys");
        var keys = new ColumnConstraints(130);
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(keys, words);
        for (int i = 0; i < KEYS.size(); i++) {
            var key = new Label(Sentences.of("ui.key." + KEYS.get(i)));
            key.getStyleClass().add("key-hint");
            var what = new Label(Sentences.of("ui.key_does." + KEYS.get(i)));
            what.setWrapText(true);
            grid.addRow(i, key, what);
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
