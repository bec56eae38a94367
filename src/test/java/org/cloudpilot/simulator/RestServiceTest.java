package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.cloudpilot.model.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// REST, spoken to with the JDK's own client.
class RestServiceTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @AfterEach
    void end() {
        client.close();
    }

    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .rest()
                .user("admin", "pass:wörd")
                .user("viewer", "x", "read")
                .group("api-only", "read", "write", "api")
                .user("limited", "x", "api-only")
                .user("elsewhere", "x", "full", "10.0.0.0/8")
                .restCut(Duration.ofMillis(200));
    }

    private static HttpRequest.Builder request(SimulatedRouter router, String path) {
        return as(router, path, "admin", "pass:wörd");
    }

    private static HttpRequest.Builder as(
            SimulatedRouter router, String path, String name, String password) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(
                        URI.create("http://" + router.endpoint(Transport.REST) + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + basic);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(
            SimulatedRouter router, String method, String path, String body) throws Exception {
        return send(
                request(router, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    @Test
    void itemsAreAddedChangedReadAndRemoved() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            HttpResponse<String> added =
                    send(
                            router,
                            "PUT",
                            "/rest/ip/address",
                            "{\"address\":\"10.9.9.1/24\",\"interface\":\"ether2\",\"disabled\":true}");
            assertEquals(201, added.statusCode());
            String id = json(added).get(".id").asString();
            assertEquals("true", json(added).get("disabled").stringValue());
            HttpResponse<String> patched =
                    send(router, "PATCH", "/rest/ip/address/" + id, "{\"comment\":\"Küche\"}");
            assertEquals("Küche", json(patched).get("comment").stringValue());
            assertEquals(200, patched.statusCode());
            assertEquals(
                    "10.9.9.1/24",
                    json(send(request(router, "/rest/ip/address/" + id)))
                            .get("address")
                            .stringValue());
            HttpResponse<String> removed = send(request(router, "/rest/ip/address/" + id).DELETE());
            assertEquals(204, removed.statusCode());
            assertEquals("", removed.body());
            HttpResponse<String> gone = send(request(router, "/rest/ip/address/" + id));
            assertEquals(404, gone.statusCode());
            assertEquals(404, json(gone).get("error").intValue());
            assertEquals("Not Found", json(gone).get("message").stringValue());
        }
    }

    @Test
    void queriesFilterAndProplistsChoose() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertEquals(
                    "[{\"name\":\"ether1\"}]",
                    send(request(router, "/rest/interface?comment=uplink&.proplist=name")).body());
            assertEquals(
                    "[{\"name\":\"ether1\"},{\"name\":\"bridge\"}]",
                    send(
                                    router,
                                    "POST",
                                    "/rest/interface/print",
                                    "{\".proplist\":[\"name\"],\".query\":[\"name=ether1\",\"name=bridge\",\"#|\"]}")
                            .body());
            assertEquals(
                    "[{\"name\":\"ether2\",\"type\":\"ether\"}]",
                    send(
                                    router,
                                    "POST",
                                    "/rest/interface/print",
                                    "{\".proplist\":\"name,type\",\".query\":[\"name=ether2\"]}")
                            .body());
            assertEquals(
                    "{\"ret\":\"6\"}",
                    send(router, "POST", "/rest/interface/print", "{\"count-only\":\"\"}").body());
            assertTrue(json(send(request(router, "/rest/system/resource"))).isObject());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin, wrong, 401, Unauthorized",
        "elsewhere, x, 401, Unauthorized",
        "limited, x, 403, Forbidden"
    })
    void strangersAreRefused(String name, String password, int status, String message)
            throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            HttpResponse<String> refused =
                    send(as(router, "/rest/system/resource", name, password));
            assertEquals(status, refused.statusCode());
            assertEquals(message, json(refused).get("message").stringValue());
            assertEquals(1, router.refusals());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /rest/no/such/print | {} | no such command or directory (print)",
                "PUT | /rest/ip/address | {\"colour\":\"red\"} | unknown parameter colour",
                "PUT | /rest/ip/address | {\"colour\": | invalid JSON",
                "PATCH | /rest/system/identity | {} | missing or invalid resource identifier",
                "DELETE | /rest/system/identity/x | '' | missing or invalid resource identifier",
                "POST | /rest/system/resource/monitor | {} | Session closed"
            })
    void whatARouterRefusesSaysWhy(String method, String path, String body, String detail)
            throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            HttpResponse<String> refused = send(router, method, path, body);
            assertEquals(400, refused.statusCode(), refused.body());
            assertEquals(detail, json(refused).get("detail").stringValue());
            assertEquals("Bad Request", json(refused).get("message").stringValue());
        }
    }

    @Test
    void readersMayNotWrite() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            HttpResponse<String> refused =
                    send(as(router, "/rest/interface/*1", "viewer", "x").DELETE());
            assertEquals("not enough permissions (9)", json(refused).get("detail").stringValue());
        }
    }

    @Test
    void onlyTheExactContentTypeIsTaken() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertEquals(
                    415,
                    send(request(router, "/rest/interface/print")
                                    .header("Content-Type", "application/json; charset=utf-8")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.0.5"})
    void olderVersionsHaveNoRest(String version) throws Exception {
        try (SimulatedRouter router = router(version).start()) {
            HttpResponse<String> page = send(request(router, "/rest/system/resource"));
            assertEquals(404, page.statusCode());
            assertEquals("text/html", page.headers().firstValue("Content-Type").orElse(""));
        }
    }

    @Test
    void listenNeverSendsAByte() {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertThrows(
                    IOException.class, () -> send(router, "POST", "/rest/interface/listen", "{}"));
        }
    }

    @Test
    void namesAndIdsAreDecoded() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            send(router, "PUT", "/rest/queue/simple", "{\"name\":\"a/b +%\",\"target\":\"\"}");
            String name = URLEncoder.encode("a/b +%", StandardCharsets.UTF_8).replace("+", "%20");
            assertEquals(
                    "a/b +%",
                    json(send(request(router, "/rest/queue/simple/" + name)))
                            .get("name")
                            .stringValue());
        }
    }

    @Test
    void aRebootEndsEverythingForAWhile() throws Exception {
        try (SimulatedRouter router = router("7.18.2").rebootTime(Duration.ofMillis(300)).start()) {
            assertEquals(200, send(router, "POST", "/rest/system/reboot", "{}").statusCode());
            long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            boolean wasClosed = false;
            boolean isBack = false;
            while (!isBack && System.nanoTime() < limit) {
                try {
                    isBack =
                            send(request(router, "/rest/system/identity")).statusCode() == 200
                                    && wasClosed;
                } catch (ConnectException closed) {
                    wasClosed = true;
                } catch (IOException lost) {
                    // the connection that was open before
                }
            }
            assertTrue(wasClosed);
            assertTrue(isBack);
        }
    }

    @Test
    void faultsAreShown() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            router.misbehave(new Fault.Redirect("http://127.0.0.1:1/rest"));
            HttpResponse<String> redirect = send(request(router, "/rest/interface"));
            assertEquals(302, redirect.statusCode());
            assertEquals(
                    "http://127.0.0.1:1/rest",
                    redirect.headers().firstValue("Location").orElse(""));
            router.misbehave(new Fault.WebPage());
            assertTrue(send(request(router, "/rest/interface")).body().startsWith("<!DOCTYPE"));
            router.misbehave(new Fault.HugeAnswer(5_000_000));
            assertEquals(5_000_000, send(request(router, "/rest/interface")).body().length());
            router.misbehave(new Fault.EndlessRows());
            try (InputStream endless =
                    client.send(
                                    request(router, "/rest/interface").build(),
                                    BodyHandlers.ofInputStream())
                            .body()) {
                assertEquals(3_000_000, endless.readNBytes(3_000_000).length);
            }
            router.misbehave(new Fault.CutAfter(20));
            assertThrows(IOException.class, () -> send(request(router, "/rest/interface")));
            router.misbehave(
                    new Fault.Say("no answer\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThrows(IOException.class, () -> send(request(router, "/rest/interface")));
        }
    }

    @Test
    void aServiceServesOnlyItsNetworksAndSoManyAtOnce() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertEquals(
                    200,
                    send(
                                    router,
                                    "POST",
                                    "/rest/ip/service/set",
                                    "{\"numbers\":\"www\",\"address\":\"10.0.0.0/8\"}")
                            .statusCode());
            try (HttpClient another = HttpClient.newHttpClient()) {
                assertThrows(
                        IOException.class,
                        () ->
                                another.send(
                                        request(router, "/rest/interface").build(),
                                        BodyHandlers.ofString()));
            }
        }
    }
}
