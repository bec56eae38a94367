package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.service.fleet.RouterShell;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.jspecify.annotations.Nullable;

/// The screen of a router's shell. What is on it stays when a shell ends, and another may follow.
final class ShellScreen extends StackPane {
    private final ThemeColours colours = new ThemeColours();
    private final ShellWidget widget;
    private final TerminalLookModel look;
    private @Nullable RouterShell joined;

    ShellScreen(TerminalLookModel look) {
        this.look = look;
        widget = new ShellWidget(new ShellSettings(colours, look));
        Region drawn = widget.getPane();
        drawn.setMinSize(0, 0);
        getStyleClass().add("shell-screen");
        getChildren().setAll(colours, drawn);
        setMinSize(0, 0);
        canvas().setId("shell-screen");
        // letters are typed by another event; this one would find a menu's key in the window
        canvas().addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    }

    /// @param manyLines is asked about what is pasted and has several lines
    void attach(Ties ties, Consumer<String> manyLines) {
        widget.panel().onManyLines(manyLines);
        ties.add(colours.listen(widget.panel()::repaint)::unsubscribe);
        ties.listen(look.lettersProperty(), _ -> widget.panel().lettersChanged());
        ties.filter(canvas(), MouseEvent.MOUSE_CLICKED, this::onClick);
    }

    /// As in the console: where the mouse copies, the right button pastes.
    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY && look.mouseCopiesProperty().get()) {
            widget.panel().handlePaste();
            event.consume();
        }
    }

    /// Shows what a shell says from when it is open on, and types into it.
    void show(FullTerminalViewModel.State state) {
        if (state instanceof FullTerminalViewModel.State.Open(RouterShell shell)
                && !shell.equals(joined)) {
            join(shell);
        }
    }

    private void join(RouterShell shell) {
        boolean again = joined != null;
        joined = shell;
        widget.setTtyConnector(new ShellConnector(shell, again));
        Later.run(widget::start);
    }

    void paste(String text) {
        widget.panel().paste(text);
    }

    void focus() {
        Later.run(canvas()::requestFocus);
    }

    Node canvas() {
        return widget.panel().getCanvas();
    }

    /// As many letters as it has room for.
    ShellSize size() {
        TermSize size = widget.panel().getTerminalSizeFromComponent();
        return size == null ? ShellSize.USUAL : new ShellSize(size.getColumns(), size.getRows());
    }

    /// What stands on it and above.
    String text() {
        TerminalTextBuffer buffer = widget.getTerminalTextBuffer();
        buffer.lock();
        try {
            return buffer.getHistoryBuffer().getLines() + "\n" + buffer.getScreenLines();
        } finally {
            buffer.unlock();
        }
    }

    /// It is not shown again.
    void close() {
        widget.close();
    }
}
