package org.cloudpilot.simulator;

/// What a simulated router says when it refuses a command.
final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// For "no category".
    static final int NONE = -1;

    private final int category;

    Trap(int category, String message) {
        super(message, null, false, false);
        this.category = category;
    }

    static Trap noSuchItem() {
        return new Trap(0, "no such item");
    }

    static Trap notPermitted() {
        return new Trap(NONE, "not enough permissions (9)");
    }

    int category() {
        return category;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
