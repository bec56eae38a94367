package org.cloudpilot.routeros.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.ssh.ExecOutcome.Said;
import org.cloudpilot.routeros.ssh.ExecOutcome.Unknown;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSessionTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final TimeLimits USUAL = TimeLimits.standard();
    private static final TimeLimits IMPATIENT = new TimeLimits(SHORT, SHORT, SHORT);

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .ssh()
                .identity("hex")
                .user("admin", "right")
                .start();
    }

    private static SshDialOutcome dial(
            TimeLimits times,
            SshLimits limits,
            Endpoint endpoint,
            String password,
            @Nullable Fingerprint hostKey) {
        Connector connector = new Connector(times, new Certificates());
        try (Secret secret = Secret.ofText(password)) {
            return new SshDialer(times, limits, Clock.systemUTC(), connector)
                    .dial(
                            new Path(List.of(endpoint), Transport.API),
                            new Login("admin", secret),
                            hostKey);
        }
    }

    private static SshSession session(SimulatedRouter router, SshLimits limits) {
        SshDialOutcome outcome =
                dial(USUAL, limits, router.sshEndpoint(), "right", router.hostKey());
        return assertInstanceOf(
                        SshDialOutcome.Connected.class, outcome, () -> String.valueOf(outcome))
                .session();
    }

    private static SshSession session(SimulatedRouter router) {
        return session(router, SshLimits.standard());
    }

    private static ConnectProblem problem(SshDialOutcome outcome) {
        return assertInstanceOf(SshDialOutcome.Failed.class, outcome).problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.18.2"})
    void aLineIsCarriedOutInTheSpellingOfItsVersion(String version) {
        try (SimulatedRouter router = router(version);
                SshSession session = session(router)) {
            String line = ConsoleSpelling.forVersion("/system/identity/print", version);
            Said said = assertInstanceOf(Said.class, session.exec(line, LONG));
            assertEquals("  name: hex\n", said.text());
            assertEquals(0, said.status());
            assertEquals(router.sshEndpoint(), session.address());
            assertNull(session.ended());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ip/address/print where disabled=no|/ip address print where disabled=no",
                "/ip address print|/ip address print",
                ":put [/system/resource/get version]|:put [/system resource get version]",
                "/ip/route/add dst=10.0.0.0/8; /log/print|/ip route add dst=10.0.0.0/8; /log print",
                ":put \"; /a/b [/c/d]\"|:put \"; /a/b [/c/d]\"",
                "/import file-name=/flash/x|/import file-name=/flash/x"
            })
    void aMenuIsSpeltAsEveryVersionTakesIt(String line, String spelt) {
        assertEquals(spelt, ConsoleSpelling.forAll(line));
        assertEquals(spelt, ConsoleSpelling.forVersion(line, "6.49.11 (long-term)"));
        assertEquals(line, ConsoleSpelling.forVersion(line, "7.18.2 (stable)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.18.2"})
    void anExportIsWhole(String version) {
        try (SimulatedRouter router = router(version);
                SshSession session = session(router)) {
            ExportOutcome.Complete all =
                    assertInstanceOf(ExportOutcome.Complete.class, session.export("", "", LONG));
            assertTrue(all.text().contains("/system identity\nset name=hex\n"), all.text());
            assertInstanceOf(ExportOutcome.Complete.class, session.export("/ip/address", "", LONG));
            assertFalse(Exports.isOne("bad command name bogus (line 1 column 5)\n"));
        }
    }

    @Test
    void anExportThatIsCutShortIsNotTakenForAWholeOne() {
        try (SimulatedRouter router = router("7.18.2");
                SshSession session = session(router, new SshLimits(300, 300, LONG))) {
            ExportOutcome.Incomplete cut =
                    assertInstanceOf(ExportOutcome.Incomplete.class, session.export("", "", LONG));
            assertEquals(300, cut.text().replace("\n", "\r\n").length(), 1);
        }
        assertNotNull(Exports.lack("# x by RouterOS 7\n/ip address\nadd address=1"));
        assertNotNull(Exports.lack("/ip address\nadd address=1 \\\n"));
        assertNotNull(Exports.lack("/ip address\nadd comment=\"one\n"));
        assertNull(Exports.lack("# it's \"\n/ip address\nadd comment=\"a\\\"b\"\n"));
    }

    @Test
    void filesGoUpAndDown() {
        byte[] contents = new byte[200_000];
        new Random(1).nextBytes(contents);
        try (SimulatedRouter router = router("7.18.2");
                SshSession session = session(router)) {
            assertEquals(
                    new FileOutcome.Put(contents.length),
                    session.upload("backup.bin", contents, LONG));
            assertArrayEquals(contents, router.file("backup.bin"));
            FileOutcome.Got got =
                    assertInstanceOf(FileOutcome.Got.class, session.download("backup.bin", LONG));
            assertArrayEquals(contents, got.contents());
            assertInstanceOf(FileOutcome.Refused.class, session.download("nothing", LONG));
        }
    }

    @Test
    void aFileOverTheCapIsNotTaken() {
        try (SimulatedRouter router = router("7.18.2");
                SshSession session = session(router, new SshLimits(1_000, 1_000, LONG))) {
            router.putFile("large", new byte[1_001]);
            router.putFile("right", new byte[1_000]);
            assertInstanceOf(FileOutcome.TooLarge.class, session.download("large", LONG));
            assertInstanceOf(FileOutcome.Got.class, session.download("right", LONG));
            assertInstanceOf(
                    FileOutcome.TooLarge.class, session.upload("x", new byte[1_001], LONG));
        }
    }

    @Test
    void aLineWithoutAnEndIsUnknownAndTheSessionLivesOn() {
        try (SimulatedRouter router = router("7.18.2");
                SshSession session = session(router)) {
            router.misbehave(new Fault.NeverAnswer());
            assertInstanceOf(Unknown.class, session.exec("/system reboot", SHORT));
            router.misbehave(new Fault.None());
            assertInstanceOf(Said.class, session.exec(":put 1", LONG));
        }
    }

    /// Again and again: the moment in which the router goes is another one each time, and in some
    /// of them the library says it with an exception of its own, in others not at all.
    @RepeatedTest(20)
    void whoWaitsIsToldWhenTheRouterGoes() throws Exception {
        try (SimulatedRouter router = router("7.18.2");
                SshSession session = session(router)) {
            router.misbehave(new Fault.NeverAnswer());
            BlockingQueue<ExecOutcome> outcome = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> outcome.add(session.exec(":put 1", LONG)));
            router.disconnectAll();
            ExecOutcome told = outcome.poll(10, TimeUnit.SECONDS);
            assertTrue(
                    told instanceof Unknown || told instanceof ExecOutcome.NotSent,
                    () -> String.valueOf(told));
            assertNotNull(session.ended());
            assertInstanceOf(ExecOutcome.NotSent.class, session.exec(":put 1", LONG));
        }
    }

    @Test
    void aHostKeyIsShownBeforeAPasswordIsSent() {
        try (SimulatedRouter router = router("7.18.2")) {
            ConnectProblem first =
                    problem(dial(USUAL, SshLimits.standard(), router.sshEndpoint(), "right", null));
            assertEquals(ConnectFailure.CERTIFICATE_UNCONFIRMED, first.failure());
            PeerProof proof = Objects.requireNonNull(first.proof());
            assertEquals(PeerProof.Kind.HOST_KEY, proof.kind());
            assertEquals(router.hostKey(), proof.shown());
            Fingerprint other = new Fingerprint("ab".repeat(32));
            ConnectProblem changed =
                    problem(
                            dial(
                                    USUAL,
                                    SshLimits.standard(),
                                    router.sshEndpoint(),
                                    "right",
                                    other));
            assertEquals(ConnectFailure.CERTIFICATE_CHANGED, changed.failure());
            assertEquals(0, router.logIns() + router.refusals());
        }
    }

    @Test
    void aWrongPasswordIsOneRefusal() {
        try (SimulatedRouter router = router("7.18.2")) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    USUAL,
                                    SshLimits.standard(),
                                    router.sshEndpoint(),
                                    "wrong",
                                    router.hostKey()));
            assertEquals(ConnectFailure.LOGIN, problem.failure());
            assertEquals(1, router.refusals());
        }
    }

    @Test
    void aClosedPort() {
        SimulatedRouter router = router("7.18.2");
        router.close();
        ConnectProblem problem =
                problem(dial(USUAL, SshLimits.standard(), router.sshEndpoint(), "right", null));
        assertEquals(ConnectFailure.REFUSED, problem.failure());
    }

    private static ConnectProblem stranger(String said, boolean stays) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket socket = server.accept()) {
                                    socket.getOutputStream()
                                            .write(said.getBytes(StandardCharsets.US_ASCII));
                                    if (stays) {
                                        socket.getInputStream()
                                                .transferTo(OutputStream.nullOutputStream());
                                    } else {
                                        socket.getInputStream().read();
                                    }
                                } catch (IOException gone) {
                                    // the test has what it wanted
                                }
                            });
            Host host = new Host("127.0.0.1", Host.Kind.IPV4);
            return problem(
                    dial(
                            IMPATIENT,
                            SshLimits.standard(),
                            new Endpoint(host, server.getLocalPort()),
                            "right",
                            null));
        }
    }

    @Test
    void strangersAreToldApart() throws Exception {
        ConnectProblem silent = stranger("", true);
        assertEquals(ConnectFailure.TIMEOUT, silent.failure());
        assertEquals(Rung.TLS, silent.rung());
        assertEquals(ConnectFailure.CLOSED, stranger("", false).failure());
        assertEquals(
                ConnectFailure.WRONG_SERVICE,
                stranger("HTTP/1.1 400 Bad Request\r\n\r\n", false).failure());
        assertEquals(ConnectFailure.TIMEOUT, stranger("SSH-2.0-ROSSSH\r\n", true).failure());
        assertEquals(ConnectFailure.WRONG_SERVICE, stranger("220 FTP ready\r\n", true).failure());
    }

    @Test
    void nothingIsLeftBehind() {
        List<String> before = SshThreads.names();
        try (SimulatedRouter router = router("7.18.2")) {
            for (int i = 0; i < 5; i++) {
                SshSession session = session(router);
                session.exec(":put 1", LONG);
                session.close();
            }
            long until = System.nanoTime() + LONG.toNanos();
            while (!before.containsAll(SshThreads.names())) {
                assertTrue(System.nanoTime() < until, () -> SshThreads.names().toString());
                Thread.onSpinWait();
            }
        }
    }
}
