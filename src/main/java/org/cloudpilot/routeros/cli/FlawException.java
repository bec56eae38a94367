package org.cloudpilot.routeros.cli;

import java.util.List;

/// Ends a reading from its depths; never leaves the package.
final class FlawException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Flaw flaw;

    FlawException(Flaw.Kind kind, int offset, List<String> expected) {
        super(kind.words(), null, false, false);
        this.flaw = new Flaw(kind, offset, expected);
    }

    Flaw flaw() {
        return flaw;
    }
}
