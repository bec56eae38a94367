package org.cloudpilot.ui.terminal;

import org.cloudpilot.model.Router;
import org.cloudpilot.model.SecretArguments;
import org.jspecify.annotations.Nullable;

/// What is to go to a router, and where the prompt stood when that was asked for: neither changes
/// while it is considered.
///
/// @param text with its secrets
/// @param safe whether safe mode was to protect it
/// @param typed the line that it was taken from; null where it was pasted
record ToSend(
        Router router,
        String identity,
        String menu,
        String prompt,
        String text,
        boolean safe,
        TypedLine.@Nullable Kept typed) {

    boolean isSeveralLines() {
        return text.indexOf('\n') >= 0;
    }

    /// Without secrets.
    String shown() {
        return SecretArguments.known().redacted(menu, text);
    }

    /// What of it was not printed yet, without secrets.
    String unprinted() {
        return typed == null ? shown() : typed.shown(menu);
    }
}
