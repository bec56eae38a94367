package org.cloudpilot.ui.terminal;

import java.util.List;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Router;

/// What a person is asked before it is sent.
///
/// @param text what would be sent, with its secrets: it is shown without them
/// @param shown one line each, without secrets
/// @param reasons why it is asked; empty where it is asked because there are many lines
record Asking(
        Router router, String identity, String text, List<String> shown, List<Message> reasons) {
    Asking {
        shown = List.copyOf(shown);
        reasons = List.copyOf(reasons);
    }

    boolean isDangerous() {
        return !reasons.isEmpty();
    }
}
