package org.cloudpilot.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.cloudpilot.simulator.ApiPeer.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.simulator.net.LinkQuality;
import org.junit.jupiter.api.Test;

/// What goes wrong on demand, in routers and between.
class FaultTest {
    private static final List<String> IDENTITY = List.of("!re", "=name=MikroTik");

    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder(Hardware.HEX);
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    @Test
    void bytesDrip() throws Exception {
        try (SimulatedRouter router = router().start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.misbehave(new Fault.Drip(5, Duration.ofMillis(20)));
            long start = System.nanoTime();
            assertEquals(List.of(IDENTITY, DONE), peer.ask("/system/identity/print"));
            assertTrue(millis(start) >= 80, "took " + millis(start));
        }
    }

    @Test
    void aStallLeavesTheConnectionOpen() throws Exception {
        try (SimulatedRouter router = router().fault(new Fault.StallAfter(9)).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            peer.send("/system/identity/print");
            assertEquals(3, peer.socket().getInputStream().read());
            assertEquals('!', peer.socket().getInputStream().read());
            peer.socket().setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, () -> peer.socket().getInputStream().read());
            assertEquals(1, router.sessions());
        }
    }

    @Test
    void twoInFlightAreAnsweredInReverse() throws Exception {
        try (SimulatedRouter router = router().start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.misbehave(new Fault.OutOfOrder(Duration.ofSeconds(20)));
            peer.send("/system/identity/print", ".tag=1");
            peer.send("/system/note/print", ".tag=2");
            for (String tag : List.of(".tag=2", ".tag=2", ".tag=1", ".tag=1")) {
                assertEquals(tag, peer.next().get(1));
            }
        }
    }

    @Test
    void oneAloneIsNotHeldForEver() throws Exception {
        try (SimulatedRouter router =
                        router().fault(new Fault.OutOfOrder(Duration.ofMillis(20))).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(List.of(IDENTITY, DONE), peer.ask("/system/identity/print"));
        }
    }

    @Test
    void rowsWithoutEndEndWithACancel() throws Exception {
        try (SimulatedRouter router = router().start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.misbehave(new Fault.EndlessRows());
            peer.send("/interface/print", ".tag=1");
            for (int i = 0; i < 2_000; i++) {
                assertEquals("!re", peer.next().getFirst());
            }
            peer.send("/cancel", "=tag=1", ".tag=2");
            List<String> next = peer.next();
            while (next.getFirst().equals("!re")) {
                next = peer.next();
            }
            assertTrue(
                    next.contains("=message=interrupted")
                            || next.equals(List.of("!done", ".tag=2")),
                    next.toString());
        }
    }

    @Test
    void rightsAndModeAreMissing() throws Exception {
        try (SimulatedRouter router = router().start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.misbehave(new Fault.MissingRights());
            assertEquals(
                    List.of("!trap", "=message=not enough permissions (9)"),
                    peer.ask("/system/identity/print").getFirst());
            router.misbehave(new Fault.DeviceModeRefusal());
            assertEquals(
                    List.of("!trap", "=message=failure: not allowed by device-mode"),
                    peer.ask("/system/identity/set", "=name=x").getFirst());
            assertEquals(IDENTITY, peer.ask("/system/identity/print").getFirst());
        }
    }

    @Test
    void theHugestLengthIsAnnounced() throws Exception {
        try (SimulatedRouter router = router().start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.misbehave(Fault.hugestLength());
            peer.send("/system/identity/print");
            byte[] said = peer.socket().getInputStream().readNBytes(5);
            assertEquals((byte) 0xf0, said[0]);
            assertEquals((byte) 0xff, said[4]);
        }
    }

    @Test
    void aLongLinkTakesItsTimeForEachRoundButNotForEachCommand() throws Exception {
        try (SimulatedRouter router =
                        router().link(LinkQuality.ofRoundTrip(Duration.ofMillis(120))).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            long start = System.nanoTime();
            peer.ask("/system/identity/print");
            assertTrue(millis(start) >= 120, "took " + millis(start));
            long together = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                peer.send("/system/identity/print", ".tag=" + i);
            }
            for (int i = 0; i < 20; i++) {
                assertTrue(peer.next().get(1).startsWith(".tag="));
            }
            assertTrue(millis(together) < 1_200, "took " + millis(together));
        }
    }

    @Test
    void aThinLinkCarriesSoManyBitsASecond() throws Exception {
        try (SimulatedRouter router =
                        router().link(LinkQuality.perfect().withBitsPerSecond(400_000)).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            router.putFile("big", new byte[20_000]);
            long start = System.nanoTime();
            peer.ask("/file/print");
            assertTrue(millis(start) >= 380, "took " + millis(start));
        }
    }

    @Test
    void whatIsLostComesLaterAndInOrder() throws Exception {
        LinkQuality lossy = LinkQuality.perfect().withLoss(0.5, Duration.ofMillis(15));
        try (SimulatedRouter router = router().seed(7).link(lossy).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            long start = System.nanoTime();
            for (int i = 0; i < 12; i++) {
                assertEquals(List.of(IDENTITY, DONE), peer.ask("/system/identity/print"));
            }
            assertTrue(millis(start) >= 30, "took " + millis(start));
        }
    }

    @Test
    void whatANatForgotVanishesWithoutAWord() throws Exception {
        LinkQuality nat = LinkQuality.perfect().withNat(Duration.ofMillis(400));
        try (SimulatedRouter router = router().link(nat).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(2, peer.ask("/system/identity/print").size());
            long silence = System.nanoTime() + Duration.ofMillis(600).toNanos();
            while (System.nanoTime() < silence) {
                Thread.onSpinWait();
            }
            peer.send("/system/identity/print");
            peer.socket().setSoTimeout(150);
            assertThrows(SocketTimeoutException.class, () -> peer.socket().getInputStream().read());
            assertEquals(1, router.sessions());
        }
    }

    /// Connected to each service, with a first byte said where that makes sense.
    private static void bother(SimulatedRouter router, List<Socket> sockets) throws IOException {
        for (Service service : Service.values()) {
            Socket socket =
                    new Socket(InetAddress.ofLiteral("127.0.0.1"), router.endpoint(service).port());
            sockets.add(socket);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
        }
    }

    @Test
    void noFaultOutlivesItsRouter() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (Fault fault :
                List.of(
                        new Fault.None(),
                        new Fault.Mute(),
                        new Fault.NeverAnswer(),
                        new Fault.SlowTls(Duration.ofHours(1)),
                        new Fault.Drip(1, Duration.ofHours(1)),
                        new Fault.EndlessRows(),
                        new Fault.StallAfter(3))) {
            try (SimulatedRouter router = router().allServices().fault(fault).start()) {
                bother(router, sockets);
                long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (router.accepted() < Service.values().length) {
                    assertTrue(System.nanoTime() < limit, "not all were let in");
                }
            }
        }
        awaitNobody();
        for (Socket each : sockets) {
            each.close();
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        LinkQuality poor =
                LinkQuality.ofRoundTrip(Duration.ofMillis(10)).withNat(Duration.ofMillis(1));
        for (LinkQuality link : List.of(LinkQuality.perfect(), poor)) {
            try (SimulatedRouter router = router().allServices().link(link).start()) {
                ApiPeer.of(router).close();
                bother(router, new ArrayList<>());
            }
        }
        awaitNobody();
    }

    private static void awaitNobody() {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (SimulatedThreads.count() > 0 && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(0, SimulatedThreads.count());
    }
}
