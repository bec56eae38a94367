package org.cloudpilot.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import tools.jackson.databind.JsonNode;

/// Reads the body of execute-command: turns method, path, `params` and `data` into one sentence,
/// and refuses what could mean something else than its author thought.
final class CommandReader {
    private static final Set<String> CHANGING_VERBS =
            Set.of("add", "set", "remove", "enable", "disable", "move", "comment", "unset");

    static final List<Field> FIELDS =
            List.of(
                    Field.text("command", "/ip/address"),
                    Field.text("method", "GET").oneOf("GET", "POST", "PUT", "PATCH", "DELETE"),
                    Field.object("params", Map.of("interface", "ether1")),
                    Field.object("data", Map.of()),
                    Field.text("line", "/ip address print"),
                    Field.integer("timeout_s", 30, 1, CommandRequest.LONGEST_SECONDS));

    private final BodyFields body;
    private final SentenceWords words;

    CommandReader(BodyFields body) {
        this.body = body;
        this.words = new SentenceWords(body);
    }

    Outcome<CommandRequest> read() {
        return body.read(() -> body.has("line") ? line() : sentence());
    }

    private CommandRequest line() {
        String line = body.requiredText("line");
        for (String other : List.of("command", "method", "params", "data")) {
            if (body.has(other)) {
                body.ignoring(List.of(other));
                body.reject(other, Message.of("http.line_stands_alone"));
            }
        }
        return new CommandRequest.Line(line, limit());
    }

    private CommandRequest sentence() {
        String command = body.requiredText("command");
        String given = body.text("method");
        String method = given == null ? "GET" : given;
        Map<String, JsonNode> params = body.members("params");
        Map<String, JsonNode> data = body.members("data");
        Duration limit = limit();
        Command sentence =
                Verb.of(method)
                        .flatMap(verb -> path(command).map(path -> build(verb, path, params, data)))
                        .orElseGet(() -> Command.of("/"));
        if (Verb.of(method).isEmpty()) {
            body.reject("method", Message.of("http.field_word", "GET, POST, PUT, PATCH, DELETE"));
        }
        return new CommandRequest.Sentence(command, method, sentence, limit);
    }

    private Duration limit() {
        Integer seconds = body.integer("timeout_s");
        if (seconds != null && (seconds < 1 || seconds > CommandRequest.LONGEST_SECONDS)) {
            body.reject(
                    "timeout_s",
                    Message.of("http.field_bounds", 1, CommandRequest.LONGEST_SECONDS));
        }
        return seconds == null ? CommandRequest.DEFAULT_LIMIT : Duration.ofSeconds(seconds);
    }

    private Optional<CommandPath> path(String text) {
        Optional<CommandPath> path = CommandPath.parse(text);
        if (path.isEmpty() && !text.isEmpty()) {
            body.reject("command", Message.of("http.command_path"));
        }
        return path;
    }

    private Command build(
            Verb verb, CommandPath path, Map<String, JsonNode> params, Map<String, JsonNode> data) {
        return switch (verb) {
            case GET -> print(path, params, data);
            case POST -> verbInPath(path, params, data);
            case PUT -> add(path, params, data);
            case PATCH -> onItem("set", path, params, data);
            case DELETE -> onItem("remove", path, params, data);
        };
    }

    private Command print(
            CommandPath path, Map<String, JsonNode> params, Map<String, JsonNode> data) {
        if (CHANGING_VERBS.contains(path.verb())) {
            body.reject("method", Message.of("http.method_and_verb", "GET", path.verb()));
        }
        String sentence = path.verb().equals("getall") ? path.sentence() : path.withVerb("print");
        List<String> queries = new ArrayList<>(words.queries(params));
        if (path.item() != null) {
            queries.addFirst("?.id=" + path.item());
        }
        List<Column> attributes = new ArrayList<>(words.attributes(data));
        attributes.addAll(words.proplist(params));
        return new Command(sentence, attributes, queries);
    }

    /// The verb stands in the path; query words go with one that prints.
    private Command verbInPath(
            CommandPath path, Map<String, JsonNode> params, Map<String, JsonNode> data) {
        if (path.item() != null) {
            body.reject("command", Message.of("http.command_needs_verb"));
        }
        boolean prints = path.verb().equals("print") || path.verb().equals("getall");
        if (!prints) {
            noParams(params);
        }
        List<Column> attributes = new ArrayList<>(words.attributes(data));
        List<String> queries = new ArrayList<>();
        if (prints) {
            queries.addAll(words.queries(params));
            attributes.addAll(words.proplist(params));
        }
        return new Command(path.sentence(), attributes, queries);
    }

    private Command add(
            CommandPath path, Map<String, JsonNode> params, Map<String, JsonNode> data) {
        noParams(params);
        noOtherVerb("PUT", "add", path);
        if (path.item() != null) {
            body.reject("command", Message.of("http.item_not_here"));
        }
        return new Command(path.withVerb("add"), words.attributes(data), List.of());
    }

    /// PATCH and DELETE say which item they mean, exactly once: never all.
    private Command onItem(
            String verb,
            CommandPath path,
            Map<String, JsonNode> params,
            Map<String, JsonNode> data) {
        noParams(params);
        noOtherVerb(verb.equals("set") ? "PATCH" : "DELETE", verb, path);
        List<Column> attributes = new ArrayList<>(words.attributes(data));
        List<String> items = new ArrayList<>();
        for (Column column : attributes) {
            if (column.name().equals(".id") || column.name().equals("numbers")) {
                items.add(column.value());
            }
        }
        String item = path.item();
        if (item != null) {
            items.add(item);
            attributes.addFirst(new Column(".id", item));
        }
        if (items.size() != 1 || items.getFirst().isBlank()) {
            body.reject("data", Message.of("http.item_missing"));
        }
        return new Command(path.withVerb(verb), attributes, List.of());
    }

    private void noParams(Map<String, JsonNode> params) {
        if (!params.isEmpty()) {
            body.reject("params", Message.of("http.params_only_print"));
        }
    }

    private void noOtherVerb(String method, String own, CommandPath path) {
        boolean other = CHANGING_VERBS.contains(path.verb()) || path.verb().equals("print");
        if (other && !path.verb().equals(own)) {
            body.reject("method", Message.of("http.method_and_verb", method, path.verb()));
        }
    }
}
