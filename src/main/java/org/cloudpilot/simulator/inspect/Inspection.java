package org.cloudpilot.simulator.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Answers `/console/inspect` on a tree.
public final class Inspection {
    /// `a|b|c`, of which several may be given where `[,Name*]` follows.
    private static final Pattern WORDS =
            Pattern.compile("[^|\\[( ]++(\\|[^|\\[( ]++)++(\\[,\\w+\\*])?");

    private static final int INPUT_LIMIT = 32 * 1024;

    private final CommandTree root;

    public Inspection(CommandTree root) {
        this.root = root;
    }

    /// @param path menus parted by commas; empty for the root
    /// @return the rows; none for a path or a request that does not exist
    public List<Map<String, String>> answer(String request, String path, String input) {
        CommandTree from = root;
        for (String each : path.split(",")) {
            CommandTree next = each.isEmpty() ? from : from.child(each);
            if (next == null) {
                return List.of();
            }
            from = next;
        }
        String read = input.length() > INPUT_LIMIT ? input.substring(0, INPUT_LIMIT) : input;
        return switch (request) {
            case "self" -> List.of(row("self", from));
            case "child" -> children(from);
            case "completion" -> completions(new Reading(root, from, read));
            case "highlight" -> highlight(new Reading(root, from, read));
            case "syntax" ->
                    from.type() == CommandTree.Type.ARG
                            ? definition(from)
                            : syntax(new Reading(root, from, read));
            case "error" -> error(new Reading(root, from, read));
            default -> List.of();
        };
    }

    private static Map<String, String> row(String type, CommandTree node) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", type);
        row.put("name", node.name());
        row.put("node-type", node.type().word());
        return row;
    }

    private static List<Map<String, String>> children(CommandTree from) {
        return from.children().values().stream().map(each -> row("child", each)).toList();
    }

    private static List<Map<String, String>> completions(Reading reading) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (reading.error() >= 0) {
            return rows;
        }
        String begun = reading.lastWord();
        CommandTree argument = reading.argument();
        if (argument != null) {
            for (String value : values(argument)) {
                if (value.startsWith(begun)) {
                    rows.add(completion(value, "none", reading.offset(), ""));
                }
            }
            return rows;
        }
        for (CommandTree each : reading.node().children().values()) {
            if (each.name().startsWith(begun)) {
                String style = each.isMenu() ? "dir" : each.type().word();
                rows.add(completion(each.name(), style, reading.offset(), each.description()));
            }
        }
        if (rows.isEmpty() || !begun.isEmpty()) {
            return rows;
        }
        if (reading.node().isMenu()) {
            rows.add(completion("..", "dir", reading.offset(), "go up one level"));
        }
        return rows;
    }

    private static List<String> values(CommandTree argument) {
        if (!argument.offered().isEmpty()) {
            return argument.offered();
        }
        String description = argument.description();
        if (!WORDS.matcher(description).matches()) {
            return List.of();
        }
        int more = description.indexOf("[,");
        return List.of((more < 0 ? description : description.substring(0, more)).split("\\|"));
    }

    private static Map<String, String> completion(
            String word, String style, int offset, String text) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", "completion");
        row.put("completion", word);
        row.put("style", style);
        row.put("offset", Integer.toString(offset));
        row.put("preference", style.equals("none") ? "96" : "80");
        row.put("show", "true");
        row.put("text", text);
        return row;
    }

    private static List<Map<String, String>> highlight(Reading reading) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", "highlight");
        row.put("highlight", String.join(",", reading.kinds()));
        return List.of(row);
    }

    private static List<Map<String, String>> syntax(Reading reading) {
        List<Map<String, String>> rows = new ArrayList<>();
        CommandTree argument = reading.argument();
        if (argument != null) {
            return definition(argument);
        }
        for (CommandTree each : reading.node().children().values()) {
            if (each.name().startsWith(reading.lastWord())) {
                rows.add(symbol(each.name(), "explanation", each.description()));
            }
        }
        return rows;
    }

    /// Nothing where it was not recorded what the argument takes.
    private static List<Map<String, String>> definition(CommandTree argument) {
        return argument.description().isEmpty()
                ? List.of()
                : List.of(symbol(argument.name(), "definition", argument.description()));
    }

    private static Map<String, String> symbol(String name, String kind, String text) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", "syntax");
        row.put("symbol", name);
        row.put("symbol-type", kind);
        row.put("nested", "0");
        row.put("nonorm", "false");
        row.put("text", text);
        return row;
    }

    private static List<Map<String, String>> error(Reading reading) {
        if (reading.error() < 0) {
            return List.of();
        }
        Map<String, String> row = new LinkedHashMap<>();
        row.put("type", "error");
        row.put("offset", Integer.toString(reading.error()));
        row.put("text", "bad command name");
        return List.of(row);
    }
}
