package org.cloudpilot.routeros.cli;

/// Where a character stands, as the router counts.
///
/// @param line from 1
/// @param column from 1; a tab leads to the next number that eight divides
public record ScriptPlace(int line, int column) {
    private static final int TAB = 8;

    /// @param script its bytes, one a character: the router counts bytes
    public static ScriptPlace of(String script, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            char c = script.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
            } else {
                column = c == '\t' ? (column / TAB + 1) * TAB : column + 1;
            }
        }
        return new ScriptPlace(line, column);
    }
}
