package org.cloudpilot.ui.terminal;

import java.util.List;
import org.cloudpilot.model.Message;

/// What a person is asked before it is sent.
///
/// @param what it goes where it says, whatever the terminal shows by then
/// @param reasons why it is asked; empty where it is asked because there are many lines
record Asking(ToSend what, List<Message> reasons) {
    Asking {
        reasons = List.copyOf(reasons);
    }

    String identity() {
        return what.identity();
    }

    /// One line each, without secrets.
    List<String> shown() {
        return what.shown().lines().toList();
    }

    /// One line that was typed goes without, where nothing speaks against it.
    boolean isNeeded() {
        return isDangerous() || what.typed() == null;
    }

    boolean isDangerous() {
        return !reasons.isEmpty();
    }
}
