package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.EventStream;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens in the fleet, told as it happens.
@Timeout(60)
class EventsTest {
    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient script;

    @BeforeEach
    void start() {
        program = TemporaryProgram.openToAll(folder);
        script = program.stranger().register("asha");
    }

    @AfterEach
    void close() {
        program.close();
    }

    private ApiResponse add(int port) {
        return script.post(
                "/routers/",
                "{\"name\":\"r\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"api\",\"username\":\"admin\",\"password\":\"secret\"}"
                        .formatted(port));
    }

    @Test
    void aRoutersComingAndGoingIsTold() throws Exception {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX).user("admin", "secret").start();
                EventStream events = script.events(null)) {
            assertEquals("text/event-stream", events.type());
            assertEquals("ready", events.next().name());
            String id = add(router.port()).at("/id");
            EventStream.Event added = events.await("router_added");
            assertEquals(id, added.at("/router_id"));
            EventStream.Event online = events.await("router_status", "/is_online", "true");
            assertEquals("online", online.at("/state"));
            script.delete("/routers/" + id + "/");
            assertEquals(id, events.await("router_removed").at("/router_id"));
        }
    }

    @Test
    void whoeverComesBackGoesOnWhereTheyWere() throws Exception {
        String place;
        try (EventStream events = script.events(null)) {
            place = events.next().id();
        }
        String first = add(1).at("/id");
        String second = add(1).at("/id");
        try (EventStream events = script.events(place)) {
            assertEquals(place, events.next().id());
            assertEquals(first, events.await("router_added").at("/router_id"));
            EventStream.Event other = events.await("router_added");
            assertEquals(second, other.at("/router_id"));
            place = other.id();
        }
        try (EventStream events = script.events(place)) {
            assertEquals(place, events.next().id());
            String third = add(1).at("/id");
            assertEquals(third, events.await("router_added").at("/router_id"));
        }
    }

    @Test
    void aPlaceThatIsForgottenIsSaidToBe() throws Exception {
        for (String place : List.of("0123456789ab-3", "nonsense", "-1", "x".repeat(300))) {
            try (EventStream events = script.events(place)) {
                assertEquals("ready", events.next().name());
                assertEquals("reset", events.next().name());
            }
        }
    }

    @Test
    void anotherSpacesRoutersAreNotTold() throws Exception {
        String space = script.post("/spaces/", "{\"name\":\"team\"}").at("/id");
        try (EventStream events = script.with("X-Space", space).events(null)) {
            assertEquals("ready", events.next().name());
            add(1);
            script.with("X-Space", space)
                    .post(
                            "/routers/",
                            "{\"name\":\"ours\",\"host\":\"127.0.0.1\",\"port\":1,"
                                    + "\"username\":\"u\",\"password\":\"p\"}");
            assertEquals("ours", events.await("router_added").at("/router_name"));
        }
    }

    @Test
    void nobodyListensSoOftenThatOthersCannot() throws Exception {
        ApiClient other = program.stranger().register("omar");
        List<EventStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(script.events(null));
                assertEquals("ready", open.getLast().next().name());
            }
            ApiResponse refused = script.get("/events/");
            assertEquals(429, refused.status());
            assertEquals("too_many_requests", refused.code());
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
            try (EventStream events = other.events(null)) {
                assertEquals("ready", events.next().name());
            }
        } finally {
            for (EventStream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void aRevokedPairHearsNothingMore() throws Exception {
        ApiResponse pair = script.post("/users/generate-api-key/", "{\"name\":\"ear\"}");
        ApiClient ear =
                program.stranger()
                        .withKeys(pair.at("/api_key/public_key"), pair.at("/api_key/private_key"));
        String id = "";
        for (var key : script.get("/users/api-keys/").json()) {
            if (key.at("/name").asString().equals("ear")) {
                id = key.at("/id").asString();
            }
        }
        try (EventStream events = ear.events(null)) {
            assertEquals("ready", events.next().name());
            assertEquals(204, script.delete("/users/api-keys/" + id + "/").status());
            assertEquals(Optional.empty(), events.end());
        }
    }

    @Test
    void stoppingEndsTheStreams() throws Exception {
        try (EventStream events = script.events(null)) {
            assertEquals("ready", events.next().name());
            program.listener().close();
            assertEquals(Optional.empty(), events.end());
        }
    }

    @Test
    void headTakesNoPlace() {
        for (int i = 0; i < 300; i++) {
            ApiResponse head = script.send("HEAD", "/events/", BodyPublishers.noBody());
            assertEquals(200, head.status());
        }
        assertTrue(script.get("/metrics").text().contains("cloudpilot_event_streams 0\n"));
    }

    @Test
    void metricsTellOfFleetRequestsAndProcess() throws Exception {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX).user("admin", "secret").start();
                EventStream events = script.events(null)) {
            add(router.port());
            events.await("router_status", "/is_online", "true");
            ApiResponse metrics = script.get("/metrics");
            assertEquals(200, metrics.status());
            assertTrue(metrics.header("Content-Type").startsWith("text/plain; version=0.0.4"));
            for (String line : metrics.text().split("\n")) {
                assertTrue(
                        line.matches("# (HELP|TYPE) .+")
                                || line.matches(
                                        "[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? "
                                                + "-?[0-9.E-]+"),
                        line);
            }
            assertTrue(metrics.text().contains("cloudpilot_routers{state=\"online\"} 1\n"));
            assertTrue(metrics.text().contains("cloudpilot_polls_total{outcome=\"answered\"} "));
            assertTrue(
                    metrics.text()
                            .contains(
                                    "cloudpilot_http_requests_total"
                                            + "{endpoint=\"addRouter\",status=\"201\"} 1\n"));
            assertTrue(metrics.text().contains("jvm_memory_used_bytes{area=\"heap\"} "));
            assertFalse(metrics.text().contains("127.0.0.1"));
        }
    }

    @Test
    void aLockedSpaceIsSeenAsItWasLast() throws Exception {
        ApiResponse pair = script.post("/users/generate-api-key/", "{\"scopes\":[\"read\"]}");
        String id;
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX)
                                .identity("mast")
                                .user("admin", "secret")
                                .start();
                EventStream events = script.events(null)) {
            id = add(router.port()).at("/id");
            assertNotNull(events.await("router_status", "/is_online", "true"));
        }
        String unseen = add(1).at("/id");
        program.close();
        program = TemporaryProgram.in(folder);
        ApiClient reader =
                program.stranger()
                        .withKeys(pair.at("/api_key/public_key"), pair.at("/api_key/private_key"));
        ApiResponse seen = reader.get("/routers/" + id + "/device-info/");
        assertEquals(200, seen.status(), seen.text());
        assertEquals("mast", seen.at("/device_info/identity"));
        assertTrue(seen.json().at("/cached").asBoolean());
        assertTrue(seen.json().at("/age_s").isIntegralNumber());
        assertEquals(423, reader.get("/routers/" + unseen + "/device-info/").status());
        assertEquals(404, reader.get("/routers/987654/device-info/").status());
        assertEquals(423, reader.get("/events/").status());
        assertEquals(200, reader.get("/metrics").status());
    }
}
