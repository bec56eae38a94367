package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.inspect.ToldTree.Told;
import org.jspecify.annotations.Nullable;

/// What a router can be asked about its console, with `/console/inspect`. Paths are parted by
/// commas. An answer is null where there is none: the router knows no such question, is silent, or
/// says more than can be true.
final class ConsoleQuestions {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> TYPES = Set.of("dir", "path", "cmd", "arg");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final RouterSession session;

    ConsoleQuestions(RouterSession session) {
        this.session = session;
    }

    /// The menus, commands or arguments below one.
    @Nullable List<Told> children(String path) {
        Command command = question("child").with("path", path);
        List<Row> rows = rows(command, LIMIT);
        if (rows != null && rows.isEmpty() && path.indexOf(',') < 0) {
            // an answer without rows may have lost them on its way
            rows = rows(command, LIMIT);
        }
        return rows == null
                ? null
                : rows.stream()
                        .filter(row -> "child".equals(row.get("type")))
                        .map(row -> new Told(row.get("name", ""), row.get("node-type", "arg")))
                        .filter(ConsoleQuestions::isPossible)
                        .toList();
    }

    private static boolean isPossible(Told told) {
        String name = told.name();
        return TYPES.contains(told.type())
                && !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.startsWith("_")
                && name.chars().noneMatch(c -> c <= ' ' || c == ',' || c == '/');
    }

    /// What it says of those below a menu or command, by name; some may be missing.
    @Nullable Map<String, String> descriptions(String path) {
        List<Row> rows = rows(question("syntax").with("path", path), LIMIT);
        if (rows == null) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        for (Row row : rows) {
            texts.putIfAbsent(row.get("symbol", ""), text(row));
        }
        return texts;
    }

    /// What an argument takes; empty where the router does not say it in one sentence.
    @Nullable String definition(String path) {
        List<Row> rows = rows(question("syntax").with("path", path), LIMIT);
        if (rows == null) {
            return null;
        }
        return rows.size() == 1 ? text(rows.getFirst()) : "";
    }

    private static String text(Row row) {
        String text = row.get("text", "").strip();
        return text.length() > LONGEST_TEXT ? "" : text;
    }

    /// How a line could go on. Over the binary API whole rows get lost in many answers, and few
    /// when the words alone are asked for; an answer without any is asked for again.
    @Nullable List<String> completions(String path, String input, Duration limit) {
        Command command =
                question("completion")
                        .with("path", path)
                        .with("input", input)
                        .with(".proplist", "completion");
        List<Row> rows = rows(command, limit);
        if (rows != null && rows.isEmpty()) {
            rows = rows(command, limit);
        }
        if (rows == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (Row row : rows) {
            String word = row.get("completion", "");
            if (!word.isEmpty() && word.length() <= LONGEST_NAME && !words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static Command question(String request) {
        return Command.of("/console/inspect").with("request", request);
    }

    private @Nullable List<Row> rows(Command command, Duration limit) {
        return session.run(command, limit) instanceof CommandOutcome.Done done && !done.truncated()
                ? done.rows()
                : null;
    }
}
