package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What scripts could do to the system before this one, as far as no feature's own test shows it.
@Timeout(120)
class KnownWeaknessesTest {
    private static final String PAIR = "{\"public_key\":\"%s\",\"private_key\":\"%s\"}";

    @TempDir Path folder;

    @Test
    void threeHundredGuessesAreTen() {
        Clock still = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
        try (TemporaryProgram program = TemporaryProgram.openToAllAt(still, folder)) {
            ApiClient owner = program.stranger().register("asha");
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (int i = 0; i < 300; i++) {
                ApiClient guess = owner.with("X-Private-Key", "cp_priv_%043d".formatted(i));
                statuses.merge(guess.get("/routers/").status(), 1, Integer::sum);
            }
            assertEquals(Map.of(401, 10, 429, 290), statuses);
            assertEquals(200, owner.get("/routers/").status());
        }
    }

    @Test
    void aTokenDiesWithThePairThatIsRotated() {
        try (TemporaryProgram program = TemporaryProgram.in(folder)) {
            ApiClient stranger = program.stranger();
            ApiClient owner = stranger.register("asha");
            ApiResponse made = owner.post("/users/generate-api-key/");
            String pair =
                    PAIR.formatted(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
            ApiResponse tokens = stranger.post("/users/api-key-login/", pair);
            ApiClient token = stranger.withToken(tokens.at("/access_token"));
            assertEquals(200, token.get("/routers/").status());
            ApiResponse rotated =
                    owner.post(
                            "/users/rotate-api-keys/",
                            "{\"public_key\":\"%s\"}".formatted(made.at("/api_key/public_key")));
            assertEquals(201, rotated.status(), rotated.text());
            assertEquals(401, token.get("/routers/").status());
            assertEquals(401, stranger.post("/users/api-key-login/", pair).status());
            String refresh = "{\"refresh_token\":\"%s\"}".formatted(tokens.at("/refresh_token"));
            assertEquals(401, stranger.post("/users/refresh/", refresh).status());
        }
    }

    /// Nothing that signs is in the program: each store has made its own.
    @Test
    void aTokenOfOneStoreIsNothingToAnother() {
        try (TemporaryProgram one = TemporaryProgram.in(folder.resolve("one"));
                TemporaryProgram another = TemporaryProgram.in(folder.resolve("another"))) {
            one.stranger().register("asha");
            ApiClient owner = another.stranger().register("asha");
            String token =
                    one.stranger()
                            .post(
                                    "/users/login/",
                                    "{\"username\":\"asha\",\"password\":\"%s\"}"
                                            .formatted(ApiClient.PASSWORD))
                            .at("/access_token");
            assertEquals(200, one.stranger().withToken(token).get("/routers/").status());
            assertEquals(401, another.stranger().withToken(token).get("/routers/").status());
            assertEquals(200, owner.get("/routers/").status());
        }
    }

    @Test
    void fourHangingRoutersBlockNobody() throws Exception {
        List<SimulatedRouter> routers = new ArrayList<>();
        try (TemporaryProgram program = TemporaryProgram.in(folder)) {
            ApiClient script = program.stranger().register("asha");
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SimulatedRouter hanging = SimulatedRouter.builder(Hardware.HEX).start();
                routers.add(hanging);
                String path = register(script, hanging);
                assertEquals(200, script.get(path + "device-info/").status());
                hanging.misbehave(new Fault.NeverAnswer());
                waiting.add(
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                script.post(
                                                        path + "execute-command/",
                                                        "{\"command\":\"ip/address\",\"timeout_s\":100}")));
            }
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> {
                        while (routers.stream().anyMatch(KnownWeaknessesTest::isUnasked)) {
                            Thread.onSpinWait();
                        }
                    });
            try (SimulatedRouter good = SimulatedRouter.builder(Hardware.HEX).start()) {
                String path = register(script, good);
                assertEquals(200, script.get(path + "device-info/").status());
                assertEquals(200, script.get("/routers/").status());
            }
            assertTrue(waiting.stream().allMatch(Thread::isAlive));
            routers.forEach(SimulatedRouter::stop);
            for (Thread thread : waiting) {
                thread.join();
            }
        } finally {
            routers.forEach(SimulatedRouter::close);
        }
    }

    private static boolean isUnasked(SimulatedRouter router) {
        return router.commands("/ip/address/print") == 0;
    }

    @Test
    void aPaymentKeyLeavesNoDigestOfItself() throws Exception {
        String key = "kopokopo-secret-of-few-characters";
        try (TemporaryProgram program = TemporaryProgram.in(folder)) {
            ApiResponse made =
                    program.stranger()
                            .register("asha")
                            .post(
                                    "/payments/credentials/",
                                    "{\"provider\":\"kopokopo\",\"api_key\":\"a\",\"private_key\":\"%s\",\"environment\":\"sandbox\"}"
                                            .formatted(key));
            assertEquals(201, made.status(), made.text());
        }
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(Files::isRegularFile).toList();
        }
        assertFalse(files.isEmpty());
        for (String writing : digests(key)) {
            for (Path file : files) {
                assertFalse(holds(file, writing), file + " holds a digest");
            }
        }
    }

    /// As bytes, in hex and in Base64; bytes stand as Latin-1.
    private static List<String> digests(String key) throws Exception {
        List<String> writings = new ArrayList<>();
        for (String name : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
            byte[] digest =
                    MessageDigest.getInstance(name).digest(key.getBytes(StandardCharsets.UTF_8));
            writings.add(new String(digest, StandardCharsets.ISO_8859_1));
            writings.add(HexFormat.of().formatHex(digest));
            writings.add(Base64.getEncoder().withoutPadding().encodeToString(digest));
        }
        return writings;
    }

    private static boolean holds(Path file, String writing) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains(writing);
    }

    private static String register(ApiClient script, SimulatedRouter router) {
        ApiResponse made =
                script.post(
                        "/routers/",
                        "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",\"username\":\"admin\",\"password\":\"\"}"
                                .formatted(router.port()));
        assertEquals(201, made.status(), made.text());
        return "/routers/" + made.at("/id") + "/";
    }
}
