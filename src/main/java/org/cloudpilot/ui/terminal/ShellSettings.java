package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import com.techsenger.jeditermfx.core.model.TerminalTypeAheadSettings;
import com.techsenger.jeditermfx.ui.TerminalActionPresentation;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Font;
import org.cloudpilot.model.Sentences;

/// The emulator as the rest of the window: the theme's colours, the console's letters and mouse,
/// keys that leave the router's own alone.
final class ShellSettings extends DefaultSettingsProvider {
    private static final int KEPT_LINES = 10_000;

    private final ThemeColours colours;
    private final TerminalLookModel look;

    ShellSettings(ThemeColours colours, TerminalLookModel look) {
        this.colours = colours;
        this.look = look;
    }

    @Override
    public ColorPalette getTerminalColorPalette() {
        return colours.palette();
    }

    @Override
    public TerminalColor getDefaultForeground() {
        return new TerminalColor(colours::letters);
    }

    @Override
    public TerminalColor getDefaultBackground() {
        return new TerminalColor(colours::ground);
    }

    @Override
    @Deprecated
    public TextStyle getDefaultStyle() {
        return new TextStyle(getDefaultForeground(), getDefaultBackground());
    }

    @Override
    public boolean useInverseSelectionColor() {
        return false;
    }

    @Override
    public TextStyle getSelectionColor() {
        return new TextStyle(getDefaultForeground(), new TerminalColor(colours::chosen));
    }

    @Override
    public Font getTerminalFont() {
        return Font.font("JetBrains Mono", look.lettersProperty().get());
    }

    @Override
    public float getTerminalFontSize() {
        return (float) look.lettersProperty().get();
    }

    @Override
    public float getLineSpacing() {
        return 1.1f;
    }

    @Override
    public boolean copyOnSelect() {
        return look.mouseCopiesProperty().get();
    }

    @Override
    public int getBufferMaxLinesCount() {
        return KEPT_LINES;
    }

    @Override
    public boolean audibleBell() {
        return false;
    }

    @Override
    public TerminalTypeAheadSettings getTypeAheadSettings() {
        return new TerminalTypeAheadSettings(false, 0, new TextStyle());
    }

    /// As in the console, Ctrl+C copies where something is selected, and is typed otherwise.
    @Override
    public TerminalActionPresentation getCopyActionPresentation() {
        return action(
                "ui.shell.copy",
                new KeyCodeCombination(
                        KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
    }

    @Override
    public TerminalActionPresentation getPasteActionPresentation() {
        return action(
                "ui.shell.paste",
                new KeyCodeCombination(
                        KeyCode.V, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHIFT_DOWN));
    }

    @Override
    public TerminalActionPresentation getSelectAllActionPresentation() {
        return action("ui.shell.select_all");
    }

    @Override
    public TerminalActionPresentation getClearBufferActionPresentation() {
        return action("ui.shell.clear");
    }

    @Override
    public TerminalActionPresentation getPageUpActionPresentation() {
        return action(
                "ui.shell.page_up",
                new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.SHIFT_DOWN));
    }

    @Override
    public TerminalActionPresentation getPageDownActionPresentation() {
        return action(
                "ui.shell.page_down",
                new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.SHIFT_DOWN));
    }

    @Override
    public TerminalActionPresentation getLineUpActionPresentation() {
        return action(
                "ui.shell.line_up",
                new KeyCodeCombination(
                        KeyCode.UP, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN));
    }

    @Override
    public TerminalActionPresentation getLineDownActionPresentation() {
        return action(
                "ui.shell.line_down",
                new KeyCodeCombination(
                        KeyCode.DOWN, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN));
    }

    private static TerminalActionPresentation action(String key, KeyCombination... keys) {
        return new TerminalActionPresentation(Sentences.of(key), List.of(keys));
    }
}
