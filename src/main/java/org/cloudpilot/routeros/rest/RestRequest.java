package org.cloudpilot.routeros.rest;

import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A command as HTTP says it (MikroTik's manual, "REST API"): GET prints, PUT adds, PATCH sets and
/// DELETE removes one item, POST is any command, with `.query` as the API's query words without
/// their `?`.
///
/// @param target path and query below the server, `/rest/ip/address`
/// @param body JSON, null for none
/// @param answer what a good answer holds
record RestRequest(String method, String target, byte @Nullable [] body, Answer answer) {
    /// What a good answer holds.
    enum Answer {
        /// Rows of a print: an object is a menu that has but one.
        ROWS,
        /// Rows, or an object with what the command returns.
        ROWS_OR_RETURN,
        /// The new item, of which the binary API tells the `.id` alone.
        NEW_ITEM,
        /// Nothing that the binary API would tell, too.
        NOTHING
    }

    /// A command that REST cannot carry; nothing was sent.
    static final class UnsupportedException extends Exception {
        private static final long serialVersionUID = 1;

        UnsupportedException(String why) {
            super(why);
        }

        String why() {
            return Objects.requireNonNullElse(getMessage(), "");
        }
    }

    private static final Pattern SEGMENTS = Pattern.compile("(/[a-z0-9-]+)+");
    private static final Pattern ITEM = Pattern.compile("\\*[0-9A-Fa-f]+");
    private static final Pattern COLUMNS = Pattern.compile("[A-Za-z0-9.,_-]+");
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String ROOT = "/rest";
    private static final String COLUMN_LIST = ".proplist";

    /// @throws IllegalArgumentException when it is no command at all
    static RestRequest of(Command command, JsonText text) throws UnsupportedException {
        if (!command.path().startsWith("/")
                || !command.queries().stream().allMatch(query -> query.startsWith("?"))) {
            throw new IllegalArgumentException("a path starts with / and a query with ?");
        }
        if (!SEGMENTS.matcher(command.path()).matches()) {
            throw new UnsupportedException(
                    "A REST path has small letters, digits and hyphens only: " + command.path());
        }
        requireAnEnd(command);
        requireDistinct(command.attributes());
        String menu = command.path().substring(0, command.path().lastIndexOf('/'));
        boolean asks = !command.queries().isEmpty();
        return switch (command.verb()) {
            case "login", "cancel", "quit" ->
                    throw new UnsupportedException(
                            "This command belongs to the binary API; REST has no such thing.");
            case "print", "getall" -> print(command, menu, text);
            case "add" ->
                    asks || menu.isEmpty()
                            ? post(command, text)
                            : new RestRequest(
                                    "PUT",
                                    ROOT + menu,
                                    body(command.attributes(), List.of(), text),
                                    Answer.NEW_ITEM);
            case "set" -> set(command, menu, text);
            case "remove" -> remove(command, menu, text);
            default -> post(command, text);
        };
    }

    /// Whether its rows can be handed on one by one: a print that comes to an end.
    static boolean isPrint(Command command) {
        return command.verb().equals("print") || command.verb().equals("getall");
    }

    private static RestRequest print(Command command, String menu, JsonText text)
            throws UnsupportedException {
        List<Column> attributes = command.attributes();
        boolean plain = command.queries().isEmpty() && !menu.isEmpty();
        if (plain && attributes.isEmpty()) {
            return new RestRequest("GET", ROOT + menu, null, Answer.ROWS);
        }
        if (plain
                && attributes.size() == 1
                && attributes.getFirst().name().equals(COLUMN_LIST)
                && COLUMNS.matcher(attributes.getFirst().value()).matches()) {
            String query = "?" + COLUMN_LIST + "=" + attributes.getFirst().value();
            return new RestRequest("GET", ROOT + menu + query, null, Answer.ROWS);
        }
        return new RestRequest(
                "POST",
                ROOT + menu + "/print",
                body(attributes, command.queries(), text),
                Answer.ROWS_OR_RETURN);
    }

    private static RestRequest set(Command command, String menu, JsonText text)
            throws UnsupportedException {
        String item = item(command);
        if (item == null) {
            return post(command, text);
        }
        List<Column> changes =
                command.attributes().stream()
                        .filter(attribute -> !attribute.name().equals(".id"))
                        .toList();
        return new RestRequest(
                "PATCH", ROOT + menu + "/" + item, body(changes, List.of(), text), Answer.NOTHING);
    }

    private static RestRequest remove(Command command, String menu, JsonText text)
            throws UnsupportedException {
        String item = item(command);
        return item == null || command.attributes().size() > 1
                ? post(command, text)
                : new RestRequest("DELETE", ROOT + menu + "/" + item, null, Answer.NOTHING);
    }

    private static RestRequest post(Command command, JsonText text) throws UnsupportedException {
        return new RestRequest(
                "POST",
                ROOT + command.path(),
                body(command.attributes(), command.queries(), text),
                Answer.ROWS_OR_RETURN);
    }

    /// The one item that it is about, or null.
    private static @Nullable String item(Command command) {
        if (!command.queries().isEmpty()) {
            return null;
        }
        for (Column attribute : command.attributes()) {
            if (attribute.name().equals(".id")) {
                return ITEM.matcher(attribute.value()).matches() ? attribute.value() : null;
            }
        }
        return null;
    }

    /// A router sends nothing of a command that goes on until it cuts it after 60 s.
    private static void requireAnEnd(Command command) throws UnsupportedException {
        boolean bounded = has(command, "once", "duration", "count");
        boolean goesOn =
                command.verb().equals("listen")
                        || has(command, "follow", "follow-only")
                        || (!bounded
                                && (command.verb().startsWith("monitor")
                                        || command.verb().equals("torch")
                                        || has(command, "interval")));
        if (goesOn) {
            throw new UnsupportedException(
                    "REST cannot carry a command that goes on. Use the binary API, or ask once.");
        }
    }

    private static boolean has(Command command, String... names) {
        Set<String> wanted = Set.of(names);
        return command.attributes().stream().anyMatch(each -> wanted.contains(each.name()));
    }

    private static void requireDistinct(List<Column> attributes) throws UnsupportedException {
        Set<String> names = new HashSet<>();
        for (Column attribute : attributes) {
            if (!names.add(attribute.name())) {
                throw new UnsupportedException(
                        "REST cannot carry the same attribute twice: " + attribute.name());
            }
            if (attribute.name().equals(".query")) {
                throw new UnsupportedException("REST has its own meaning for .query");
            }
        }
    }

    private static byte[] body(List<Column> attributes, List<String> queries, JsonText text)
            throws UnsupportedException {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            json.writeStartObject();
            for (Column attribute : attributes) {
                json.writeName(attribute.name());
                json.writeString(attribute.value());
            }
            if (!queries.isEmpty()) {
                json.writeName(".query");
                json.writeStartArray();
                for (String query : queries) {
                    json.writeString(query.substring(1));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        byte[] bytes = text.encode(written.toString());
        if (bytes == null) {
            throw new UnsupportedException(
                    "A value has characters that the encoding chosen for this router lacks.");
        }
        return bytes;
    }
}
