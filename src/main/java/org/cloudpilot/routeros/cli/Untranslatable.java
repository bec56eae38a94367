package org.cloudpilot.routeros.cli;

import org.cloudpilot.model.Message;

/// Ends a translation from its depths; never leaves the package.
final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Translation instead;

    private Untranslatable(Translation instead) {
        super(null, null, false, false);
        this.instead = instead;
    }

    /// No sentence says it, but the router may understand it.
    static Untranslatable asText(int position, String key, Object... arguments) {
        return new Untranslatable(new Translation.AsText(Message.of(key, arguments), position));
    }

    /// It is not to be sent at all.
    static Untranslatable refused(int position, String key, Object... arguments) {
        return new Untranslatable(new Translation.Refused(Message.of(key, arguments), position));
    }

    Translation instead() {
        return instead;
    }
}
