package org.cloudpilot.routeros.legrange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.wire.Sentence;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegrangeSessionTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Command IDENTITY = Command.of("/system/identity/print");
    private static final Command REBOOT = Command.of("/system/reboot");

    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .identity("hex")
                .user("admin", "right \"'= one");
    }

    private static DialOutcome dial(
            TimeLimits times,
            Transport transport,
            Endpoint endpoint,
            Trust trust,
            String password) {
        Connector connector = new Connector(times, new Certificates());
        LegrangeLimits limits = new LegrangeLimits(WireLimits.standard(), 300, 1 << 20);
        try (Secret secret = Secret.ofText(password)) {
            return new LegrangeDialer(times, limits, Clock.systemUTC(), connector)
                    .dial(
                            new Path(List.of(endpoint), transport).withTrust(trust),
                            new Login("admin", secret));
        }
    }

    private static RouterSession session(Endpoint endpoint) {
        DialOutcome outcome =
                dial(
                        TimeLimits.standard(),
                        Transport.API,
                        endpoint,
                        Trust.system(),
                        "right \"'= one");
        return assertInstanceOf(DialOutcome.Connected.class, outcome, outcome::toString).session();
    }

    private static ConnectProblem problem(DialOutcome outcome) {
        return assertInstanceOf(DialOutcome.Failed.class, outcome).problem();
    }

    private final Set<Thread> before = libraryThreads();

    private static Set<Thread> libraryThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getClass().getName().startsWith("me.legrange"))
                .collect(Collectors.toSet());
    }

    /// The library's threads end with the session, whatever became of it.
    @AfterEach
    void nothingIsLeftBehind() {
        long until = System.nanoTime() + LONG.toNanos();
        while (!before.containsAll(libraryThreads())) {
            assertTrue(System.nanoTime() < until, "a thread of the library goes on");
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.42.12", "6.49.11", "7.1.5", "7.17.2"})
    void commandsRunOnOlderRouters(String version) {
        try (SimulatedRouter router = router(version).start();
                RouterSession session = session(router.endpoint())) {
            Done done = assertInstanceOf(Done.class, session.run(IDENTITY, LONG));
            assertEquals("hex", done.rows().getFirst().get("name"));
            Command add =
                    Command.of("/ip/address/add")
                            .with("address", "10.9.8.7/24")
                            .with("interface", "ether1")
                            .with("comment", "it's \u00fc, = and /ip where");
            String item =
                    Objects.requireNonNull(
                            assertInstanceOf(Done.class, session.run(add, LONG)).ret());
            Command find =
                    Command.of("/ip/address/print")
                            .where("?interface=ether1", "?address=10.9.8.7/24", "?#&");
            Done found = assertInstanceOf(Done.class, session.run(find, LONG));
            assertEquals(1, found.rows().size());
            assertEquals("it's \u00fc, = and /ip where", found.rows().getFirst().get("comment"));
            Command remove = Command.of("/ip/address/remove").with(".id", item);
            assertInstanceOf(Done.class, session.run(remove, LONG));
            assertEquals(List.of(), assertInstanceOf(Done.class, session.run(find, LONG)).rows());
            Trapped trapped =
                    assertInstanceOf(Trapped.class, session.run(Command.of("/x/print"), LONG));
            assertTrue(trapped.message().startsWith("no such command"), trapped.message());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.18.2", "7.21"})
    void newerRoutersAreRefused(String version) {
        try (SimulatedRouter router = router(version).start()) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    TimeLimits.standard(),
                                    Transport.API,
                                    router.endpoint(),
                                    Trust.system(),
                                    "right \"'= one"));
            assertEquals(ConnectFailure.ENGINE_UNFIT, problem.failure());
        }
    }

    @Test
    void tlsWithAConfirmedCertificate() {
        try (SimulatedRouter router = router("7.16").services(Set.of(Service.API_SSL)).start()) {
            Endpoint endpoint = router.endpoint(Transport.API_SSL);
            DialOutcome outcome =
                    dial(
                            TimeLimits.standard(),
                            Transport.API_SSL,
                            endpoint,
                            Trust.of(router.fingerprint()),
                            "right \"'= one");
            try (RouterSession session =
                    assertInstanceOf(DialOutcome.Connected.class, outcome).session()) {
                assertInstanceOf(Done.class, session.run(IDENTITY, LONG));
            }
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (SimulatedRouter router = router("7.16").start()) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    TimeLimits.standard(),
                                    Transport.API,
                                    router.endpoint(),
                                    Trust.system(),
                                    "wrong"));
            assertEquals(ConnectFailure.LOGIN, problem.failure());
        }
    }

    @Test
    void silenceIsATimeoutOfTheLogIn() {
        TimeLimits impatient = new TimeLimits(SHORT, SHORT, SHORT);
        try (SimulatedRouter router = router("7.16").fault(new Fault.Mute()).start()) {
            ConnectProblem problem =
                    problem(
                            dial(
                                    impatient,
                                    Transport.API,
                                    router.endpoint(),
                                    Trust.system(),
                                    "right"));
            assertEquals(ConnectFailure.TIMEOUT, problem.failure());
        }
    }

    @Test
    void aCommandWithoutAnAnswerEndsTheSession() {
        try (SimulatedRouter router = router("7.16").start();
                RouterSession session = session(router.endpoint())) {
            router.misbehave(new Fault.NeverAnswer());
            assertInstanceOf(Unknown.class, session.run(REBOOT, SHORT));
            assertNotNull(session.ended());
            assertInstanceOf(NotConnected.class, session.run(IDENTITY, LONG));
        }
    }

    @Test
    void whoWaitsIsToldAtOnceWhenTheRouterGoes() throws Exception {
        try (SimulatedRouter router = router("7.16").start();
                RouterSession session = session(router.endpoint())) {
            router.misbehave(new Fault.NeverAnswer());
            BlockingQueue<CommandOutcome> outcome = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> outcome.add(session.run(REBOOT, Duration.ofMinutes(5))));
            while (router.commands("/system/reboot") == 0) {
                Thread.onSpinWait();
            }
            router.disconnectAll();
            assertInstanceOf(Unknown.class, outcome.poll(20, TimeUnit.SECONDS));
            assertNotNull(session.ended());
        }
    }

    @Test
    void commandsOfManyThreadsRunOneAfterAnother() throws Exception {
        try (SimulatedRouter router = router("7.16").start();
                RouterSession session = session(router.endpoint())) {
            BlockingQueue<CommandOutcome> outcomes = new LinkedBlockingQueue<>();
            for (int i = 0; i < 50; i++) {
                Thread.ofVirtual().start(() -> outcomes.add(session.run(IDENTITY, LONG)));
            }
            for (int i = 0; i < 50; i++) {
                assertInstanceOf(Done.class, outcomes.poll(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void whatGoesOnIsToldToBeUnsupported() {
        try (SimulatedRouter router = router("7.16").start();
                RouterSession session = session(router.endpoint())) {
            BlockingQueue<CommandOutcome> end = new LinkedBlockingQueue<>();
            session.stream(Command.of("/log/listen"), row -> {}, end::add).close();
            assertInstanceOf(Unsupported.class, end.poll());
        }
    }

    static Stream<Arguments> lines() {
        Command print = Command.of("/a/print");
        return Stream.of(
                Arguments.of(print, "/a/print"),
                Arguments.of(print.with("x", ""), "/a/print x=\"\""),
                Arguments.of(print.with("x", "say \"hi\""), "/a/print x='say \"hi\"'"),
                Arguments.of(
                        print.where("?a=1", "?>b=2", "?c=x y"),
                        "/a/print where a=\"1\" and b>\"2\" and c=\"x y\""),
                Arguments.of(
                        print.where("?a=1", "?a=2", "?#|", "?a=3", "?#|"),
                        "/a/print where a=\"1\" or a=\"2\" or a=\"3\""),
                Arguments.of(print.where("?a=1", "?#!"), "/a/print where a!=\"1\""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void commandsInTheLibrarysLanguage(Command command, String line) throws Exception {
        assertEquals(line, LibraryLine.of(command, false));
    }

    static Stream<Command> unspeakable() {
        Command print = Command.of("/a/print");
        return Stream.of(
                print.with("x", "a\nb"),
                print.with("x", "\"'"),
                print.with("x y", "1"),
                print.with("where", "1"),
                print.with("x=1 y", "1"),
                Command.of("/a/print where b=1"),
                Command.of("/a/or/print"),
                print.where("?a"),
                print.where("?-a"),
                print.where("?a=1", "?b=2", "?#&", "?c=3", "?#|"),
                print.where("?a=\n"),
                print.where("?#&"),
                print.with("x", "y".repeat(200_000)));
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void whatItWouldMisreadIsNotSent(Command command) {
        assertThrows(LibraryLine.UnsupportedException.class, () -> LibraryLine.of(command, false));
    }

    /// Logs anybody in as 7.16, then answers each command with what the test says; `$` is its tag.
    private static CommandOutcome after(Command command, String... answers) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answer(server, answers));
            Host host = new Host("127.0.0.1", Host.Kind.IPV4);
            try (RouterSession session = session(new Endpoint(host, server.getLocalPort()))) {
                return session.run(command, LONG);
            }
        }
    }

    private static void answer(ServerSocket server, String[] answers) {
        try (Socket socket = server.accept()) {
            SentenceReader in = new SentenceReader(socket.getInputStream(), WireLimits.standard());
            OutputStream out = socket.getOutputStream();
            for (Sentence heard = in.read(); heard != null; heard = in.read()) {
                String tag =
                        heard.words().stream()
                                .filter(word -> word.startsWith(".tag="))
                                .findFirst()
                                .orElse("");
                switch (heard.words().getFirst()) {
                    case "/login" -> out.write(SentenceEncoder.encode(List.of("!done", tag)));
                    case "/system/resource/print" -> {
                        out.write(SentenceEncoder.encode(List.of("!re", tag, "=version=7.16 (x)")));
                        out.write(SentenceEncoder.encode(List.of("!done", tag)));
                    }
                    default -> {
                        for (String each : answers) {
                            List<String> words =
                                    Stream.of(each.split(" ", -1))
                                            .map(word -> word.equals("$") ? tag : word)
                                            .toList();
                            out.write(SentenceEncoder.encode(words));
                        }
                    }
                }
            }
        } catch (IOException gone) {
            // the test has what it wanted
        }
    }

    @Test
    void lineBreaksEmptyValuesAndBareNamesAreReadRight() throws IOException {
        Done done =
                assertInstanceOf(
                        Done.class,
                        after(
                                IDENTITY,
                                "!empty $",
                                "!re $ =a=x\n=b=fake\n!done =c= =d =e=end\r",
                                "!done $"));
        assertEquals(1, done.rows().size());
        assertEquals("x\n=b=fake\n!done", done.rows().getFirst().get("a"));
        assertEquals("", done.rows().getFirst().get("c"));
        assertEquals("", done.rows().getFirst().get("d"));
        assertEquals("end\r", done.rows().getFirst().get("e"));
        assertNull(done.rows().getFirst().get("b"));
    }

    @Test
    void aTrapKeepsItsCategory() throws IOException {
        assertEquals(
                new Trapped("no", 4, List.of()),
                after(IDENTITY, "!trap $ =category=4 =message=no", "!done $"));
        assertEquals(
                new Trapped("no", -1, List.of()),
                after(IDENTITY, "!trap $ =message=no", "!done $"));
    }

    @Test
    void whatTheLibraryWouldSpinOnEndsTheSession() throws IOException {
        assertEquals(new Lost(true, "going down"), after(IDENTITY, "!fatal going down"));
        assertInstanceOf(Lost.class, after(IDENTITY, "!re =a=b"));
        assertInstanceOf(Unknown.class, after(REBOOT, "!done"));
        String[] endless = new String[400];
        java.util.Arrays.fill(endless, "!re $ =a=b");
        assertInstanceOf(Lost.class, after(IDENTITY, endless));
    }
}
