package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.ui.TerminalAction;
import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import org.cloudpilot.ui.control.Clip;
import org.jspecify.annotations.Nullable;

/// What the emulator draws on, with the window's clipboard, and without opening addresses in
/// programs of this machine.
final class ShellPanel extends TerminalPanel {
    private @Nullable Consumer<String> manyLines;

    ShellPanel(SettingsProvider settings, TerminalTextBuffer text, StyleState style) {
        super(settings, text, style);
    }

    /// @param receiver is given what is pasted and has several lines, in place of the router
    void onManyLines(Consumer<String> receiver) {
        manyLines = receiver;
    }

    @Override
    protected TerminalCopyPasteHandler createCopyPasteHandler() {
        return new WindowClipboard();
    }

    @Override
    public List<TerminalAction> getActions() {
        List<TerminalAction> all = super.getActions();
        return all.subList(1, all.size());
    }

    @Override
    public boolean openSelectedTextAsURL() {
        return false;
    }

    @Override
    public void handlePaste() {
        String text = Clipboard.getSystemClipboard().getString();
        Consumer<String> asking = manyLines;
        if (text != null && asking != null && text.strip().indexOf('\n') >= 0) {
            asking.accept(text);
        } else {
            super.handlePaste();
        }
    }

    /// Types what was pasted.
    void paste(String text) {
        String lines = text.replace("\r\n", "\n").replace('\n', '\r');
        getTerminalOutputStream().sendString(lines, true);
    }

    void lettersChanged() {
        reinitFontAndResize();
        repaint();
    }

    private static final class WindowClipboard implements TerminalCopyPasteHandler {
        @Override
        public void setContents(String text, boolean selected) {
            Clip.copy(text);
        }

        @Override
        public @Nullable String getContents(boolean selected) {
            return Clipboard.getSystemClipboard().getString();
        }
    }
}
