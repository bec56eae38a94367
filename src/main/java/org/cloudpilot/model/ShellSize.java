package org.cloudpilot.model;

/// How much a terminal's screen holds.
///
/// @param columns characters in a line, 1 to 1000
/// @param rows lines, 1 to 1000
public record ShellSize(int columns, int rows) {
    private static final int MOST = 1000;

    /// What terminals have always had.
    public static final ShellSize USUAL = new ShellSize(80, 24);

    public ShellSize {
        columns = Math.clamp(columns, 1, MOST);
        rows = Math.clamp(rows, 1, MOST);
    }
}
