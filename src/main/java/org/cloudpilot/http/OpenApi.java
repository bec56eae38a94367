package org.cloudpilot.http;

import static org.cloudpilot.http.Schemas.ordered;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;

/// The OpenAPI 3.1 document, made from the table of endpoints.
final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)(:word)?}");
    private static final String JSON = "application/json";
    private static final List<Object> SECURITY =
            List.of(
                    Map.of("access_token", List.of()),
                    ordered("public_key", List.of(), "private_key", List.of()));

    private final Schemas schemas = new Schemas();
    private final List<Route> routes;
    private final String version;

    private OpenApi(List<Route> routes, String version) {
        this.routes = routes;
        this.version = version;
    }

    static byte[] document(List<Route> routes, String version) {
        return Json.write(new OpenApi(routes, version).document());
    }

    private Map<String, Object> document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        Set<String> tags = new TreeSet<>();
        for (Route route : routes) {
            @SuppressWarnings("unchecked")
            Map<String, Object> path =
                    (Map<String, Object>)
                            paths.computeIfAbsent(route.path().plain(), _ -> new LinkedHashMap<>());
            path.put(route.verb().name().toLowerCase(Locale.ROOT), operation(route));
            tags.add(tag(route));
        }
        Map<String, Object> components =
                ordered("schemas", schemas.named(), "securitySchemes", securitySchemes());
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                info(),
                "servers",
                List.of(Map.of("url", "/")),
                "tags",
                tags.stream().map(OpenApi::described).toList(),
                "security",
                SECURITY,
                "paths",
                paths,
                "components",
                components);
    }

    private Map<String, Object> info() {
        return ordered(
                "title", "CloudPilot",
                "version", version,
                "description", Sentences.of("api.about"),
                "contact", ordered("name", "CloudPilot"),
                "license", ordered("name", "Apache-2.0", "identifier", "Apache-2.0"));
    }

    private static Map<String, Object> described(String tag) {
        return ordered("name", tag, "description", Sentences.of("api.tag." + tag));
    }

    private static String tag(Route route) {
        List<String> segments = PathTemplate.segments(route.path().text());
        Set<String> general = Set.of("health", "openapi.json", "swagger", "docs", "metrics");
        return segments.isEmpty() || general.contains(segments.getFirst())
                ? "general"
                : segments.getFirst();
    }

    private static Map<String, Object> securitySchemes() {
        return ordered(
                "access_token",
                ordered("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                "public_key",
                ordered("type", "apiKey", "in", "header", "name", "X-API-Key"),
                "private_key",
                ordered("type", "apiKey", "in", "header", "name", "X-Private-Key"));
    }

    private Map<String, Object> operation(Route route) {
        Manual manual = route.manual();
        Map<String, Object> operation =
                ordered(
                        "operationId", manual.operation(),
                        "tags", List.of(tag(route)),
                        "summary", Sentences.of(manual.meaning()),
                        "description", description(route));
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!manual.body().isEmpty()) {
            operation.put("requestBody", body(route));
        }
        operation.put("responses", responses(route));
        if (route.access() instanceof Access.Anonymous) {
            operation.put("security", List.of());
        }
        return operation;
    }

    private static String description(Route route) {
        String who =
                switch (route.access()) {
                    case Access.Anonymous() -> Sentences.of("api.for_anybody");
                    case Access.AnyCredential() -> Sentences.of("api.for_any_credential");
                    case Access.Needs(var scope) -> Sentences.of("api.for_scope", scope.word());
                };
        return Sentences.of(route.manual().meaning()) + " " + who;
    }

    private static List<Object> parameters(Route route) {
        List<Object> parameters = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(route.path().text());
        while (variable.find()) {
            parameters.add(inPath(variable.group(1), variable.group(2) != null));
        }
        for (Field field : route.manual().query()) {
            parameters.add(
                    ordered(
                            "name", field.name(),
                            "in", "query",
                            "required", field.required(),
                            "description", Sentences.of(field.meaning()),
                            "schema", Schemas.field(field)));
        }
        for (String header : route.manual().headers()) {
            parameters.add(inHeader(header, ordered("type", "string")));
        }
        if (!(route.access() instanceof Access.Anonymous)) {
            parameters.add(inHeader("X-Space", Schemas.id()));
        }
        return parameters;
    }

    private static Map<String, Object> inPath(String name, boolean word) {
        return ordered(
                "name",
                name,
                "in",
                "path",
                "required",
                true,
                "description",
                Sentences.of("api.path." + name),
                "schema",
                word ? ordered("type", "string", "pattern", "^[A-Za-z0-9._-]+$") : Schemas.id(),
                "example",
                word ? Sentences.of("api.path_example." + name) : (Object) 1);
    }

    private static Map<String, Object> inHeader(String name, Map<String, Object> schema) {
        return ordered(
                "name",
                name,
                "in",
                "header",
                "required",
                false,
                "description",
                Sentences.of("api.header." + name),
                "schema",
                schema);
    }

    private Map<String, Object> body(Route route) {
        return ordered(
                "required",
                route.intake() == Intake.OBJECT,
                "content",
                ordered(
                        JSON,
                        ordered(
                                "schema", schema(route.manual()),
                                "example", example(route))));
    }

    /// The fields that it reads, and those of the answer that may be sent back. PUT and PATCH take
    /// the same; generators make one class of it, which needs a name.
    private Map<String, Object> schema(Manual manual) {
        if (manual.ignored().isEmpty()) {
            return Schemas.body(manual.body(), true);
        }
        Object answer = Objects.requireNonNull(manual.replies().getFirst().example());
        Map<String, Object> sentBack = new LinkedHashMap<>();
        manual.ignored().forEach(name -> sentBack.put(name, schemas.readOnly(answer, name)));
        Map<String, Object> schema = ordered("title", Schemas.name(answer.getClass()) + "Change");
        schema.putAll(Schemas.body(manual.body(), sentBack, true));
        return schema;
    }

    /// The required fields, and those that go beside them; `line` and `csv` stand alone.
    static Map<String, Object> example(Route route) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (Field field : route.manual().body()) {
            boolean alone = Set.of("line", "csv").contains(field.name());
            boolean fits =
                    !Set.of("data", "via_password", "use_https").contains(field.name())
                            && field.kind() != Field.Kind.TIME;
            boolean udp = field.name().equals("knock");
            if (!alone && (field.required() || fits) && !udp) {
                example.put(field.name(), field.example());
            }
        }
        return example;
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Manual.Reply reply : route.manual().replies()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> response =
                    (Map<String, Object>)
                            responses.computeIfAbsent(
                                    Integer.toString(reply.status()),
                                    _ ->
                                            ordered(
                                                    "description",
                                                    Sentences.of(route.manual().meaning())));
            addContent(response, reply);
        }
        errors(route).forEach((status, codes) -> responses.put(status.toString(), error(codes)));
        return responses;
    }

    private void addContent(Map<String, Object> response, Manual.Reply reply) {
        Object example = reply.example();
        if (example == null) {
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> content =
                (Map<String, Object>)
                        response.computeIfAbsent("content", _ -> new LinkedHashMap<>());
        content.put(
                reply.type(), ordered("schema", schema(reply.type(), example), "example", example));
    }

    private Map<String, Object> schema(String type, Object example) {
        if (!type.equals(JSON)) {
            return ordered("type", "string");
        }
        return example instanceof Map ? ordered("type", "object") : schemas.of(example);
    }

    /// Those of its own, and those that follow from its row.
    static Map<Integer, Set<Code>> errors(Route route) {
        Set<Code> codes =
                EnumSet.of(
                        Code.WRONG_HOST,
                        Code.INTERNAL_ERROR,
                        Code.MALFORMED_REQUEST,
                        Code.HEADERS_TOO_LARGE);
        codes.addAll(route.manual().codes());
        if (!(route.access() instanceof Access.Anonymous)) {
            codes.addAll(
                    EnumSet.of(
                            Code.NO_CREDENTIALS,
                            Code.BAD_CREDENTIALS,
                            Code.LOCKED,
                            Code.TOO_MANY_REQUESTS,
                            Code.NOT_FOUND,
                            Code.STORE_BROKEN));
        }
        if (route.access() instanceof Access.Needs) {
            codes.add(Code.SCOPE_TOO_SMALL);
        }
        if (!route.manual().query().isEmpty()) {
            codes.add(Code.INVALID);
        }
        if (route.path().text().contains("{")) {
            codes.add(Code.NOT_FOUND);
        }
        if (route.manual().headers().contains(Repeats.HEADER)) {
            codes.addAll(
                    EnumSet.of(Code.REPEAT_MISMATCH, Code.REPEAT_UNDER_WAY, Code.REPEAT_UNKNOWN));
        }
        if (route.intake() != Intake.NOTHING) {
            codes.addAll(
                    EnumSet.of(
                            Code.INVALID,
                            Code.MALFORMED_JSON,
                            Code.REQUEST_TIMEOUT,
                            Code.TOO_LARGE,
                            Code.UNSUPPORTED_MEDIA_TYPE,
                            Code.STORE_BROKEN));
        }
        Map<Integer, Set<Code>> byStatus = new TreeMap<>();
        codes.forEach(
                code ->
                        byStatus.computeIfAbsent(code.status(), _ -> EnumSet.noneOf(Code.class))
                                .add(code));
        return byStatus;
    }

    private Map<String, Object> error(Set<Code> codes) {
        Map<String, Object> examples = new LinkedHashMap<>();
        StringBuilder description = new StringBuilder();
        for (Code code : codes) {
            String meaning = Sentences.of(code.meaning());
            description.append("`").append(code.word()).append("`: ").append(meaning).append(' ');
            examples.put(
                    code.word(),
                    ordered(
                            "value",
                            ApiErrorBody.of(code.meaning(), code.word(), "5f0c2d9a11e47b30")));
        }
        Map<String, Object> response =
                ordered(
                        "description",
                        description.toString().strip(),
                        "content",
                        ordered(
                                JSON,
                                ordered(
                                        "schema",
                                        schemas.reference(ApiErrorBody.class),
                                        "examples",
                                        examples)));
        Map<String, Object> headers = headers(codes);
        if (headers != null) {
            response.put("headers", headers);
        }
        return response;
    }

    private static @Nullable Map<String, Object> headers(Set<Code> codes) {
        if (codes.contains(Code.NO_CREDENTIALS) || codes.contains(Code.BAD_CREDENTIALS)) {
            return header("WWW-Authenticate", "string");
        }
        return codes.contains(Code.TOO_MANY_REQUESTS) || codes.contains(Code.BUSY)
                ? header("Retry-After", "integer")
                : null;
    }

    private static Map<String, Object> header(String name, String type) {
        return ordered(
                name,
                ordered(
                        "description",
                        Sentences.of("api.header." + name),
                        "schema",
                        ordered("type", type)));
    }
}
