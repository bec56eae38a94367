package org.cloudpilot.simulator;

/// What the console says when a script cannot go on.
final class ConsoleError extends Exception {
    private static final long serialVersionUID = 1;

    ConsoleError(String text) {
        super(text, null, false, false);
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
