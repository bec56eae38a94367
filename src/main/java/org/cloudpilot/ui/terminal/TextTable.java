package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Sentences;

/// Rows of a reply as text in columns of a fixed-width font: figures to the right, the rest to the
/// left; a single row as a list of names and values.
///
/// @param heading empty for a single row
record TextTable(String heading, List<String> lines) {
    private static final int WIDEST = 60;

    static TextTable of(ResultTable table) {
        return table.height() == 1 && !table.isChosen()
                ? new TextTable("", list(table))
                : columns(table, 0);
    }

    /// Never as a list.
    ///
    /// @param first number of the first row
    static TextTable columns(ResultTable table, long first) {
        List<String> headings = new ArrayList<>();
        headings.add("#");
        headings.addAll(table.columns());
        int rows = table.height();
        int[] widths = new int[headings.size()];
        boolean[] right = new boolean[headings.size()];
        String[][] cells = new String[rows][headings.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = headings.get(c).length();
            right[c] = true;
            for (int r = 0; r < rows; r++) {
                String cell = c == 0 ? Long.toString(first + r) : cut(table.cell(r, c - 1));
                cells[r][c] = cell;
                widths[c] = Math.max(widths[c], cell.length());
                right[c] &= cell.isEmpty() || ResultTable.isFigure(cell);
            }
        }
        List<String> lines = new ArrayList<>(rows);
        for (String[] row : cells) {
            lines.add(aligned(row, widths, right));
        }
        return new TextTable(aligned(headings.toArray(String[]::new), widths, right), lines);
    }

    private static List<String> list(ResultTable table) {
        List<String> names = table.columns();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            lines.add(" ".repeat(width - name.length()) + name + ": " + table.cell(0, c));
        }
        return lines;
    }

    private static String aligned(String[] cells, int[] widths, boolean[] right) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            int pad = widths[c] - cells[c].length();
            line.append(c == 0 ? "" : "  ");
            if (right[c]) {
                line.repeat(' ', pad).append(cells[c]);
            } else {
                line.append(cells[c]).repeat(' ', pad);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text) {
        return text.length() <= WIDEST
                ? text
                : text.substring(0, WIDEST - 1) + Sentences.of("ui.terminal.cut");
    }
}
