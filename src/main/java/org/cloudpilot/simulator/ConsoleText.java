package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Answers as the console writes them where there is no terminal: no colours, no pages.
final class ConsoleText {
    /// Columns that are shown as a letter before the others.
    private static final Map<String, String> FLAGS = flags();

    private static final Set<String> HIDDEN = Set.of(".id", ".section", "comment");

    private ConsoleText() {}

    private static Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put("disabled", "X");
        flags.put("invalid", "I");
        flags.put("dynamic", "D");
        flags.put("running", "R");
        flags.put("active", "A");
        return flags;
    }

    static String of(Device device, Request request, String line, Collected answer) {
        List<Map<String, String>> rows = answer.rows();
        if (request.has("count-only")) {
            return answer.ret() + "\n";
        }
        if (rows.isEmpty()) {
            return "";
        }
        Table table = device.find(request.menu());
        boolean single = table != null && table.kind == Table.Kind.SINGLETON;
        if (single || request.verb().startsWith("monitor")) {
            StringBuilder text = new StringBuilder();
            rows.forEach(row -> text.append(list(row)));
            return text.toString();
        }
        if (request.verb().equals("print") && (request.has("detail") || line.contains(" terse"))) {
            return detail(rows, line.contains(" terse"));
        }
        return table(rows, device.version.atLeast(7, 0));
    }

    private static String list(Map<String, String> row) {
        int width = row.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        row.forEach(
                (name, value) -> {
                    if (!HIDDEN.contains(name)) {
                        text.append(" ".repeat(width - name.length()))
                                .append(name)
                                .append(": ")
                                .append(shown(value))
                                .append('\n');
                    }
                });
        return text.toString();
    }

    private static String shown(String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> value;
        };
    }

    private static String marks(Map<String, String> row) {
        StringBuilder marks = new StringBuilder();
        FLAGS.forEach((name, mark) -> marks.append("true".equals(row.get(name)) ? mark : ""));
        return marks.toString();
    }

    private static String detail(List<Map<String, String>> rows, boolean terse) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            text.append(String.format(Locale.ROOT, terse ? "%d %s" : "%2d %-2s", i, marks(row)));
            row.forEach(
                    (name, value) -> {
                        if (!name.startsWith(".") && !FLAGS.containsKey(name)) {
                            text.append(' ').append(name).append('=').append(Export.quoted(value));
                        }
                    });
            text.append(terse ? "\n" : "\n\n");
        }
        return text.toString();
    }

    private static String table(List<Map<String, String>> rows, boolean v7) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        columns.removeAll(HIDDEN);
        columns.removeAll(FLAGS.keySet());
        List<String> names = new ArrayList<>(columns);
        List<List<String>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(List.of("#", "")));
        names.forEach(name -> lines.getFirst().add(name.toUpperCase(Locale.ROOT)));
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            List<String> line = new ArrayList<>(List.of(Integer.toString(i), marks(row)));
            names.forEach(name -> line.add(shown(row.getOrDefault(name, ""))));
            lines.add(line);
        }
        StringBuilder text = new StringBuilder("Flags: ");
        FLAGS.forEach(
                (name, mark) ->
                        text.append(mark + " - " + name + (mark.equals("A") ? "\n" : ", ")));
        if (v7) {
            text.append("Columns: ")
                    .append(String.join(", ", lines.getFirst().subList(2, names.size() + 2)))
                    .append('\n');
        }
        for (int i = 0; i < lines.size(); i++) {
            String comment = i == 0 ? null : rows.get(i - 1).get("comment");
            if (comment != null && !comment.isEmpty()) {
                text.append(";;; ").append(comment).append('\n');
            }
            text.append(padded(lines, lines.get(i))).append('\n');
        }
        return text.toString();
    }

    private static String padded(List<List<String>> lines, List<String> line) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            int at = column;
            int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
            String cell = line.get(column);
            text.append(cell).append(" ".repeat(width - cell.length() + 2));
        }
        return text.toString().stripTrailing();
    }
}
