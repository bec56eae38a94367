package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are sent again under the same `Idempotency-Key`.
@Timeout(60)
class RepeatTest {
    private static final String ROUTER =
            "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":1,"
                    + "\"username\":\"u\",\"password\":\"p\"}";

    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient script;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        script = program.stranger().register("asha");
    }

    @AfterEach
    void close() {
        program.close();
    }

    private static ApiClient named(ApiClient client, String key) {
        return client.with("Idempotency-Key", key);
    }

    @Test
    void aRouterIsAddedOnce() {
        ApiResponse first = named(script, "a").post("/routers/", ROUTER);
        ApiResponse again = named(script, "a").post("/routers/", ROUTER);
        assertEquals(201, first.status());
        assertEquals(201, again.status());
        assertEquals(first.text(), again.text());
        assertEquals(first.header("Location"), again.header("Location"));
        assertFalse(first.header("ETag").isEmpty());
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, script.get("/routers/").json().size());
        assertNotEquals(first.at("/id"), named(script, "b").post("/routers/", ROUTER).at("/id"));
    }

    @Test
    void anotherBodyUnderTheSameNameIsRefused() {
        named(script, "a").post("/routers/", ROUTER);
        ApiResponse other = named(script, "a").post("/routers/", ROUTER.replace("\"r\"", "\"s\""));
        assertEquals(409, other.status());
        assertEquals("repeat_mismatch", other.code());
        assertEquals(1, script.get("/routers/").json().size());
    }

    @Test
    void whatWasRefusedIsNotKept() {
        ApiResponse bad = named(script, "a").post("/routers/", "{\"name\":\"r\"}");
        assertEquals(400, bad.status());
        assertEquals(201, named(script, "a").post("/routers/", ROUTER).status());
    }

    @Test
    void itSurvivesARestartAndIsSealed() throws Exception {
        ApiResponse pair = script.post("/users/generate-api-key/");
        String publicKey = pair.at("/api_key/public_key");
        String privateKey = pair.at("/api_key/private_key");
        ApiResponse first = named(script, "a").post("/routers/", ROUTER);
        program.close();
        program = TemporaryProgram.in(folder);
        ApiResponse again =
                named(program.stranger().withKeys(publicKey, privateKey), "a")
                        .post("/routers/", ROUTER);
        assertEquals(first.text(), again.text());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains("is_online"), file.toString());
            }
        }
    }

    @Test
    void keysOfTwoUsersOrEndpointsAreTwo() {
        ApiResponse invitation = script.post("/users/invitations/");
        ApiResponse made =
                program.stranger()
                        .post(
                                "/users/register/",
                                "{\"username\":\"omar\",\"password\":\"%s\",\"invitation\":\"%s\"}"
                                        .formatted(
                                                ApiClient.PASSWORD, invitation.at("/invitation")));
        ApiClient omar =
                program.stranger()
                        .withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
        named(script, "a").post("/routers/", ROUTER);
        ApiResponse his = named(omar, "a").post("/routers/", ROUTER.replace("\"r\"", "\"s\""));
        assertEquals(201, his.status(), his.text());
    }

    @Test
    void aCommandIsCarriedOutOnce() {
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX).user("admin", "secret").start()) {
            String path =
                    script.post(
                                    "/routers/",
                                    "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",\"username\":\"admin\",\"password\":\"secret\"}"
                                            .formatted(router.port()))
                            .header("Location");
            String add =
                    "{\"command\":\"/ip/firewall/address-list\",\"method\":\"PUT\","
                            + "\"data\":{\"list\":\"once\",\"address\":\"192.0.2.1\"}}";
            ApiResponse first = named(script, "c").post(path + "execute-command/", add);
            ApiResponse again = named(script, "c").post(path + "execute-command/", add);
            assertEquals(200, first.status(), first.text());
            assertEquals(first.text(), again.text());
            ApiResponse rows =
                    script.post(
                            path + "execute-command/",
                            "{\"command\":\"/ip/firewall/address-list\",\"params\":{\"list\":\"once\"}}");
            assertEquals(1, rows.json().at("/result").size());
        }
    }

    @Test
    void whatNeverReachedTheRouterMayBeTriedAgain() {
        String path = script.post("/routers/", ROUTER).header("Location");
        String print = "{\"command\":\"/system/identity\"}";
        ApiResponse first = named(script, "d").post(path + "execute-command/", print);
        assertEquals(502, first.status(), first.text());
        ApiResponse again = named(script, "d").post(path + "execute-command/", print);
        assertEquals(502, again.status());
        assertEquals("", again.header("Idempotency-Replayed"));
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> named(script, "e").post("/routers/", ROUTER).status());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertEquals(true, List.of(201, 409).contains(status.get()));
            }
        }
        assertEquals(1, script.get("/routers/").json().size());
    }

    @Test
    void aKeyOfOddLettersIsRefused() {
        ApiResponse odd = named(script, "a b").post("/routers/", ROUTER);
        assertEquals(400, odd.status());
        assertEquals("malformed_request", odd.code());
        assertEquals(400, named(script, "k".repeat(256)).post("/routers/", ROUTER).status());
    }
}
