package org.cloudpilot.ui.terminal;

/// What is selected on the screen, from where the mouse was pressed to where it is.
record ScreenSelection(Point anchor, Point caret) {
    /// Between two characters of a line.
    record Point(int line, int column) {
        boolean isBefore(Point other) {
            return line < other.line || (line == other.line && column < other.column);
        }
    }

    static ScreenSelection word(Point at, String line) {
        int from = Math.min(at.column(), line.length());
        int to = from;
        while (from > 0 && !Character.isWhitespace(line.charAt(from - 1))) {
            from--;
        }
        while (to < line.length() && !Character.isWhitespace(line.charAt(to))) {
            to++;
        }
        return new ScreenSelection(new Point(at.line(), from), new Point(at.line(), to));
    }

    static ScreenSelection line(int number) {
        return new ScreenSelection(new Point(number, 0), new Point(number, Integer.MAX_VALUE));
    }

    Point first() {
        return caret.isBefore(anchor) ? caret : anchor;
    }

    Point last() {
        return caret.isBefore(anchor) ? anchor : caret;
    }

    boolean isEmpty() {
        return anchor.equals(caret);
    }

    /// Where it begins in that line.
    int start(int line) {
        return line == first().line() ? first().column() : 0;
    }

    /// Where it ends in that line; 0 where the line has no part in it.
    int end(int line) {
        if (line < first().line() || line > last().line()) {
            return 0;
        }
        return line == last().line() ? last().column() : Integer.MAX_VALUE;
    }
}
