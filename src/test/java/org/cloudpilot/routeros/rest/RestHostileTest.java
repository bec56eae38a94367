package org.cloudpilot.routeros.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Lost;
import org.cloudpilot.model.CommandOutcome.NotConnected;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.CommandOutcome.Unknown;
import org.cloudpilot.model.CommandOutcome.Unsupported;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.RouterSession.RowStream;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Peers that misbehave after the log-in: every outcome is typed, and a command that changes
/// something is never told as done or undone when nobody knows.
class RestHostileTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Command PRINT = Command.of("/ip/address/print");
    private static final Command ADD = Command.of("/ip/address/add").with("address", "10.0.0.1/8");
    private static final Command RUN = Command.of("/system/script/run").with("number", "x");
    private static final String ANSWER =
            HttpPeer.whole(
                    200, "application/json", "[{\".id\":\"*1\",\"address\":\"10.0.0.1/8\"}]");

    static IntStream cuts() {
        return IntStream.range(0, ANSWER.length());
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void cutAtEveryByte(int bytes) throws IOException {
        HttpPeer.Script script =
                (asked, talk) -> {
                    talk.raw(ANSWER.substring(0, bytes));
                    talk.hangUp();
                };
        try (HttpPeer peer = HttpPeer.loggedIn(script);
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Lost.class, session.run(PRINT, LONG));
            assertNotNull(session.ended());
        }
        try (HttpPeer peer = HttpPeer.loggedIn(script);
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Unknown.class, session.run(RUN, LONG));
            assertEquals(1, peer.asked().size(), "it was sent again");
        }
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("HTML", "<html>hello</html>"),
                Arguments.of("a number", "7"),
                Arguments.of("rows of numbers", "[1,2]"),
                Arguments.of("deep nesting", "[".repeat(100_000)),
                Arguments.of("a nested value", "[{\"a\":{\"b\":\"c\"}}]"),
                Arguments.of("no end", "[{\"a\":\"b\"}"),
                Arguments.of("something behind", "[{\"a\":\"b\"}] {}"),
                Arguments.of("a name without end", "[{\"" + "a".repeat(100_000)),
                Arguments.of("a number without end", "[{\"a\":" + "1".repeat(100_000)),
                Arguments.of("a value over the cap", "[{\"a\":\"" + "b".repeat(1 << 17) + "\"}]"),
                Arguments.of("columns over the cap", "[{" + "\"a\":\"\",".repeat(10_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseEndsTheSession(String name, String body) throws IOException {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(body));
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Lost.class, session.run(PRINT, LONG));
            assertEquals(ConnectFailure.PROTOCOL, problem(session).failure());
            assertInstanceOf(NotConnected.class, session.run(PRINT, LONG));
        }
    }

    private static ConnectProblem problem(RouterSession session) {
        assertNotNull(session.ended());
        return Objects.requireNonNull(session.ended());
    }

    @Test
    void aLongAnswerIsCutToTheCapAndSaysSo() throws IOException {
        String rows = "[" + "{\"a\":\"b\"},".repeat(50) + "{\"a\":\"b\"},";
        try (HttpPeer peer =
                        HttpPeer.loggedIn(
                                (asked, talk) -> {
                                    talk.raw(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n"
                                                    + rows);
                                    while (true) {
                                        talk.raw("{\"a\":\"b\"},".repeat(100));
                                    }
                                });
                RouterSession session = RestDialling.session(peer)) {
            Done done = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertTrue(done.truncated());
            assertEquals(50, done.rows().size());
            Done ran = assertInstanceOf(Done.class, session.run(RUN, LONG));
            assertTrue(ran.truncated());
            assertNull(session.ended());
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (HttpPeer elsewhere = HttpPeer.playing((asked, talk) -> talk.json("[]"))) {
            String redirect =
                    "HTTP/1.1 307 Go\r\nLocation: http://%s/rest\r\nContent-Length: 0\r\n\r\n"
                            .formatted(elsewhere.endpoint());
            try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.raw(redirect));
                    RouterSession session = RestDialling.session(peer)) {
                assertInstanceOf(Trapped.class, session.run(PRINT, LONG));
                assertEquals(0, elsewhere.asked().size());
            }
        }
    }

    @Test
    void silenceEndsWithTheTimeAndTheSessionLivesOn() throws IOException {
        HttpPeer.Script script =
                (asked, talk) -> {
                    if (asked.method().equals("GET")) {
                        talk.json("[]");
                    } else {
                        talk.waitForTheEnd();
                    }
                };
        try (HttpPeer peer = HttpPeer.loggedIn(script);
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Unknown.class, session.run(ADD, SHORT));
            assertInstanceOf(Lost.class, session.run(PRINT.where("?a=b"), SHORT));
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
        }
    }

    @Test
    void anAnswerThatDripsEndsWithTheTime() throws IOException {
        HttpPeer.Script script =
                (asked, talk) -> {
                    talk.raw("HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n[");
                    while (true) {
                        talk.raw(" ");
                    }
                };
        try (HttpPeer peer = HttpPeer.loggedIn(script);
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Lost.class, session.run(PRINT, SHORT));
            assertInstanceOf(Unknown.class, session.run(ADD, SHORT));
            assertNull(session.ended());
        }
    }

    @Test
    void aCommandThatTheRouterCutsAfterAMinuteIsUnknown() throws IOException {
        String cut = "{\"error\":400,\"message\":\"Bad Request\",\"detail\":\"Session closed\"}";
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(400, cut));
                RouterSession session = RestDialling.session(peer)) {
            Unknown unknown = assertInstanceOf(Unknown.class, session.run(RUN, LONG));
            assertEquals("Session closed", unknown.detail());
            assertEquals(new Lost(true, "Session closed"), session.run(PRINT, LONG));
        }
    }

    @Test
    void aGatewayThatFailsLeavesItOpenWhetherACommandWasDone() throws IOException {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(504, "<html>"));
                RouterSession session = RestDialling.session(peer)) {
            assertInstanceOf(Unknown.class, session.run(ADD, LONG));
        }
    }

    @Test
    void aPasswordThatWasChangedEndsTheSession() throws IOException {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(401, ""));
                RouterSession session = RestDialling.session(peer)) {
            NotConnected none = assertInstanceOf(NotConnected.class, session.run(ADD, LONG));
            assertEquals(ConnectFailure.LOGIN, none.problem().failure());
            assertNotNull(session.ended());
        }
    }

    @Test
    void aRouterThatIsGoneIsNotConnectedBecauseNothingWasSent() throws IOException {
        HttpPeer peer =
                HttpPeer.playing(
                        (asked, talk) -> {
                            talk.raw(
                                    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"version\":\"7.1\"}");
                            talk.hangUp();
                        });
        try (RouterSession session = RestDialling.session(peer)) {
            peer.close();
            NotConnected none = assertInstanceOf(NotConnected.class, session.run(ADD, LONG));
            assertEquals(ConnectFailure.REFUSED, none.problem().failure());
            assertEquals(none.problem(), session.ended());
        }
    }

    @Test
    void closingTellsWhoeverWaitsAtOnce() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (HttpPeer peer =
                HttpPeer.loggedIn(
                        (asked, talk) -> {
                            heard.countDown();
                            talk.waitForTheEnd();
                        })) {
            RouterSession session = RestDialling.session(peer);
            BlockingQueue<CommandOutcome> outcome = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> outcome.add(session.run(ADD, Duration.ofMinutes(5))));
            assertTrue(heard.await(20, TimeUnit.SECONDS));
            session.close();
            assertInstanceOf(Unknown.class, outcome.poll(20, TimeUnit.SECONDS));
            assertInstanceOf(NotConnected.class, session.run(PRINT, LONG));
        }
    }

    @Test
    void manyCommandsAtOnceTakeTurns() throws Exception {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json("[]"));
                RouterSession session = RestDialling.session(peer)) {
            BlockingQueue<CommandOutcome> outcomes = new LinkedBlockingQueue<>();
            for (int i = 0; i < 40; i++) {
                Thread.ofVirtual().start(() -> outcomes.add(session.run(PRINT, LONG)));
            }
            for (int i = 0; i < 40; i++) {
                assertInstanceOf(Done.class, outcomes.poll(20, TimeUnit.SECONDS));
            }
            assertTrue(peer.connections() <= 5, () -> peer.connections() + " connections");
        }
    }

    @Test
    void aPrintIsStreamedWhileItsSinkSetsThePace() throws Exception {
        int count = 20_000;
        String rows =
                IntStream.range(0, count)
                        .mapToObj("{\"n\":\"%d\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json(rows));
                RouterSession session = RestDialling.session(peer)) {
            List<Row> taken = new ArrayList<>();
            BlockingQueue<CommandOutcome> end = new LinkedBlockingQueue<>();
            RowStream stream = session.stream(PRINT, taken::add, end::add);
            Done done = assertInstanceOf(Done.class, end.poll(20, TimeUnit.SECONDS));
            stream.close();
            assertEquals(List.of(), done.rows());
            assertEquals(count, taken.size());
            assertEquals(Row.of("n", "19999"), taken.getLast());
        }
    }

    @Test
    void closingAStreamEndsItOnce() throws Exception {
        try (HttpPeer peer =
                        HttpPeer.loggedIn(
                                (asked, talk) -> {
                                    talk.raw(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n"
                                                    + "[{\"a\":\"b\"},");
                                    talk.waitForTheEnd();
                                });
                RouterSession session = RestDialling.session(peer)) {
            BlockingQueue<Row> rows = new LinkedBlockingQueue<>();
            BlockingQueue<CommandOutcome> end = new LinkedBlockingQueue<>();
            RowStream stream = session.stream(PRINT, rows::add, end::add);
            assertEquals(Row.of("a", "b"), rows.poll(20, TimeUnit.SECONDS));
            stream.close();
            assertInstanceOf(Done.class, end.poll(20, TimeUnit.SECONDS));
            assertNull(session.ended());
        }
    }

    @Test
    void whatGoesOnIsNoStreamOverRest() throws Exception {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json("[]"));
                RouterSession session = RestDialling.session(peer)) {
            BlockingQueue<CommandOutcome> end = new LinkedBlockingQueue<>();
            session.stream(Command.of("/log/listen"), row -> {}, end::add).close();
            assertInstanceOf(Unsupported.class, end.poll(20, TimeUnit.SECONDS));
            session.stream(Command.of("/ping").with("count", "3"), row -> {}, end::add).close();
            assertInstanceOf(Unsupported.class, end.poll(20, TimeUnit.SECONDS));
            assertEquals(List.of(), peer.asked());
        }
    }

    /// The session's port on the loopback is of no use to other programs.
    @Test
    void nobodyElseGoesThroughTheRelay() throws Exception {
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json("[]"))) {
            Relay relay =
                    Relay.open(
                            new Connector(RestDialling.IMPATIENT, new Certificates()),
                            new Path(List.of(peer.endpoint()), Transport.REST),
                            peer.endpoint(),
                            new Steps(RestDialling.IMPATIENT, false));
            try (relay;
                    Socket stranger = new Socket("127.0.0.1", relay.address().getPort())) {
                stranger.getOutputStream()
                        .write(
                                "GET /rest/ip/address HTTP/1.1\r\nHost: x\r\nRelay-Pass: guess\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertEquals(-1, stranger.getInputStream().read());
                assertEquals(0, peer.connections());
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Set<Thread> before = clientThreads();
        try (HttpPeer peer = HttpPeer.loggedIn((asked, talk) -> talk.json("[]"))) {
            for (int i = 0; i < 20; i++) {
                try (RouterSession session = RestDialling.session(peer)) {
                    assertInstanceOf(Done.class, session.run(PRINT, LONG));
                }
            }
            long until = System.nanoTime() + LONG.toNanos();
            while (peer.connections() > 0 || !before.containsAll(clientThreads())) {
                assertTrue(
                        System.nanoTime() < until,
                        () -> peer.connections() + " connections, " + clientThreads());
                Thread.onSpinWait();
            }
        }
    }

    /// Other tests may have clients of their own.
    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }
}
