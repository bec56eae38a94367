package org.cloudpilot.routeros.cli;

import org.cloudpilot.model.Message;

/// Ends a translation from its depths; never leaves the package.
final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final int position;

    Untranslatable(int position, String key, Object... arguments) {
        super(key, null, false, false);
        this.reason = Message.of(key, arguments);
        this.position = position;
    }

    Translation.Rejected rejected() {
        return new Translation.Rejected(reason, position);
    }
}
