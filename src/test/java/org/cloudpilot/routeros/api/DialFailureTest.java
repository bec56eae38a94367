package org.cloudpilot.routeros.api;

import static org.cloudpilot.model.ConnectFailure.CLOSED;
import static org.cloudpilot.model.ConnectFailure.DNS;
import static org.cloudpilot.model.ConnectFailure.LOGIN;
import static org.cloudpilot.model.ConnectFailure.NOT_PERMITTED;
import static org.cloudpilot.model.ConnectFailure.PROTOCOL;
import static org.cloudpilot.model.ConnectFailure.REFUSED;
import static org.cloudpilot.model.ConnectFailure.SESSIONS_FULL;
import static org.cloudpilot.model.ConnectFailure.TIMEOUT;
import static org.cloudpilot.model.ConnectFailure.WRONG_SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialFailureTest {
    private static ConnectProblem problemOf(ScriptedPeer.Script script) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            return Dialling.problem(Transport.API, peer.endpoint());
        }
    }

    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder(Hardware.HEX).user("admin", "right");
    }

    private static Endpoint closedPort() {
        SimulatedRouter router = router().start();
        router.close();
        return router.endpoint();
    }

    @Test
    void anUnknownName() {
        Host host = new Host("x".repeat(64) + ".invalid", Host.Kind.NAME);
        assertEquals(DNS, Dialling.problem(Transport.API, new Endpoint(host, 8728)).failure());
    }

    @Test
    void aClosedPort() {
        assertEquals(REFUSED, Dialling.problem(Transport.API, closedPort()).failure());
    }

    @Test
    void acceptedAndClosed() {
        try (SimulatedRouter router = router().fault(new Fault.CloseAfterAccept()).start()) {
            assertEquals(CLOSED, Dialling.problem(Transport.API, router.endpoint()).failure());
        }
    }

    @Test
    void acceptedAndSilent() {
        try (SimulatedRouter router = router().fault(new Fault.Mute()).start()) {
            assertEquals(TIMEOUT, Dialling.problem(Transport.API, router.endpoint()).failure());
        }
    }

    @Test
    void bytesThatDripDoNotExtendTheTime() throws IOException {
        long start = System.nanoTime();
        ConnectProblem problem =
                problemOf(
                        talk -> {
                            talk.sayBytes(0x40, '!');
                            while (talk.hear() != null) {
                                talk.sayBytes('x');
                            }
                        });
        assertEquals(TIMEOUT, problem.failure());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of(
                        "HTTP",
                        (ScriptedPeer.Script)
                                talk -> {
                                    talk.hear();
                                    talk.sayText("HTTP/1.1 400 Bad Request\r\n\r\n");
                                    talk.waitForTheEnd();
                                }),
                Arguments.of(
                        "SSH",
                        (ScriptedPeer.Script)
                                talk -> {
                                    talk.sayText("SSH-2.0-ROSSSH\r\n");
                                    talk.waitForTheEnd();
                                }),
                Arguments.of(
                        "TLS",
                        (ScriptedPeer.Script)
                                talk -> {
                                    talk.sayBytes(0x15, 3, 3, 0, 2, 2, 0x46);
                                    talk.waitForTheEnd();
                                }),
                Arguments.of(
                        "220 FTP …",
                        (ScriptedPeer.Script)
                                talk -> {
                                    talk.sayText("220 FTP ready\r\n");
                                    talk.waitForTheEnd();
                                }));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void anotherServiceIsRecognisedAtOnce(String name, ScriptedPeer.Script script)
            throws IOException {
        ConnectProblem problem = problemOf(script);
        assertEquals(WRONG_SERVICE, problem.failure());
        assertEquals(name.substring(0, 3), problem.detail().substring(0, 3));
    }

    static Stream<Fault> nonsense() {
        return Stream.of(
                Fault.reservedControlByte(),
                Fault.hugeLength(),
                Fault.garbage(),
                new Fault.CutAfter(3));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void bytesThatMakeNoSense(Fault fault) {
        try (SimulatedRouter router = router().fault(fault).start()) {
            assertEquals(PROTOCOL, Dialling.problem(Transport.API, router.endpoint()).failure());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.42.7", "6.49.11", "7.18.2"})
    void aRefusedLogInEndsItAndIsTriedNowhereElse(String version) {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.RB750G)
                                .version(version)
                                .user("admin", "another")
                                .start();
                SimulatedRouter second = router().start()) {
            ConnectProblem problem =
                    Dialling.problem(Transport.API, router.endpoint(), second.endpoint());
            assertEquals(LOGIN, problem.failure());
            assertFalse(problem.detail().isEmpty());
            assertFalse(problem.toString().contains("right"));
            assertEquals(1, router.refusals());
            assertEquals(0, second.accepted());
        }
    }

    @Test
    void aUserWithoutTheRight() throws IOException {
        ConnectProblem problem =
                problemOf(
                        talk -> {
                            talk.hear();
                            talk.say("!trap", "=message=not enough permissions (9)");
                            talk.say("!done");
                        });
        assertEquals(NOT_PERMITTED, problem.failure());
    }

    @Test
    void aRouterWithoutASessionLeft() throws IOException {
        ConnectProblem problem =
                problemOf(
                        talk -> {
                            talk.hear();
                            talk.say("!fatal", "too many sessions");
                        });
        assertEquals(SESSIONS_FULL, problem.failure());
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() {
        try (SimulatedRouter router = router().start()) {
            DialOutcome outcome =
                    Dialling.dial(
                            TimeLimits.standard(),
                            SessionLimits.standard(),
                            Transport.API,
                            closedPort(),
                            router.endpoint());
            try (var session = assertInstanceOf(DialOutcome.Connected.class, outcome).session()) {
                assertEquals(router.endpoint(), session.address());
            }
        }
    }
}
