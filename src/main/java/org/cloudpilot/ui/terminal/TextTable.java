package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Sentences;

/// Rows of a reply as text in columns of a fixed-width font: figures to the right, the rest to the
/// left; a single row as a list of names and values.
///
/// @param heading empty for a single row
record TextTable(String heading, String body) {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9.,]*%?");
    private static final int WIDEST = 60;

    /// @param columns which to show and in which order; empty: all, as they come
    static TextTable of(List<Row> rows, List<String> columns) {
        List<String> names = columns.isEmpty() ? namesOf(rows) : columns;
        if (rows.size() == 1 && columns.isEmpty()) {
            return new TextTable("", list(rows.getFirst(), names));
        }
        return table(rows, names);
    }

    /// Every column once; the internal id only where there is nothing else.
    private static List<String> namesOf(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.columns().forEach(column -> names.add(column.name())));
        if (names.size() > 1) {
            names.remove(".id");
        }
        return List.copyOf(names);
    }

    private static String list(Row row, List<String> names) {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        return names.stream()
                .map(name -> " ".repeat(width - name.length()) + name + ": " + flat(row, name))
                .collect(Collectors.joining("\n"));
    }

    private static TextTable table(List<Row> rows, List<String> names) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> line = new ArrayList<>();
            line.add(Integer.toString(i));
            for (String name : names) {
                line.add(cut(flat(rows.get(i), name)));
            }
            cells.add(line);
        }
        List<String> headings = new ArrayList<>();
        headings.add("#");
        headings.addAll(names);
        int[] widths = new int[headings.size()];
        boolean[] right = new boolean[headings.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] =
                    Math.max(
                            headings.get(c).length(),
                            cells.stream()
                                    .mapToInt(line -> line.get(column).length())
                                    .max()
                                    .orElse(0));
            right[c] =
                    cells.stream()
                            .map(line -> line.get(column))
                            .allMatch(text -> text.isEmpty() || FIGURE.matcher(text).matches());
        }
        String body =
                cells.stream()
                        .map(line -> aligned(line, widths, right))
                        .collect(Collectors.joining("\n"));
        return new TextTable(aligned(headings, widths, right), body);
    }

    private static String aligned(List<String> cells, int[] widths, boolean[] right) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String pad = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : "  ");
            line.append(right[c] ? pad + cells.get(c) : cells.get(c) + pad);
        }
        return line.toString().stripTrailing();
    }

    /// On one line: a script or note with line breaks would tear the table.
    private static String flat(Row row, String name) {
        return row.get(name, "").replaceAll("\\R", "↵").replace('\t', ' ');
    }

    private static String cut(String text) {
        return text.length() <= WIDEST
                ? text
                : text.substring(0, WIDEST - 1) + Sentences.of("ui.terminal.cut");
    }
}
