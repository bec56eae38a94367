package org.cloudpilot.ui.terminal;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// The keys and the wheel that make letters larger and smaller, the same in every terminal.
final class Letters {
    private Letters() {}

    /// Whether the key was one of them.
    static boolean key(TerminalLookModel look, KeyEvent event) {
        if (!event.isShortcutDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> look.larger();
            case MINUS, SUBTRACT -> look.smaller();
            case DIGIT0, NUMPAD0 -> look.usualSize();
            default -> {
                return false;
            }
        }
        event.consume();
        return true;
    }

    /// With Ctrl held.
    static void wheel(TerminalLookModel look, ScrollEvent event) {
        if (event.isControlDown() && event.getDeltaY() != 0) {
            if (event.getDeltaY() > 0) {
                look.larger();
            } else {
                look.smaller();
            }
            event.consume();
        }
    }
}
