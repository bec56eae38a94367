package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.fx.Later;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Finds text in what was printed: Enter and Shift+Enter go from one place to the next.
final class FindBar extends HBox {
    private static final int MOST = 10_000;
    private static final int PAUSE_MILLIS = 300;

    private final TerminalOutput output;
    private final Consumer<TerminalOutput.@Nullable Spot> shown;
    private final Runnable closed;
    private final TextField query = new TextField();
    private final Label count = new Label();
    private List<TerminalOutput.Spot> spots = List.of();
    private final ListChangeListener<TerminalBlock> follower = change -> printed();
    private final PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));
    private boolean stale;
    private int at;

    FindBar(TerminalOutput output, Consumer<TerminalOutput.@Nullable Spot> shown, Runnable closed) {
        super(6);
        this.output = output;
        this.shown = shown;
        this.closed = closed;
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        query.setId("find-query");
        query.setPromptText(Sentences.of("ui.terminal.find"));
        query.setAccessibleText(Sentences.of("ui.terminal.find"));
        query.setPrefColumnCount(18);
        count.getStyleClass().add("completion-kind");
        count.setMinWidth(70);
        getChildren()
                .setAll(
                        query,
                        count,
                        Buttons.icon(
                                Feather.CHEVRON_UP,
                                Sentences.of("ui.terminal.find.before"),
                                () -> go(-1)),
                        Buttons.icon(
                                Feather.CHEVRON_DOWN,
                                Sentences.of("ui.terminal.find.after"),
                                () -> go(1)),
                        Buttons.icon(Feather.X, Sentences.of("ui.close"), this::close));
        setVisible(false);
        pause.setOnFinished(event -> refresh());
        visibleProperty().subscribe(is -> heed());
        sceneProperty().subscribe(in -> heed());
        query.textProperty().subscribe(text -> find());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void open() {
        setVisible(true);
        find();
        Later.run(
                () -> {
                    query.requestFocus();
                    query.selectAll();
                });
    }

    private void close() {
        setVisible(false);
        shown.accept(null);
        closed.run();
    }

    /// Hears of what is printed while it can be seen.
    private void heed() {
        output.blocks().removeListener(follower);
        pause.stop();
        if (isVisible() && getScene() != null) {
            output.blocks().addListener(follower);
            stale = true;
        }
    }

    private void printed() {
        stale = true;
        if (pause.getStatus() != Animation.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    /// The newest place first.
    private void find() {
        if (isVisible()) {
            search();
            at = spots.size() - 1;
            show();
        }
    }

    private void search() {
        spots = output.find(query.getText(), MOST);
        stale = false;
    }

    /// Searches again where something was printed or removed; stays at its place where that is
    /// still there, else goes to the newest.
    private void refresh() {
        if (!stale || !isVisible()) {
            return;
        }
        TerminalOutput.Spot before = spots.isEmpty() ? null : spots.get(at);
        search();
        at = spots.size() - 1;
        for (int i = 0; before != null && i < spots.size(); i++) {
            if (spots.get(i).isSame(before)) {
                at = i;
            }
        }
        count();
    }

    private void go(int by) {
        refresh();
        if (!spots.isEmpty()) {
            at = Math.floorMod(at + by, spots.size());
        }
        show();
    }

    private void show() {
        shown.accept(spots.isEmpty() ? null : spots.get(at));
        count();
    }

    private void count() {
        count.setText(
                query.getText().isEmpty()
                        ? ""
                        : spots.isEmpty()
                                ? Sentences.of("ui.terminal.find.none")
                                : Sentences.of("ui.terminal.find.count", at + 1, spots.size()));
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> go(event.isShiftDown() ? 1 : -1);
            case UP -> go(-1);
            case DOWN -> go(1);
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
