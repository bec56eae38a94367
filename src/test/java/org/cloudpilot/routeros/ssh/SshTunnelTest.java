package org.cloudpilot.routeros.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Passage;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.api.SessionLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.rest.RestDialer;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One simulated router as the jump, another behind it.
class SshTunnelTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Command IDENTITY = Command.of("/system/identity/print");

    private static SimulatedRouter jump(String forwarding) {
        return SimulatedRouter.builder(Hardware.HEX)
                .ssh()
                .forwarding(forwarding)
                .user("jumper", "over")
                .start();
    }

    private static SimulatedRouter target() {
        return SimulatedRouter.builder(Hardware.HEX)
                .allServices()
                .identity("behind")
                .user("admin", "right")
                .start();
    }

    private static Endpoint closedPort() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), server.getLocalPort());
        }
    }

    private static DialOutcome dial(
            Transport transport,
            Endpoint endpoint,
            SimulatedRouter jump,
            String password,
            @Nullable Fingerprint hostKey,
            Trust trust) {
        Certificates certificates = new Certificates();
        Connector connector = new Connector(TimeLimits.standard(), certificates, new SshTunnel());
        Dialer dialer =
                transport == Transport.API || transport == Transport.API_SSL
                        ? new ApiDialer(
                                TimeLimits.standard(),
                                SessionLimits.standard(),
                                Clock.systemUTC(),
                                connector)
                        : new RestDialer(Clock.systemUTC(), connector, certificates);
        try (Secret over = Secret.ofText(password);
                Secret right = Secret.ofText("right")) {
            Passage passage =
                    new Passage.SshJump(jump.sshEndpoint(), new Login("jumper", over), hostKey);
            return dialer.dial(
                    new Path(List.of(endpoint), transport).withPassage(passage).withTrust(trust),
                    new Login("admin", right));
        }
    }

    private static ConnectProblem problem(DialOutcome outcome) {
        return assertInstanceOf(DialOutcome.Failed.class, outcome).problem();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyTransportGoesThrough(Transport transport) {
        List<String> before = SshThreads.names();
        try (SimulatedRouter jump = jump("local");
                SimulatedRouter target = target()) {
            DialOutcome outcome =
                    dial(
                            transport,
                            target.endpoint(transport),
                            jump,
                            "over",
                            jump.hostKey(),
                            Trust.of(target.fingerprint()));
            try (RouterSession session =
                    assertInstanceOf(DialOutcome.Connected.class, outcome, outcome::toString)
                            .session()) {
                Done done = assertInstanceOf(Done.class, session.run(IDENTITY, LONG));
                assertEquals(List.of(Row.of("name", "behind")), done.rows());
                assertEquals(1, jump.logIns());
            }
            long until = System.nanoTime() + LONG.toNanos();
            while (!before.containsAll(SshThreads.names())) {
                assertTrue(System.nanoTime() < until, () -> SshThreads.names().toString());
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aRouterThatDoesNotForwardIsToldApart() {
        try (SimulatedRouter jump = jump("no");
                SimulatedRouter target = target()) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    Transport.API,
                                    target.endpoint(),
                                    jump,
                                    "over",
                                    jump.hostKey(),
                                    Trust.system()));
            assertEquals(ConnectFailure.JUMP_FORBIDDEN, problem.failure(), problem::toString);
        }
    }

    @Test
    void whatTheJumpCannotReachIsTheRoutersFailure() throws Exception {
        try (SimulatedRouter jump = jump("local")) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    Transport.API,
                                    closedPort(),
                                    jump,
                                    "over",
                                    jump.hostKey(),
                                    Trust.system()));
            assertTrue(
                    problem.failure() == ConnectFailure.REFUSED
                            || problem.failure() == ConnectFailure.UNREACHABLE,
                    problem::toString);
        }
    }

    @Test
    void theJumpsPasswordAndKeyAreItsOwn() {
        try (SimulatedRouter jump = jump("local");
                SimulatedRouter target = target()) {
            ConnectProblem wrong =
                    problem(
                            dial(
                                    Transport.API,
                                    target.endpoint(),
                                    jump,
                                    "wrong",
                                    jump.hostKey(),
                                    Trust.system()));
            assertEquals(ConnectFailure.JUMP_LOGIN, wrong.failure(), wrong::toString);
            ConnectProblem unconfirmed =
                    problem(
                            dial(
                                    Transport.API,
                                    target.endpoint(),
                                    jump,
                                    "over",
                                    null,
                                    Trust.system()));
            assertEquals(ConnectFailure.CERTIFICATE_UNCONFIRMED, unconfirmed.failure());
            PeerProof proof = Objects.requireNonNull(unconfirmed.proof());
            assertEquals(PeerProof.Kind.JUMP_HOST_KEY, proof.kind());
            assertEquals(jump.hostKey(), proof.shown());
        }
        SimulatedRouter gone = jump("local");
        gone.close();
        try (SimulatedRouter target = target()) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    Transport.API,
                                    target.endpoint(),
                                    gone,
                                    "over",
                                    null,
                                    Trust.system()));
            assertEquals(ConnectFailure.JUMP_UNREACHABLE, problem.failure());
        }
    }

    @Test
    void connectionsShareALogInThatEndsWithTheLast() throws Exception {
        SshTunnel tunnel = new SshTunnel();
        try (SimulatedRouter jump = jump("local");
                SimulatedRouter target = target();
                Secret over = Secret.ofText("over")) {
            Passage.SshJump way =
                    new Passage.SshJump(
                            jump.sshEndpoint(), new Login("jumper", over), jump.hostKey());
            Socket first = tunnel.open(way, target.endpoint(), LONG);
            Socket second = tunnel.open(way, target.endpoint(), LONG);
            assertEquals(1, jump.logIns());
            first.close();
            first.close();
            second.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, () -> second.getInputStream().read());
            second.close();
            second.close();
            tunnel.open(way, target.endpoint(), LONG).close();
            assertEquals(2, jump.logIns());
        }
    }

    @Test
    void aReaderIsToldWhenTheJumpGoes() throws Exception {
        SshTunnel tunnel = new SshTunnel();
        try (SimulatedRouter jump = jump("local");
                SimulatedRouter target = target();
                Secret over = Secret.ofText("over")) {
            Passage.SshJump way =
                    new Passage.SshJump(
                            jump.sshEndpoint(), new Login("jumper", over), jump.hostKey());
            Socket socket = tunnel.open(way, target.endpoint(), LONG);
            Thread.ofVirtual().start(jump::disconnectAll);
            assertEquals(-1, socket.getInputStream().read());
            // TLS skips as much as is said to be there
            assertEquals(0, socket.getInputStream().available());
            socket.close();
            jump.stop();
            assertThrows(DialException.class, () -> tunnel.open(way, target.endpoint(), LONG));
        }
    }
}
