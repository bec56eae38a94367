package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.simulator.rest.HttpRequest;
import org.cloudpilot.simulator.rest.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One REST request of a user, carried out: GET prints, PUT adds, PATCH sets, DELETE removes, POST
/// is any command.
final class RestCall {
    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Chassis router;
    private final Account user;
    private final Running running;
    private final List<Runnable> afterwards;

    /// @param afterwards takes what is to be done when the answer has been sent
    RestCall(Chassis router, Account user, Running running, List<Runnable> afterwards) {
        this.afterwards = afterwards;
        this.router = router;
        this.user = user;
        this.running = running;
    }

    /// @param path below `/rest`
    /// @return null where a router never answers
    @Nullable HttpResponse answer(HttpRequest request, List<String> path)
            throws InterruptedException {
        if (request.body().length > 0
                && !"application/json".equals(request.headers().get("content-type"))) {
            return error(415, null);
        }
        try {
            return switch (request.method()) {
                case "GET" -> get(path, request.parameters());
                case "PUT" -> put(path, body(request));
                case "PATCH" -> patch(path, body(request));
                case "DELETE" -> delete(path);
                case "POST" -> post(path, body(request));
                default -> error(405, null);
            };
        } catch (Trap trap) {
            if (running.isOver()) {
                return error(400, "Session closed");
            }
            boolean missing = trap.text().equals(Trap.noSuchItem().text());
            return error(missing ? 404 : 400, trap.text());
        }
    }

    static HttpResponse error(int status, @Nullable String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("error", status);
        body.put(
                "message",
                switch (status) {
                    case 401 -> "Unauthorized";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 405 -> "Method Not Allowed";
                    case 415 -> "Unsupported Media Type";
                    default -> "Bad Request";
                });
        return HttpResponse.of(status, JSON, MAPPER.writeValueAsBytes(body));
    }

    private HttpResponse json(int status, Object value) {
        return HttpResponse.of(status, JSON, router.bytes(MAPPER.writeValueAsString(value)));
    }

    /// The command that a request means, as the binary API would name it.
    static String command(HttpRequest request) {
        List<String> path = request.segments().stream().skip(1).toList();
        List<String> menu = path.isEmpty() ? path : path.subList(0, path.size() - 1);
        return switch (request.method()) {
            case "PUT" -> menu(path) + "/add";
            case "PATCH" -> menu(menu) + "/set";
            case "DELETE" -> menu(menu) + "/remove";
            case "GET" -> menu(path) + "/print";
            default -> menu(path);
        };
    }

    private static String menu(List<String> path) {
        return "/" + String.join("/", path);
    }

    private HttpResponse get(List<String> path, List<String> parameters)
            throws InterruptedException {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> queries = new ArrayList<>();
        for (String each : parameters) {
            if (each.startsWith(".proplist=")) {
                attributes.put(".proplist", each.substring(10));
            } else {
                queries.add("?" + each);
            }
        }
        Table table = table(path);
        if (table != null) {
            List<Map<String, String>> rows = print(menu(path), attributes, queries);
            return table.kind == Table.Kind.SINGLETON && rows.size() == 1
                    ? json(200, rows.getFirst())
                    : json(200, rows);
        }
        return json(200, item(path, attributes));
    }

    private @Nullable Table table(List<String> path) {
        return router.device.locked(() -> router.device.find(menu(path)));
    }

    /// The item that the last segment names.
    private Map<String, String> item(List<String> path, Map<String, String> attributes)
            throws InterruptedException {
        String id = idOf(path);
        return print(menu(path.subList(0, path.size() - 1)), attributes, List.of("?.id=" + id))
                .stream()
                .findFirst()
                .orElseThrow(Trap::noSuchItem);
    }

    private String idOf(List<String> path) {
        if (path.isEmpty() || table(path) != null) {
            throw new Trap(Trap.NONE, "missing or invalid resource identifier");
        }
        Table table = table(path.subList(0, path.size() - 1));
        if (table == null) {
            throw noSuch(path.getLast());
        }
        if (table.kind == Table.Kind.SINGLETON || path.getLast().contains(",")) {
            throw new Trap(Trap.NONE, "missing or invalid resource identifier");
        }
        return router.device.locked(() -> table.ids(path.getLast()).getFirst());
    }

    private static Trap noSuch(String word) {
        return new Trap(Trap.NONE, "no such command or directory (" + word + ")");
    }

    private List<Map<String, String>> print(
            String menu, Map<String, String> attributes, List<String> queries)
            throws InterruptedException {
        return run(new Request(menu, "print", attributes, queries, null)).rows();
    }

    private Collected run(Request request) throws InterruptedException {
        router.tally.saw(request.path());
        Collected collected = new Collected(afterwards);
        router.carryOut(user, request, collected, running);
        return collected;
    }

    private HttpResponse put(List<String> path, Map<String, String> body)
            throws InterruptedException {
        String id = run(new Request(menu(path), "add", body, List.of(), null)).ret();
        if (id == null) {
            throw noSuch("add");
        }
        List<String> made = new ArrayList<>(path);
        made.add(id);
        return json(201, item(made, Map.of()));
    }

    private HttpResponse patch(List<String> path, Map<String, String> body)
            throws InterruptedException {
        String id = idOf(path);
        Map<String, String> attributes = new LinkedHashMap<>(body);
        attributes.put(".id", id);
        String menu = menu(path.subList(0, path.size() - 1));
        run(new Request(menu, "set", attributes, List.of(), null));
        return json(
                200,
                print(menu, Map.of(), List.of("?.id=" + id)).stream()
                        .findFirst()
                        .orElseThrow(Trap::noSuchItem));
    }

    private HttpResponse delete(List<String> path) throws InterruptedException {
        String id = idOf(path);
        String menu = menu(path.subList(0, path.size() - 1));
        run(new Request(menu, "remove", Map.of(".id", id), List.of(), null));
        return HttpResponse.of(204, Map.of(), new byte[0]);
    }

    private @Nullable HttpResponse post(List<String> path, Map<String, String> body)
            throws InterruptedException {
        if (path.isEmpty()) {
            throw noSuch("");
        }
        List<String> queries = new ArrayList<>();
        String asked = body.remove(".query");
        if (asked != null) {
            for (String each : asked.split("\n")) {
                queries.add("?" + each);
            }
        }
        Request request =
                new Request(
                        path.size() == 1 ? "/" : menu(path.subList(0, path.size() - 1)),
                        path.getLast(),
                        body,
                        queries,
                        null);
        try {
            Collected collected = run(request);
            String ret = collected.ret();
            return json(200, ret == null ? collected.rows() : Map.of("ret", ret));
        } catch (Trap trap) {
            if (request.verb().equals("listen") && running.isOver()) {
                return null;
            }
            if (trap.text().startsWith("no such command")) {
                throw noSuch(path.getLast());
            }
            throw trap;
        }
    }

    /// The members as text; `.query` as lines, `.proplist` parted by commas.
    private Map<String, String> body(HttpRequest request) {
        Map<String, String> members = new LinkedHashMap<>();
        if (request.body().length == 0) {
            return members;
        }
        try {
            JsonNode root =
                    MAPPER.readTree(router.text.text(request.body(), 0, request.body().length));
            if (!root.isObject()) {
                throw new Trap(Trap.NONE, "expected a JSON object");
            }
            root.properties()
                    .forEach(
                            member ->
                                    members.put(
                                            member.getKey(),
                                            text(member.getKey(), member.getValue())));
            return members;
        } catch (JacksonException notJson) {
            throw new Trap(Trap.NONE, "invalid JSON");
        }
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray() && (name.equals(".query") || name.equals(".proplist"))) {
            List<String> words = new ArrayList<>();
            value.forEach(each -> words.add(each.asString()));
            return String.join(name.equals(".query") ? "\n" : ",", words);
        }
        if (value.isContainer()) {
            throw new Trap(Trap.NONE, "invalid value for " + name);
        }
        return value.isNull() ? "" : value.asString();
    }
}
