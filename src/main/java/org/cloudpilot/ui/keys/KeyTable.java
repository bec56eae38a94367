package org.cloudpilot.ui.keys;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.control.RowTable;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The table of key pairs.
final class KeyTable extends RowTable<KeyLine> {
    private final KeysViewModel model;

    /// @param onRotate asks before a pair is replaced
    /// @param onRevoke asks before a pair is taken away
    KeyTable(KeysViewModel model, Consumer<KeyLine> onRotate, Consumer<KeyLine> onRevoke) {
        this.model = model;
        dress("keys-table");
        add("name", 126, (cell, line) -> cell.setText(line.key().name()));
        add("public", 172, KeyTable::showPublicKey);
        add("scopes", 196, KeyTable::showScopes);
        add(
                "space",
                100,
                (cell, line) -> {
                    String space = line.space();
                    cell.setText(space == null ? Sentences.of("ui.keys.all_spaces") : space);
                });
        add("created", 100, time(line -> line.key().createdAt(), "ui.unit.none"));
        add("used", 92, time(line -> line.key().lastUsedAt(), "ui.keys.unused"));
        add("expires", 100, time(line -> line.key().expiresAt(), "ui.keys.never"));
        add("actions", 76, (cell, line) -> showActions(cell, line, onRotate, onRevoke));
    }

    private void add(String key, double width, BiConsumer<TableCell<?, ?>, KeyLine> show) {
        boolean actions = key.equals("actions");
        add(
                "keys-" + key,
                actions ? "" : Sentences.of("ui.keys.column." + key),
                width,
                actions ? width : 60,
                show);
    }

    private static void showPublicKey(TableCell<?, ?> cell, KeyLine line) {
        var text = new Label(line.key().publicKey());
        text.getStyleClass().add("code-text");
        text.setMinWidth(0);
        Button copy =
                Buttons.icon(
                        Feather.COPY,
                        Sentences.of("ui.keys.copy_public"),
                        () -> Clip.copy(line.key().publicKey()));
        copy.setFocusTraversable(false);
        copy.getStyleClass().add("small");
        var row = new HBox(2, text, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        cell.setGraphic(row);
        cell.setTooltip(new Tooltip(line.key().publicKey()));
    }

    private static void showScopes(TableCell<?, ?> cell, KeyLine line) {
        var tags = new HBox(4);
        tags.setAlignment(Pos.CENTER_LEFT);
        line.key().scopes().stream()
                .sorted()
                .forEach(
                        scope -> {
                            var tag = new Label(scope.word());
                            tag.getStyleClass().add("tag");
                            tag.setMinWidth(Label.USE_PREF_SIZE);
                            tags.getChildren().add(tag);
                        });
        cell.setGraphic(tags);
    }

    private BiConsumer<TableCell<?, ?>, KeyLine> time(
            Function<KeyLine, @Nullable Instant> moment, String none) {
        return (cell, line) -> {
            Instant when = moment.apply(line);
            cell.setText(when == null ? Sentences.of(none) : Units.date(when, model.clock()));
            if (when != null) {
                cell.setTooltip(new Tooltip(Units.exact(when, model.clock())));
            }
        };
    }

    private static void showActions(
            TableCell<?, ?> cell,
            KeyLine line,
            Consumer<KeyLine> onRotate,
            Consumer<KeyLine> onRevoke) {
        Button rotate =
                Buttons.icon(
                        Feather.REFRESH_CW,
                        Sentences.of("ui.keys.rotate_of", line.key().name()),
                        () -> onRotate.accept(line));
        rotate.getStyleClass().add("rotate-key");
        Button revoke =
                Buttons.icon(
                        Feather.TRASH_2,
                        Sentences.of("ui.keys.revoke_of", line.key().name()),
                        () -> onRevoke.accept(line));
        revoke.getStyleClass().add("revoke-key");
        var row = new HBox(2, rotate, revoke);
        row.setAlignment(Pos.CENTER_RIGHT);
        cell.setGraphic(row);
    }
}
