package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests from the OpenAPI document: of its right ones, by one thing or several that are
/// wrong with them.
final class RequestFuzz {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> SEGMENTS =
            List.of(
                    "1",
                    "2",
                    "0",
                    "-1",
                    "01",
                    "9223372036854775807",
                    "9223372036854775808",
                    "1e3",
                    "..",
                    "%2e%2e",
                    "%00",
                    "%zz",
                    "%c3%28",
                    "a%2fb",
                    "null",
                    "*",
                    "1;x=y",
                    "%F0%9F%98%80",
                    "x".repeat(300));
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "x",
                    "../../etc/passwd",
                    "<script>alert(1)</script>",
                    "'; drop table router; --",
                    "${jndi:ldap://x}",
                    "{0} {1} {",
                    "%s%n%x",
                    "\u0000",
                    "\ud800",
                    "\u202etxt",
                    "\r\nX-Injected: 1",
                    "\ud83d\ude00".repeat(50),
                    "x".repeat(5_000),
                    "nan",
                    "2027-01-31T12:00:00Z",
                    "-9999999999999999999-01-01T00:00:00Z",
                    "/ip/address/print",
                    "/system/reboot/../../x",
                    "[find]",
                    "0x1F");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "65536",
                    "2147483648",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1e400",
                    "0.1",
                    "1" + "0".repeat(60),
                    "1" + "0".repeat(200));
    private static final List<String> HEADERS =
            List.of(
                    "X-Space: 1",
                    "X-Space: 99",
                    "X-Space: -1",
                    "X-Space: x",
                    "X-Space: 1\r\nX-Space: 2",
                    "If-Match: \"x\"",
                    "If-Match: ,,,\"",
                    "If-Match: *",
                    "Idempotency-Key: k",
                    "Idempotency-Key: \u00e9",
                    "Idempotency-Key: " + "k".repeat(400),
                    "Last-Event-ID: 1",
                    "Accept: text/html",
                    "Accept-Encoding: gzip, br",
                    "Range: bytes=0-1",
                    "X-HTTP-Method-Override: DELETE",
                    "X-Forwarded-Host: evil.example",
                    "Origin: http://evil.example",
                    "Cookie: a=b",
                    "Expect: 200-ok",
                    "Upgrade: websocket\r\nConnection: Upgrade");

    private final Random random;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String verb, String path, JsonNode description) {}

    /// @param verb and the raw path, and the whole request
    record Made(String operation, String verb, String path, String request) {}

    RequestFuzz(JsonNode document, long seed) {
        random = new Random(seed);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                verb.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                verb.getValue()));
            }
        }
    }

    /// @param credential header lines with their ends
    Made next(String credential) {
        Operation operation = any(operations);
        String verb = rarely(30) ? any(List.of("HEAD", "OPTIONS", "TRACE")) : operation.verb();
        String path = path(operation) + query(operation);
        StringBuilder request = new StringBuilder();
        request.append(verb).append(' ').append(path).append(" HTTP/1.1\r\n{host}");
        request.append(rarely(20) ? "" : credential);
        while (rarely(4)) {
            request.append(any(HEADERS)).append("\r\n");
        }
        String body = body(operation);
        if (!body.isEmpty()) {
            request.append("Content-Type: ")
                    .append(
                            rarely(40)
                                    ? any(List.of("text/plain", "", "a/b/c"))
                                    : "application/json")
                    .append("\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body);
        return new Made(
                operation.description().path("operationId").asString(),
                verb,
                path,
                request.toString());
    }

    private String path(Operation operation) {
        StringBuilder path = new StringBuilder();
        for (String segment : operation.path().substring(1).split("/")) {
            path.append('/');
            if (segment.startsWith("{")) {
                path.append(rarely(2) ? any(SEGMENTS) : "1");
            } else {
                path.append(rarely(60) ? any(SEGMENTS) : segment);
            }
        }
        return rarely(2) ? path + "/" : path.toString();
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.description().path("parameters")) {
            if (parameter.path("in").asString().equals("query") && rarely(2)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(encoded(rarely(2) ? any(TEXTS) : any(NUMBERS)));
            }
        }
        return rarely(20) ? query + (query.isEmpty() ? "?" : "&") + "a=%zz&&=&x" : query.toString();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// As Latin-1 has its bytes.
    private String body(Operation operation) {
        JsonNode example =
                operation.description().at("/requestBody/content/application~1json/example");
        if (example.isMissingNode()) {
            return rarely(15) ? "{}" : "";
        }
        String json = MAPPER.writeValueAsString(mutated(example, 0));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (rarely(25)) {
            text = broken(text);
        }
        return text.replace("\"@number\"", any(NUMBERS));
    }

    private String broken(String json) {
        int at = json.isEmpty() ? 0 : random.nextInt(json.length());
        return switch (random.nextInt(6)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + "\u00c3\u0028\u00ff" + json.substring(at);
            case 2 -> "[".repeat(5_000);
            case 3 -> json + json;
            case 4 -> "{\"a\":".repeat(50) + "1" + "}".repeat(50);
            default -> json.replace(",", ",\"name\":1,\"name\":2,");
        };
    }

    private JsonNode mutated(JsonNode node, int depth) {
        if (depth > 0 && rarely(6)) {
            return odd();
        }
        if (node.isObject()) {
            ObjectNode fresh = NODES.objectNode();
            node.properties()
                    .forEach(
                            each -> {
                                if (!rarely(8)) {
                                    fresh.set(each.getKey(), mutated(each.getValue(), depth + 1));
                                }
                            });
            if (rarely(10)) {
                fresh.set(any(TEXTS), odd());
            }
            return fresh;
        }
        if (node.isArray()) {
            ArrayNode fresh = NODES.arrayNode();
            node.forEach(each -> fresh.add(mutated(each, depth + 1)));
            return fresh;
        }
        return node;
    }

    private JsonNode odd() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.stringNode("@number");
            case 2 -> NODES.arrayNode().add(1).add("x").addNull();
            case 3 -> NODES.objectNode().put("x", 1);
            case 4 -> NODES.booleanNode(true);
            default -> NODES.stringNode(any(TEXTS));
        };
    }

    /// Once in `times`.
    private boolean rarely(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
