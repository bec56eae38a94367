package org.cloudpilot.app;

/// What the program ends with.
public enum ExitCode {
    OK(0),
    /// It could not start or had to stop; a sentence on the error stream says why.
    FAILED(1),
    /// The command line was wrong.
    USAGE(2),
    /// Another instance has the data folder.
    ALREADY_RUNNING(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
