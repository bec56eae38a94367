package org.cloudpilot.service.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;

/// Asks a router for all menus, commands and arguments of its console, menu by menu, and writes
/// them down as JSON: each name's value is an object with `_type` and what is below it.
final class TreeLearner {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 8;
    private static final int DEEPEST = 32;

    private final RouterSession session;

    TreeLearner(RouterSession session) {
        this.session = session;
    }

    /// A node as it was told, with what is below it.
    private record Node(String name, String type, List<Node> below) {}

    /// Blocks for as long as some thousand questions take; empty when one was not answered, or the
    /// router knows no such question.
    Optional<String> learn() {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Node> top = below("", 0);
            List<Future<Node>> branches = new ArrayList<>();
            for (Node each : top) {
                Callable<Node> branch = () -> whole(each, each.name(), 1);
                branches.add(workers.submit(branch));
            }
            List<Node> known = new ArrayList<>();
            for (Future<Node> branch : branches) {
                known.add(branch.get());
            }
            return known.isEmpty() ? Optional.empty() : Optional.of(json(known));
        } catch (Unanswered | ExecutionException notWhole) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Node whole(Node node, String path, int depth) throws Unanswered {
        if (node.type().equals("arg") || depth > DEEPEST) {
            return node;
        }
        List<Node> below = new ArrayList<>();
        for (Node each : below(path, depth)) {
            below.add(whole(each, path + "," + each.name(), depth + 1));
        }
        return new Node(node.name(), node.type(), below);
    }

    private List<Node> below(String path, int depth) throws Unanswered {
        List<Node> told = ask(path);
        // an answer without rows may have lost them on its way
        return told.isEmpty() && depth < 2 ? ask(path) : told;
    }

    private List<Node> ask(String path) throws Unanswered {
        Command command =
                Command.of("/console/inspect").with("request", "child").with("path", path);
        if (session.run(command, LIMIT) instanceof CommandOutcome.Done done && !done.truncated()) {
            return done.rows().stream()
                    .filter(row -> "child".equals(row.get("type")))
                    .map(TreeLearner::node)
                    .filter(node -> !node.name().isEmpty())
                    .toList();
        }
        throw new Unanswered();
    }

    private static Node node(Row row) {
        return new Node(row.get("name", ""), row.get("node-type", "arg"), List.of());
    }

    private static String json(List<Node> top) {
        var text = new StringBuilder("{");
        append(text, top, "");
        return text.append("}").toString();
    }

    private static void append(StringBuilder text, List<Node> nodes, String parting) {
        String before = parting;
        for (Node node : nodes) {
            text.append(before).append('"');
            escape(text, node.name());
            text.append("\":{\"_type\":\"");
            escape(text, node.type());
            text.append('"');
            append(text, node.below(), ",");
            text.append('}');
            before = ",";
        }
    }

    private static void escape(StringBuilder text, String name) {
        for (char c : name.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ') {
                text.append(c);
            }
        }
    }

    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
    }
}
