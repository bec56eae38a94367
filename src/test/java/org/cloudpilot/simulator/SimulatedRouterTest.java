package org.cloudpilot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Speaks to simulated routers with the codec alone, so that no fault of the session can hide one
/// of theirs.
class SimulatedRouterTest {
    private static final List<String> DONE = ApiPeer.DONE;

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .user("admin", "")
                .user("viewer", "x", "read")
                .start();
    }

    @ParameterizedTest
    @CsvSource({"7.17.2, 1", "7.18, 2", "6.49.11, 1"})
    void emptyIsSaidFrom718On(String version, int replies) throws IOException {
        try (SimulatedRouter router = router(version);
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(replies, peer.ask("/ppp/secret/print", "?name=nobody").size());
        }
    }

    @ParameterizedTest
    @CsvSource({"7.18.2, no such command", "6.49.11, no such command prefix"})
    void unknownMenusAreRefusedAsTheVersionDoes(String version, String message) throws IOException {
        try (SimulatedRouter router = router(version);
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<List<String>> replies = peer.ask("/no/such/print", ".tag=a");
            assertEquals("!trap", replies.getFirst().getFirst());
            assertEquals("=message=" + message, replies.getFirst().getLast());
            assertEquals(List.of("!done", ".tag=a"), replies.getLast());
        }
    }

    @Test
    void aChrHasNeitherRouterboardNorHealth() throws IOException {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.CHR).version("7.16.1").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals("!trap", peer.ask("/system/routerboard/print").getFirst().getFirst());
            assertEquals(List.of(DONE), peer.ask("/system/health/print"));
        }
    }

    @Test
    void readersMayNotWrite() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router, "viewer", "x")) {
            assertEquals(
                    List.of(List.of("!trap", "=message=not enough permissions (9)"), DONE),
                    peer.ask("/system/identity/set", "=name=x"));
            assertEquals(
                    List.of(List.of("!re", "=name=MikroTik"), DONE),
                    peer.ask("/system/identity/print"));
        }
    }

    @Test
    void withoutALogInNothingIsAnswered() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.of(router)) {
            assertEquals(
                    List.of(List.of("!fatal", "not logged in")),
                    peer.ask("/system/identity/print"));
        }
    }

    @Test
    void whatIsSetIsPrintedBackToEverybody() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer one = ApiPeer.loggedIn(router);
                ApiPeer two = ApiPeer.loggedIn(router)) {
            assertEquals(List.of(DONE), one.ask("/system/identity/set", "=name=mast"));
            assertEquals(
                    List.of(List.of("!re", "=name=mast"), DONE), two.ask("/system/identity/print"));
            assertEquals(2, router.sessions());
        }
    }

    @Test
    void itemsAreMeantByIdOrByName() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            peer.ask("/interface/disable", "=numbers=ether2,ether3");
            peer.ask("/interface/set", "=.id=*1", "=comment=first");
            assertEquals(
                    List.of(List.of("!done", "=ret=2")),
                    peer.ask("/interface/print", "=count-only=", "?disabled=true"));
            assertEquals(
                    List.of(List.of("!re", "=comment=first", "=name=ether1"), DONE),
                    peer.ask("/interface/print", "=.proplist=comment,name", "?comment=first"));
            assertEquals(
                    "=message=no such item",
                    peer.ask("/interface/set", "=numbers=nothing", "=comment=x")
                            .getFirst()
                            .getLast());
        }
    }

    @Test
    void wrongArgumentsAreRefusedAndChangeNothing() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<List<String>> before = peer.ask("/ip/address/print");
            for (String wrong : new String[] {"=colour=red", "=disabled=perhaps"}) {
                assertEquals("!trap", peer.ask("/ip/address/add", wrong).getFirst().getFirst());
            }
            assertEquals(before, peer.ask("/ip/address/print"));
        }
    }

    @Test
    void olderOnesHoldBytesOfTheirOwn() throws IOException {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX)
                                .encoding(WordEncoding.WINDOWS_1251)
                                .start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            byte[] name = {'=', 'n', 'a', 'm', 'e', '=', (byte) 0xc4, (byte) 0xe0};
            peer.socket()
                    .getOutputStream()
                    .write(
                            SentenceEncoder.encodeBytes(
                                    List.of("/system/identity/set".getBytes(UTF_8), name)));
            assertEquals(DONE, peer.next());
            peer.send("/system/identity/print");
            assertTrue(peer.reader().next());
            int from = peer.reader().from(1);
            assertArrayEquals(
                    name, Arrays.copyOfRange(peer.reader().bytes(), from, peer.reader().to(1)));
        }
    }

    @Test
    void countersFollowTheClock() throws IOException {
        SettableClock clock = new SettableClock();
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.RB5009).seed(5).clock(clock).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            long before = rxBytes(peer);
            assertEquals(before, rxBytes(peer));
            clock.now = clock.now.plusSeconds(10);
            assertTrue(rxBytes(peer) > before);
            peer.ask("/interface/disable", "=numbers=ether1");
            long stopped = rxBytes(peer);
            clock.now = clock.now.plusSeconds(10);
            assertEquals(stopped, rxBytes(peer));
        }
    }

    private static long rxBytes(ApiPeer peer) throws IOException {
        List<String> row =
                peer.ask("/interface/print", "=.proplist=rx-byte", "?name=ether1").getFirst();
        return Long.parseLong(row.getLast().substring("=rx-byte=".length()));
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void aRebootEndsSessionsAndStartsTheTimeAnew() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            peer.ask("/system/reboot");
            assertEquals(null, peer.reader().read());
            try (ApiPeer again = ApiPeer.loggedIn(router)) {
                String uptime =
                        again.ask("/system/resource/print", "=.proplist=uptime")
                                .getFirst()
                                .getLast();
                assertFalse(uptime.contains("w"), uptime);
            }
        }
    }

    @Test
    void switchedOffAndOnItKeepsItsPort() throws IOException {
        try (SimulatedRouter router = router("7.18.2")) {
            int port = router.port();
            router.stop();
            router.start();
            assertEquals(port, router.port());
            try (ApiPeer peer = ApiPeer.loggedIn(router)) {
                assertEquals(1, router.sessions());
                assertEquals(2, peer.ask("/system/identity/print").size());
            }
        }
    }

    @Test
    void fiveHundredRunAtOnce() throws IOException {
        List<SimulatedRouter> routers = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (int i = 0; i < 500; i++) {
                routers.add(SimulatedRouter.builder(Hardware.RB5009).seed(i).start());
            }
            try (ApiPeer peer = ApiPeer.loggedIn(routers.getLast())) {
                assertEquals(2, peer.ask("/system/identity/print").size());
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 30);
        } finally {
            routers.forEach(SimulatedRouter::close);
        }
    }
}
