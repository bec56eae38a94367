package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where requests go before any of them is worked on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingTest {
    private final TemporaryProgram program;
    private final ApiClient stranger;

    RoutingTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
        stranger = program.stranger();
    }

    @AfterAll
    void close() {
        program.close();
    }

    @Test
    void healthIsForEverybodyAndSaysNothingElse() {
        ApiResponse health = stranger.get("/health/");
        assertEquals(200, health.status());
        assertEquals("{\"status\":\"ok\"}", health.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/"})
    void theTrailingSlashIsOptional(String path) {
        assertEquals(200, stranger.get(path).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/routers/0/",
                "/routers/-1/",
                "/routers/01/",
                "/routers/abc/",
                "/routers/9223372036854775808/",
                "/routers/99999999999999999999999/",
                "/routers//",
                "//health/",
                "/health//",
                "/./health/",
                "/routers/../health/",
                "/%2e%2e/health/",
                "/HEALTH/",
                "/health/;a=b",
                "/favicon.ico"
            })
    void whatIsNotInTheTableIsNotFound(String path) {
        ApiResponse response = stranger.get(path);
        assertEquals(404, response.status());
        assertEquals("not_found", response.code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /health/ | GET, HEAD, OPTIONS",
                "GET | /users/login/ | POST, OPTIONS",
                "DELETE | /routers/ | GET, HEAD, POST, OPTIONS",
                "POST | /routers/1/ | GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
                "GET | /routers/1/execute-command/ | POST, OPTIONS",
                "TRACE | /health/ | GET, HEAD, OPTIONS",
                "BREW | /health/ | GET, HEAD, OPTIONS",
            })
    void anotherMethodIsToldWhichOnesThereAre(String method, String path, String allow) {
        ApiResponse response = stranger.send(method, path, BodyPublishers.noBody());
        assertEquals(405, response.status());
        assertEquals("method_not_allowed", response.code());
        assertEquals(allow, response.header("Allow"));
    }

    @Test
    void optionsAnswersTheMethodsWithoutACredential() {
        ApiResponse response = stranger.send("OPTIONS", "/routers/", BodyPublishers.noBody());
        assertEquals(204, response.status());
        assertEquals("GET, HEAD, POST, OPTIONS", response.header("Allow"));
        assertEquals("", response.text());
    }

    @Test
    void headIsGetWithoutTheBody() {
        ApiResponse head = stranger.send("HEAD", "/health/", BodyPublishers.noBody());
        assertEquals(200, head.status());
        assertEquals("15", head.header("Content-Length"));
        assertEquals("application/json", head.header("Content-Type"));
        assertEquals("", head.text());
        assertEquals(401, stranger.send("HEAD", "/routers/", BodyPublishers.noBody()).status());
    }

    @Test
    void everyAnswerIsUncacheableUnsniffableAndHasAnIdOfItsOwn() {
        ApiResponse good = stranger.get("/health/");
        ApiResponse bad = stranger.get("/nothing");
        for (ApiResponse response : new ApiResponse[] {good, bad}) {
            assertEquals("no-store", response.header("Cache-Control"));
            assertEquals("nosniff", response.header("X-Content-Type-Options"));
            assertEquals("", response.header("Access-Control-Allow-Origin"));
        }
        assertEquals(bad.header("X-Request-Id"), bad.at("/request_id"));
        assertNotEquals(good.header("X-Request-Id"), bad.header("X-Request-Id"));
    }

    @Test
    void anotherOriginGetsNoPermission() {
        ApiResponse preflight =
                stranger.with("Origin", "http://evil.example")
                        .send("OPTIONS", "/routers/", BodyPublishers.noBody());
        assertTrue(
                preflight.headers().map().keySet().stream()
                        .noneMatch(name -> name.startsWith("access-control")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"})
    void ourOwnNamesAreServed(String host) throws Exception {
        assertTrue(answerTo(host).startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:{port}",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost.evil.example:{port}",
                "127.0.0.2:{port}",
                "0.0.0.0:{port}",
                "127.0.0.1.nip.io:{port}"
            })
    void otherHostsAreMisdirected(String host) throws Exception {
        String answer = answerTo(host);
        assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        assertTrue(answer.contains("\"code\":\"wrong_host\""), answer);
    }

    private String answerTo(String host) throws Exception {
        String named = host.replace("{port}", Integer.toString(program.port()));
        try (RawHttp raw = new RawHttp(program.port())) {
            return raw.send("GET /health/ HTTP/1.1\r\nHost: " + named + "\r\n\r\n").answer();
        }
    }
}
