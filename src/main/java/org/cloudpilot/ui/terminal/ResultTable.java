package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;
import org.jspecify.annotations.Nullable;

/// Rows of a reply with their columns, secrets masked. Made off the UI thread: each cell is made
/// once, so that looking at them costs nothing.
public final class ResultTable {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(,[0-9]{3})*(\\.[0-9]+)?%?");
    private static final Pattern BREAK = Pattern.compile("\\R");
    private static final Set<String> INTERNAL = Set.of(".section", ".about");

    private final String title;
    private final List<String> columns;
    private final boolean chosen;
    private final List<@Nullable String[]> lines;
    private final int[] longest;

    private ResultTable(
            String title, List<String> columns, boolean chosen, List<@Nullable String[]> lines) {
        this.title = title;
        this.columns = List.copyOf(columns);
        this.chosen = chosen;
        this.lines = lines;
        this.longest = new int[columns.size()];
        for (int row = 0; row < lines.size(); row++) {
            for (int column = 0; column < longest.length; column++) {
                longest[column] = Math.max(longest[column], cell(row, column).length());
            }
        }
    }

    static ResultTable none() {
        return new ResultTable("", List.of(), false, List.of());
    }

    /// @param path of the command that gave the rows
    /// @param wanted which columns to show and in which order; empty: all, as they come
    static ResultTable of(String path, List<Row> rows, List<String> wanted) {
        return of(path, path, rows, wanted);
    }

    /// @param title what stands above it
    static ResultTable of(String title, String path, List<Row> rows, List<String> wanted) {
        List<String> columns = wanted.isEmpty() ? namesOf(rows) : wanted;
        SecretArguments secrets = SecretArguments.known().within(path);
        List<@Nullable String[]> lines = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            lines.add(new String[columns.size()]);
        }
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            boolean secret = secrets.isSecret(name);
            for (int row = 0; row < lines.size(); row++) {
                String value = rows.get(row).get(name);
                lines.get(row)[column] = value == null ? null : shown(secrets, secret, value);
            }
        }
        return new ResultTable(title, columns, !wanted.isEmpty(), lines);
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
                order = compareDigits(one.substring(a, endA), other.substring(b, endB));
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

    private static int compareDigits(String one, String other) {
        String a = withoutZeros(one);
        String b = withoutZeros(other);
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String withoutZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
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

    /// The command that gave them, or what goes on.
    String title() {
        return title;
    }

    /// Names of the columns to be shown, in order.
    List<String> columns() {
        return columns;
    }

    /// The line itself said which columns.
    boolean isChosen() {
        return chosen;
    }

    /// How many rows there are.
    int height() {
        return lines.size();
    }

    /// How many characters its longest cell has.
    int longest(int column) {
        return longest[column];
    }

    /// Empty where the row lacks it. On one line: a script or note with line breaks would tear the
    /// table.
    String cell(int row, int column) {
        String cell = lines.get(row)[column];
        return cell == null ? "" : cell;
    }

    /// A value that is no secret may still hold a script with some.
    private static String shown(SecretArguments secrets, boolean secret, String value) {
        if (secret) {
            return value.isEmpty() ? value : SecretArguments.HIDDEN;
        }
        String harmless = value.indexOf('=') < 0 ? value : secrets.redacted(value);
        boolean plain =
                harmless.chars().noneMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029);
        return plain ? harmless : BREAK.matcher(harmless).replaceAll("↵").replace('\t', ' ');
    }

    /// What the rows are sorted by.
    record Order(int column, boolean descending) {}

    /// The rows that hold `text` anywhere, by index, sorted by the first of `orders`, then the
    /// next; where there are none they stay as they came.
    ///
    /// @param dropped once it is true, nobody waits for the answer, which is of no use then
    List<Integer> sifted(String text, List<Order> orders, BooleanSupplier dropped) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Stream<Integer> matching =
                IntStream.range(0, lines.size())
                        .takeWhile(row -> !dropped.getAsBoolean())
                        .filter(row -> wanted.isEmpty() || holds(row, wanted))
                        .boxed();
        List<Integer> found = new ArrayList<>(matching.toList());
        if (!orders.isEmpty() && !dropped.getAsBoolean()) {
            found.sort(comparator(orders));
        }
        return found;
    }

    private Comparator<Integer> comparator(List<Order> orders) {
        return (one, other) -> {
            for (Order order : orders) {
                int result = compare(cell(one, order.column()), cell(other, order.column()));
                if (result != 0) {
                    return order.descending() ? -result : result;
                }
            }
            return 0;
        };
    }

    private boolean holds(int row, String wanted) {
        for (String cell : lines.get(row)) {
            if (cell != null && cell.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// Only these rows, in this order.
    ResultTable only(List<Integer> which) {
        return new ResultTable(title, columns, true, which.stream().map(lines::get).toList());
    }

    String asText() {
        TextTable table = TextTable.of(new ResultTable(title, columns, true, lines));
        return table.heading() + "\n" + String.join("\n", table.lines()) + "\n";
    }

    /// RFC 4180, with a heading. Cells that a spreadsheet would take for a formula are quoted text
    /// with an apostrophe before.
    String asCsv() {
        var csv = new StringBuilder();
        csv.append(columns.stream().map(ResultTable::quoted).collect(Collectors.joining(",")));
        for (int row = 0; row < lines.size(); row++) {
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
        for (int row = 0; row < lines.size(); row++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                if (lines.get(row)[column] != null) {
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
