package org.cloudpilot.routeros.cli;

/// Where a character stands, as a router counts: both from 1. A tab goes on to the next column that
/// eight divides.
public record Place(int line, int column) {
    private static final int TAB = 8;

    /// @param offset index into `text`; its length is allowed
    public static Place of(String text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
            } else if (c == '\t') {
                column = column / TAB * TAB + TAB;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return new Place(line, column);
    }
}
