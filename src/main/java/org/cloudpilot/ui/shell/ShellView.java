package org.cloudpilot.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Toast;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.signin.SignInView;
import org.cloudpilot.ui.terminal.FullTerminalView;
import org.cloudpilot.ui.terminal.TerminalView;
import org.jspecify.annotations.Nullable;

/// The window's outermost part: shows where the window is, sheets and toasts above it, and hears
/// the keys that count everywhere.
final class ShellView extends View<StackPane, ShellViewModel> implements WindowCommands {
    private final StackPane places = new StackPane();
    private final SheetHost sheets;
    private final Toast toast = new Toast();
    private final Image logo;
    private final Runnable onQuit;
    private @Nullable ConsoleView console;

    ShellView(ShellViewModel model, Image logo, Runnable onQuit) {
        super(new StackPane(), model);
        this.logo = logo;
        this.onQuit = onQuit;
        sheets = new SheetHost(model);
        root.getStyleClass().add("shell");
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        root.getChildren().setAll(places, sheets.root(), toast);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.placeProperty(), this::show);
        ties.filter(root, InputEvent.ANY, this::onTouch);
        ties.filter(root, KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    protected void detach() {
        places.getChildren().clear();
        console = null;
    }

    private void show(Place place) {
        sheets.hideAll();
        toast.hide();
        switch (place) {
            case Place.Entrance(var entrance) -> {
                console = null;
                places.getChildren()
                        .setAll(new SignInView(entrance, logo, model.listener().address()).root());
            }
            case Place.Console(var work) -> {
                var view = new ConsoleView(work, model, this, sheets);
                console = view;
                places.getChildren().setAll(view.root());
                work.fleet()
                        .noticeProperty()
                        .subscribe(
                                notice -> {
                                    if (notice != null) {
                                        toast.show(Sentences.of(notice));
                                    }
                                });
            }
        }
    }

    void say(String sentence) {
        toast.show(sentence);
    }

    /// What comes after the idle time is over does nothing but lock.
    private void onTouch(InputEvent event) {
        if (!model.touch()) {
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        ConsoleView work = console;
        Scene scene = root.getScene();
        if (scene != null && FullTerminalView.takes(scene.getFocusOwner(), event)) {
            return;
        }
        if (event.getCode() == KeyCode.Q && event.isShortcutDown()) {
            quit();
        } else if (work == null) {
            return;
        } else if (sheets.isOpen()) {
            if (event.getCode() != KeyCode.ESCAPE) {
                return;
            }
            sheets.stepBack();
        } else if (!onConsoleKey(event, work)) {
            return;
        }
        event.consume();
    }

    private boolean onConsoleKey(KeyEvent event, ConsoleView work) {
        boolean shortcut = event.isShortcutDown();
        if (TerminalView.takes(root.getScene().getFocusOwner(), event)) {
            return false;
        }
        switch (event.getCode()) {
            case L -> {
                if (!shortcut || !event.isShiftDown()) {
                    return false;
                }
                lock();
            }
            case F -> {
                if (!shortcut || event.isShiftDown()) {
                    return false;
                }
                work.focusSearch();
            }
            case SLASH -> {
                if (shortcut || isTyping()) {
                    return false;
                }
                work.focusSearch();
            }
            case N -> {
                if (!shortcut) {
                    return false;
                }
                work.add();
            }
            case BACK_QUOTE -> {
                if (!shortcut) {
                    return false;
                }
                work.model().toggleDock();
            }
            case DOWN, ENTER -> {
                if (!work.top().search().isFocused()) {
                    return false;
                }
                work.fleet().focusTable();
            }
            case COMMA -> {
                if (!shortcut) {
                    return false;
                }
                work.model().pages().goTo(Page.SETTINGS);
            }
            case F1 -> showKeys();
            case F5 -> work.model().fleet().pollNow();
            case F8 -> {
                work.model().pages().goTo(Page.FLEET);
                work.fleet().chooseNextProblem();
            }
            case ESCAPE -> {
                if (isTyping() && !work.top().search().isFocused()) {
                    return false;
                }
                work.stepBack();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isTyping() {
        Scene scene = root.getScene();
        return scene != null
                && scene.getFocusOwner() instanceof javafx.scene.control.TextInputControl;
    }

    @Override
    public void lock() {
        model.lock();
    }

    @Override
    public void quit() {
        onQuit.run();
    }

    @Override
    public void showKeys() {
        var keys = new KeysSheet(model.options().version(), sheets::hide);
        sheets.show(keys.sheet(), keys.close());
    }

    @Override
    public Image logo() {
        return logo;
    }
}
