package org.cloudpilot.routeros.cli;

/// Leaves a script at the place where nothing fits. Only [ScriptParser] catches it, and makes an
/// outcome of it; it has no stack, since it says nothing about the program.
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// The router's words.
    static final String SYNTAX = "syntax error";

    static final String NO_NAME = "expected command name";
    static final String NO_END = "expected end of command";

    private final String error;
    private final int offset;

    Halt(String error, int offset) {
        super(error, null, false, false);
        this.error = error;
        this.offset = offset;
    }

    Script.Rejected rejected() {
        return new Script.Rejected(error, offset);
    }
}
