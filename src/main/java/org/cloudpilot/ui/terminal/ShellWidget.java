package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.TerminalAction;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import java.util.List;

/// The emulator, with our panel and threads.
final class ShellWidget extends JediTermFxWidget {
    ShellWidget(SettingsProvider settings) {
        super(settings);
    }

    @Override
    protected TerminalPanel createTerminalPanel(
            SettingsProvider settings, StyleState style, TerminalTextBuffer text) {
        return new ShellPanel(settings, text, style);
    }

    @Override
    protected TerminalExecutorServiceManager createExecutorServiceManager() {
        return new ShellThreads();
    }

    /// Ctrl+F is the router's.
    @Override
    public List<TerminalAction> getActions() {
        return List.of();
    }

    ShellPanel panel() {
        return (ShellPanel) getTerminalPanel();
    }
}
