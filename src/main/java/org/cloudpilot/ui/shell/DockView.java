package org.cloudpilot.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.terminal.FullTerminalView;
import org.cloudpilot.ui.terminal.FullTerminalViewModel;
import org.cloudpilot.ui.terminal.TerminalView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The dock: the console, and a tab for it and each full terminal once there is one.
final class DockView extends View<BorderPane, DockViewModel> {
    private final TerminalView console;
    private final Function<FullTerminalViewModel, FullTerminalView> making;
    private final Map<FullTerminalViewModel, FullTerminalView> full = new LinkedHashMap<>();
    private final HBox tabs = new HBox(2);

    /// All of them, one of which is to be seen: what leaves a scene loses the focus.
    private final StackPane places = new StackPane();

    /// @param making makes the view of a full terminal
    DockView(
            DockViewModel model,
            TerminalView console,
            Function<FullTerminalViewModel, FullTerminalView> making) {
        super(new BorderPane(), model);
        this.console = console;
        this.making = making;
        tabs.getStyleClass().add("dock-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("dock");
        places.getChildren().setAll(console.root());
        places.setMinHeight(0);
        root.setCenter(places);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.terminals(), this::showTabs);
        ties.listen(model.shownProperty(), this::show);
        ties.filter(root, KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        FullTerminalViewModel shown = model.shownProperty().get();
        if (event.isControlDown() && event.getCode() == KeyCode.TAB && !full.isEmpty()) {
            model.next(event.isShiftDown() ? -1 : 1);
        } else if (event.isShortcutDown()
                && event.isShiftDown()
                && event.getCode() == KeyCode.W
                && shown != null) {
            model.end(shown);
        } else {
            return;
        }
        event.consume();
    }

    private void showTabs() {
        full.keySet().stream()
                .filter(each -> !model.terminals().contains(each))
                .toList()
                .forEach(
                        gone -> {
                            FullTerminalView view = full.remove(gone);
                            if (view != null) {
                                places.getChildren().remove(view.root());
                                view.close();
                            }
                        });
        tabs.getChildren().setAll(tab(null));
        model.terminals().forEach(each -> tabs.getChildren().add(tab(each)));
        root.setTop(model.terminals().isEmpty() ? null : tabs);
        choose();
    }

    /// @param of null is the console
    private Node tab(@Nullable FullTerminalViewModel of) {
        var tab =
                new ToggleButton(
                        of == null
                                ? Sentences.of("ui.terminal.title")
                                : Sentences.of("ui.shell.tab", of.identity()));
        tab.getStyleClass().setAll("dock-tab");
        tab.setUserData(of);
        tab.setFocusTraversable(false);
        tab.setOnAction(
                _ -> {
                    model.shownProperty().set(of);
                    choose();
                    focus();
                });
        if (of == null) {
            return tab;
        }
        Button close = Buttons.icon(Feather.X, Sentences.of("ui.shell.close"), () -> model.end(of));
        close.getStyleClass().add("dock-tab-close");
        close.setFocusTraversable(false);
        tab.setGraphic(close);
        tab.setContentDisplay(ContentDisplay.RIGHT);
        return tab;
    }

    private void choose() {
        for (Node each : tabs.getChildren()) {
            if (each instanceof ToggleButton tab) {
                tab.setSelected(Objects.equals(tab.getUserData(), model.shownProperty().get()));
            }
        }
    }

    private void show(@Nullable FullTerminalViewModel shown) {
        Node there = shown == null ? console.root() : full(shown).root();
        places.getChildren().forEach(each -> each.setVisible(each.equals(there)));
        choose();
        focus();
    }

    private FullTerminalView full(FullTerminalViewModel of) {
        FullTerminalView known = full.get(of);
        if (known != null) {
            return known;
        }
        FullTerminalView made = making.apply(of);
        full.put(of, made);
        places.getChildren().add(made.root());
        return made;
    }

    /// Puts the hands on what is shown.
    void focus() {
        FullTerminalViewModel shown = model.shownProperty().get();
        FullTerminalView view = shown == null ? null : full.get(shown);
        if (view == null) {
            console.focusInput();
        } else {
            view.focus();
        }
    }
}
