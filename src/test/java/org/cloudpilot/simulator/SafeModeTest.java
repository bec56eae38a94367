package org.cloudpilot.simulator;

import static org.cloudpilot.simulator.ApiPeer.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeModeTest {
    private static final String RENAME = "/system/identity/set";

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.HEX).version(version).identity("hex").start();
    }

    private static String name(ApiPeer peer) throws IOException {
        return peer.ask("/system/identity/print").getFirst().getLast();
    }

    @Test
    void whatIsUnrolledWasNeverThere() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(List.of(DONE), peer.ask("/safe-mode/take"));
            peer.ask(RENAME, "=name=other");
            peer.ask("/ip/address/add", "=address=10.9.9.9/24", "=interface=ether1");
            assertEquals(List.of(DONE), peer.ask("/safe-mode/unroll"));
            assertEquals("=name=hex", name(peer));
            assertEquals(
                    "!trap", peer.ask("/safe-mode/release").getFirst().getFirst(), "not held now");
        }
    }

    @Test
    void whatIsReleasedStays() throws IOException {
        try (SimulatedRouter router = router("7.18.2")) {
            try (ApiPeer peer = ApiPeer.loggedIn(router)) {
                peer.ask("/safe-mode/take");
                peer.ask(RENAME, "=name=other");
                assertEquals(List.of(DONE), peer.ask("/safe-mode/release"));
            }
            try (ApiPeer peer = ApiPeer.loggedIn(router)) {
                assertEquals("=name=other", name(peer));
            }
        }
    }

    @Test
    void aSessionThatEndsUndoesItsChanges() throws IOException {
        try (SimulatedRouter router = router("7.18.2")) {
            try (ApiPeer peer = ApiPeer.loggedIn(router)) {
                peer.ask("/safe-mode/take");
                peer.ask(RENAME, "=name=other");
            }
            try (ApiPeer peer = ApiPeer.loggedIn(router)) {
                long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (!name(peer).equals("=name=hex")) {
                    assertTrue(System.nanoTime() < limit);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.16.2"})
    void olderOnesHaveNoneOverTheApi(String version) throws IOException {
        try (SimulatedRouter router = router(version);
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals("!trap", peer.ask("/safe-mode/take").getFirst().getFirst());
        }
    }

    @Test
    void aPrintFollowsItsMenu() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            peer.send("/ip/pool/print", "=follow=", ".tag=1");
            assertTrue(peer.next().contains(".tag=1"));
            peer.send("/ip/pool/add", "=name=late", "=ranges=10.1.0.2-10.1.0.9", ".tag=2");
            boolean seen = false;
            while (!seen) {
                List<String> reply = peer.next();
                seen = reply.contains("=name=late") && reply.contains(".tag=1");
            }
            peer.send("/cancel", "=tag=1", ".tag=3");
            List<String> reply = peer.next();
            while (!reply.contains("!trap")) {
                reply = peer.next();
            }
            assertTrue(reply.contains("=category=2"));
        }
    }

    @Test
    void torchAndTracerouteGoOnInRounds() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<List<String>> rows =
                    peer.ask(
                            "/tool/traceroute",
                            "=address=9.9.9.9",
                            "=duration=2ms",
                            "=interval=1ms");
            assertEquals(9, rows.size(), rows.toString());
            rows = peer.ask("/tool/torch", "=interface=ether1", "=duration=1ms", "=interval=1ms");
            assertEquals(4, rows.size(), rows.toString());
        }
    }
}
