package org.cloudpilot.ui.terminal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;

/// Rows of a reply with their columns, secrets masked.
///
/// @param title the command that gave them
/// @param columns to be shown, in order
/// @param chosen the line itself said which columns
public record ResultTable(String title, List<String> columns, boolean chosen, List<Row> rows) {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9.,]*%?");
    private static final Set<String> INTERNAL = Set.of(".section", ".about");

    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param wanted which columns to show and in which order; empty: all, as they come
    static ResultTable of(String title, List<Row> rows, List<String> wanted) {
        List<String> columns = wanted.isEmpty() ? namesOf(rows) : wanted;
        return new ResultTable(title, columns, !wanted.isEmpty(), rows);
    }

    /// Every column once; the internal id only where there is nothing else.
    private static List<String> namesOf(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.columns().forEach(column -> names.add(column.name())));
        names.removeAll(INTERNAL);
        if (names.size() > 1) {
            names.remove(".id");
        }
        return List.copyOf(names);
    }

    /// Figures by their value, also within a text: `ether2` before `ether10`, 10.0.0.9 before
    /// 10.0.0.10.
    static int compare(String one, String other) {
        int a = 0;
        int b = 0;
        while (a < one.length() && b < other.length()) {
            int order;
            int endA = endOfDigits(one, a);
            int endB = endOfDigits(other, b);
            if (endA > a && endB > b) {
                order =
                        new BigInteger(one.substring(a, endA))
                                .compareTo(new BigInteger(other.substring(b, endB)));
                a = endA;
                b = endB;
            } else {
                order =
                        Character.compare(
                                Character.toLowerCase(one.charAt(a++)),
                                Character.toLowerCase(other.charAt(b++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - a, other.length() - b);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    static boolean isFigure(String text) {
        return FIGURE.matcher(text).matches();
    }

    /// On one line: a script or note with line breaks would tear the table.
    public String cell(int row, int column) {
        String name = columns.get(column);
        return masked(name, rows.get(row).get(name, "")).replaceAll("\\R", "↵").replace('\t', ' ');
    }

    /// A value that is no secret may still hold a script with some.
    private static String masked(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (SecretArguments.known().isSecret(name)) {
            return SecretArguments.HIDDEN;
        }
        return value.indexOf('=') < 0 ? value : SecretArguments.known().redacted(value);
    }

    /// The rows that hold `text` anywhere, by index, in order.
    List<Integer> matching(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return IntStream.range(0, rows.size())
                .filter(row -> wanted.isEmpty() || holds(row, wanted))
                .boxed()
                .toList();
    }

    private boolean holds(int row, String wanted) {
        for (int column = 0; column < columns.size(); column++) {
            if (cell(row, column).toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// Only these rows, in this order.
    ResultTable only(List<Integer> which) {
        return new ResultTable(title, columns, true, which.stream().map(rows::get).toList());
    }

    String asText() {
        TextTable table = TextTable.of(new ResultTable(title, columns, true, rows));
        return table.heading() + "\n" + String.join("\n", table.lines()) + "\n";
    }

    /// RFC 4180, with a heading. Cells that a spreadsheet would take for a formula are quoted text
    /// with an apostrophe before.
    String asCsv() {
        var csv = new StringBuilder();
        csv.append(columns.stream().map(ResultTable::quoted).collect(Collectors.joining(",")));
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            csv.append("\r\n")
                    .append(
                            IntStream.range(0, columns.size())
                                    .mapToObj(column -> quoted(cell(at, column)))
                                    .collect(Collectors.joining(",")));
        }
        return csv.append("\r\n").toString();
    }

    private static String quoted(String cell) {
        String safe =
                !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 && !isFigure(cell)
                        ? "'" + cell
                        : cell;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    String asJson() {
        List<String> objects = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                if (rows.get(row).get(columns.get(column)) != null) {
                    fields.put(columns.get(column), cell(row, column));
                }
            }
            objects.add(
                    fields.entrySet().stream()
                            .map(each -> json(each.getKey()) + ": " + json(each.getValue()))
                            .collect(Collectors.joining(", ", "  {", "}")));
        }
        return objects.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", objects) + "\n]\n";
    }

    private static String json(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
