package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The listener's own life: ports, addresses, beginning and end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ListenerTest {
    private static final String HEALTH = "GET /health/ HTTP/1.1\r\n{host}\r\n";

    private final TemporaryProgram program;

    ListenerTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
    }

    @AfterAll
    void close() {
        program.close();
    }

    private Listener listener(ListenerOptions options) {
        return program.listener(options);
    }

    @Test
    void aPortInUseIsAStateAndAnotherOneHelps() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Listener listener =
                        listener(new ListenerOptions("127.0.0.1", taken.getLocalPort(), "test"))) {
            ListenerState.PortInUse state =
                    assertInstanceOf(ListenerState.PortInUse.class, listener.start());
            assertEquals(taken.getLocalPort(), state.wanted().port());
            assertInstanceOf(ListenerState.Listening.class, listener.listenOn(0));
            assertEquals(200, health(listener));
        }
    }

    @Test
    void itMovesToAnotherPortAndLeavesTheOld() throws Exception {
        try (Listener listener = listener(new ListenerOptions("127.0.0.1", 0, "test"))) {
            listener.start();
            int before = port(listener);
            listener.listenOn(0);
            assertEquals(200, health(listener));
            assertThrows(java.net.ConnectException.class, () -> new RawHttp(before).close());
        }
    }

    @Test
    void whoeverWatchesIsToldNowAndOfEveryChange() {
        List<ListenerState> seen = new ArrayList<>();
        List<ListenerState> seenByAnother = new ArrayList<>();
        try (Listener listener = listener(new ListenerOptions("127.0.0.1", 0, "test"))) {
            listener.watch(seen::add);
            Subscription brief = listener.watch(seenByAnother::add);
            listener.start();
            listener.start();
            brief.close();
        }
        assertEquals(3, seen.size());
        assertInstanceOf(ListenerState.Off.class, seen.get(0));
        assertInstanceOf(ListenerState.Listening.class, seen.get(1));
        assertInstanceOf(ListenerState.Off.class, seen.get(2));
        assertEquals(seen.subList(0, 2), seenByAnother);
    }

    @Test
    void plainTextLeavesThisComputerOnlyWhenSomebodySaysSo() throws Exception {
        try (Listener careful = listener(new ListenerOptions("0.0.0.0", 0, "test"));
                Listener told =
                        listener(
                                new ListenerOptions(
                                        "0.0.0.0", 0, new ListenerTls.Insecure(), "test"))) {
            ListenerState.Failed state =
                    assertInstanceOf(ListenerState.Failed.class, careful.start());
            assertTrue(state.detail().contains("--insecure"), state.detail());
            assertInstanceOf(ListenerState.Listening.class, told.start());
            assertEquals(200, health(told));
        }
    }

    @Test
    void anAddressThatIsNotOursIsAState() {
        try (Listener listener =
                listener(new ListenerOptions("192.0.2.1", 0, new ListenerTls.Insecure(), "test"))) {
            assertInstanceOf(ListenerState.Failed.class, listener.start());
        }
    }

    @Test
    void aThousandIdleAndSlowClientsHoldNobodyUp() throws Exception {
        List<RawHttp> idle = new ArrayList<>();
        try (Listener listener = listener(new ListenerOptions("127.0.0.1", 0, "test"))) {
            listener.start();
            for (int i = 0; i < 1_000; i++) {
                RawHttp client = new RawHttp(port(listener));
                idle.add(i % 2 == 0 ? client : client.send("POST /users/login/ HTTP/1.1\r\nHo"));
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, health(listener));
            }
        } finally {
            for (RawHttp client : idle) {
                client.close();
            }
        }
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenIsAnsweredWhenOneEnds() throws Exception {
        var options =
                new ListenerOptions(
                        "127.0.0.1", 0, new ListenerTls.None(), "test", Duration.ofSeconds(60), 2);
        try (Listener listener = listener(options)) {
            listener.start();
            try (RawHttp second = new RawHttp(port(listener))) {
                assertEquals(200, health(second));
                try (RawHttp third = waiting(listener, second)) {
                    assertTrue(third.answer().startsWith("HTTP/1.1 200"));
                }
                assertEquals(200, health(second));
            }
        }
    }

    /// Came while there were two, of which one has ended since.
    private static RawHttp waiting(Listener listener, RawHttp second) throws Exception {
        try (RawHttp first = new RawHttp(port(listener))) {
            assertEquals(200, health(first));
            RawHttp third = new RawHttp(port(listener)).send(HEALTH);
            for (int i = 0; i < 20; i++) {
                assertEquals(200, health(second));
            }
            assertFalse(third.isAnswered());
            return third;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/ HTTP/1.1\r\nX-Slow: ",
                "POST /users/login/ HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
                        + "Content-Length: 1000000\r\n\r\n",
            })
    void aRequestThatDripsInIsGivenUp(String beginning) throws Exception {
        var options =
                new ListenerOptions(
                        "127.0.0.1", 0, new ListenerTls.None(), "test", Duration.ofMillis(1), 9);
        try (Listener listener = listener(options)) {
            listener.start();
            try (RawHttp client = new RawHttp(port(listener))) {
                client.send(beginning);
                while (!client.isAnswered()) {
                    client.send("a");
                }
                String answer = client.answer();
                assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            }
        }
    }

    private static int port(Listener listener) {
        return assertInstanceOf(ListenerState.Listening.class, listener.state()).at().port();
    }

    private static int health(Listener listener) throws Exception {
        try (RawHttp raw = new RawHttp(port(listener))) {
            return health(raw);
        }
    }

    private static int health(RawHttp client) throws Exception {
        return Integer.parseInt(client.send(HEALTH).answer().substring(9, 12));
    }
}
