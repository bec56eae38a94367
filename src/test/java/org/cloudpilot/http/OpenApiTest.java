package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The document against the table that it is made from, and against what is really answered.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class OpenApiTest {
    private final TemporaryProgram program;
    private final JsonNode document;
    private final SchemaCheck schemas;

    OpenApiTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
        document = program.stranger().get("/openapi.json").json();
        schemas = new SchemaCheck(document);
    }

    @AfterAll
    void close() {
        program.close();
    }

    Stream<Route> routes() {
        return program.listener().table().routes().stream();
    }

    private JsonNode operation(Route route) {
        return document.path("paths")
                .path(route.path().plain())
                .path(route.verb().name().toLowerCase(Locale.ROOT));
    }

    @Test
    void itIsOpenApiForStrangers() {
        ApiResponse answer = program.stranger().get("/openapi.json");
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("3.1.0", answer.at("/openapi"));
        assertEquals(
                Set.of("access_token", "public_key", "private_key"),
                Set.copyOf(answer.names("/components/securitySchemes")));
    }

    @Test
    void itHasEveryEndpointAndNoOther() {
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                verb ->
                                                        documented.add(
                                                                verb.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertEquals(
                routes().map(route -> route.verb() + " " + route.path().plain())
                        .collect(Collectors.toCollection(TreeSet::new)),
                documented);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> lost = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asString().substring(1)).isMissingNode()) {
                lost.add(reference.asString());
            }
        }
        assertEquals(List.of(), lost);
        assertFalse(document.findValues("$ref").isEmpty());
    }

    /// Generators would have to call it something else.
    @Test
    void noSchemaIsCalledLikeAClassOfTheLanguage() {
        List<String> taken =
                document.at("/components/schemas").propertyNames().stream()
                        .filter(OpenApiTest::isOfTheLanguage)
                        .toList();
        assertEquals(List.of(), taken);
    }

    private static boolean isOfTheLanguage(String name) {
        return Object.class.getResource("/java/lang/" + name + ".class") != null
                || name.equalsIgnoreCase("import");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void itsExamplesFitItsSchemas(Route route) {
        JsonNode content =
                operation(route).path("requestBody").path("content").path("application/json");
        if (!content.isMissingNode()) {
            assertEquals(
                    List.of(), schemas.problems(content.path("schema"), content.path("example")));
        }
        for (JsonNode response : operation(route).path("responses")) {
            for (JsonNode each : response.path("content")) {
                if (each.has("example")) {
                    assertEquals(
                            List.of(), schemas.problems(each.path("schema"), each.path("example")));
                }
                for (JsonNode example : each.path("examples")) {
                    assertEquals(
                            List.of(),
                            schemas.problems(each.path("schema"), example.path("value")));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whoMayCallItIsSaid(Route route) {
        boolean open = route.access() instanceof Access.Anonymous;
        assertEquals(open, operation(route).path("security").isArray());
        assertTrue(open || operation(route).path("responses").has("401"));
        assertTrue(
                !(route.access() instanceof Access.Needs)
                        || operation(route).path("responses").has("403"));
    }

    /// A field that would be refused is in no schema; one that may be sent back is.
    @ParameterizedTest
    @MethodSource("routes")
    void noBodyIsOpen(Route route) {
        JsonNode schema =
                operation(route)
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        assertEquals("false", schema.path("additionalProperties").toString());
        JsonNode answer = operation(route).at("/responses/200/content/application~1json/schema");
        boolean changes = route.verb() == Verb.PUT || route.verb() == Verb.PATCH;
        if (changes && !route.path().text().startsWith("/spaces/")) {
            Set<String> missing =
                    new TreeSet<>(
                            document.at(answer.path("$ref").asString().substring(1))
                                    .path("properties")
                                    .propertyNames());
            missing.removeAll(schema.path("properties").propertyNames());
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void whatIsReadOnlyIsSaidToBe() {
        String body = "/requestBody/content/application~1json/schema/properties";
        JsonNode path = document.path("paths").path(new PathTemplate("/routers/{id}/").plain());
        for (String verb : List.of("put", "patch")) {
            JsonNode router = path.path(verb).at(body);
            assertEquals("true", router.at("/created_at/readOnly").toString());
            assertEquals("date-time", router.at("/created_at/format").asString());
            assertTrue(router.at("/name/readOnly").isMissingNode());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whereWaitingHelpsItIsSaid(Route route) {
        JsonNode responses = operation(route).path("responses");
        assertTrue(responses.has("431"));
        OpenApi.errors(route)
                .forEach(
                        (status, codes) ->
                                assertEquals(
                                        codes.contains(Code.TOO_MANY_REQUESTS)
                                                || codes.contains(Code.BUSY),
                                        responses
                                                .path(status.toString())
                                                .path("headers")
                                                .has("Retry-After")));
    }

    /// Real answers, of every kind that needs no more than a router.
    @Test
    void whatIsAnsweredFitsTheSchemas() {
        ApiClient script = program.stranger().register("asha");
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX).user("admin", "secret").start()) {
            check(
                    script.post(
                            "/routers/",
                            "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",\"username\":\"admin\",\"password\":\"secret\"}"
                                    .formatted(router.port())),
                    "post",
                    "/routers/");
            check(
                    script.post(
                            "/routers/1/execute-command/", "{\"command\":\"/system/identity\"}"),
                    "post",
                    "/routers/{id}/execute-command/");
            check(
                    script.post("/routers/1/execute-command/", "{\"command\":\"/nothing/here\"}"),
                    "post",
                    "/routers/{id}/execute-command/");
            check(
                    script.post("/routers/1/test-connection/"),
                    "post",
                    "/routers/{id}/test-connection/");
            for (String path :
                    List.of(
                            "/routers/",
                            "/routers/1/",
                            "/routers/1/device-info/",
                            "/routers/export/",
                            "/users/profile/",
                            "/users/api-keys/",
                            "/users/",
                            "/spaces/",
                            "/spaces/1/members/",
                            "/certificates/review/",
                            "/authorities/",
                            "/health/",
                            "/")) {
                check(script.get(path), "get", path.replace("/1/", "/{id}/"));
            }
            check(script.get("/routers/99/"), "get", "/routers/{id}/");
            check(script.post("/users/generate-api-key/"), "post", "/users/generate-api-key/");
            check(script.patch("/routers/1/", "{\"port\":-1}"), "patch", "/routers/{id}/");
        }
    }

    private void check(ApiResponse answer, String verb, String path) {
        JsonNode schema =
                document.path("paths")
                        .path(new PathTemplate(path).plain())
                        .path(verb)
                        .path("responses")
                        .path(Integer.toString(answer.status()))
                        .path("content")
                        .path("application/json")
                        .path("schema");
        assertFalse(schema.isMissingNode(), verb + path + " says nothing of " + answer);
        assertEquals(List.of(), schemas.problems(schema, answer.json()), verb + " " + path);
    }
}
