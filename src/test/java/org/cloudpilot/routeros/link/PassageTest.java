package org.cloudpilot.routeros.link;

import static org.cloudpilot.model.ConnectFailure.JUMP_FORBIDDEN;
import static org.cloudpilot.model.ConnectFailure.JUMP_LOGIN;
import static org.cloudpilot.model.ConnectFailure.JUMP_UNREACHABLE;
import static org.cloudpilot.model.ConnectFailure.REFUSED;
import static org.cloudpilot.model.ConnectFailure.TIMEOUT;
import static org.cloudpilot.model.ConnectFailure.UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Passage;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Proxies and knocks, on the way that every transport shares.
class PassageTest {
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Endpoint ROUTER =
            new Endpoint(new Host("router.example", Host.Kind.NAME), 8728);
    private static final String GRANTED = "05 00 00 01 00 00 00 00 00 00";

    private static final Connector CONNECTOR =
            new Connector(new TimeLimits(SOON, SOON, SOON), new Certificates());

    /// What a proxy hears and says; the connection ends when it returns.
    private interface Script {
        void play(DataInputStream in, OutputStream out) throws IOException;
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.replace(" ", ""));
    }

    private static Endpoint at(int port) {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), port);
    }

    private interface Use<T> {
        T with(Endpoint proxy) throws Exception;
    }

    private static <T> T playing(Script script, Use<T> use) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket socket = server.accept()) {
                                    script.play(
                                            new DataInputStream(socket.getInputStream()),
                                            socket.getOutputStream());
                                } catch (IOException gone) {
                                    // the test has what it wanted
                                }
                            });
            return use.with(at(server.getLocalPort()));
        }
    }

    private static Path through(Endpoint proxy, @Nullable Login login, Endpoint target) {
        return new Path(List.of(target), Transport.API)
                .withPassage(new Passage.Socks5(proxy, login));
    }

    private static ConnectProblem problem(Script script) throws Exception {
        return playing(
                script,
                proxy ->
                        assertThrows(
                                        DialException.class,
                                        () ->
                                                CONNECTOR.connect(
                                                        through(proxy, null, ROUTER),
                                                        ROUTER,
                                                        false))
                                .problem());
    }

    private static void expect(InputStream in, String bytes) throws IOException {
        byte[] expected = hex(bytes);
        assertArrayEquals(expected, in.readNBytes(expected.length));
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of(
                        ROUTER,
                        "05 01 00 03 0e 72 6f 75 74 65 72 2e 65 78 61 6d 70 6c 65 22 18",
                        GRANTED),
                Arguments.of(
                        new Endpoint(new Host("10.0.0.1", Host.Kind.IPV4), 443),
                        "05 01 00 01 0a 00 00 01 01 bb",
                        "05 00 00 03 02 61 62 00 01"),
                Arguments.of(
                        new Endpoint(new Host("fd00::1", Host.Kind.IPV6), 80),
                        "05 01 00 04 fd 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 50",
                        "05 00 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theProxyIsToldTheTargetAndItsBytesFollow(Endpoint target, String request, String answer)
            throws Exception {
        int heard =
                playing(
                        (in, out) -> {
                            expect(in, "05 01 00");
                            out.write(hex("05 00"));
                            expect(in, request);
                            out.write(hex(answer + "2a"));
                            in.transferTo(OutputStream.nullOutputStream());
                        },
                        proxy -> {
                            Wire wire =
                                    CONNECTOR.connect(through(proxy, null, target), target, false);
                            try (Socket tcp = wire.tcp()) {
                                return tcp.getInputStream().read();
                            }
                        });
        assertEquals(0x2a, heard);
    }

    @Test
    void aPasswordIsShownWhereItIsAskedFor() throws Exception {
        playing(
                (in, out) -> {
                    expect(in, "05 02 00 02");
                    out.write(hex("05 02"));
                    expect(in, "01 05 61 64 6d 69 6e 03 6b 65 79");
                    out.write(hex("01 00"));
                    in.skipNBytes(hex("05 01 00 03 0e").length + 16);
                    out.write(hex(GRANTED));
                    in.transferTo(OutputStream.nullOutputStream());
                },
                proxy -> {
                    try (Secret password = Secret.ofText("key")) {
                        Login login = new Login("admin", password);
                        CONNECTOR
                                .connect(through(proxy, login, ROUTER), ROUTER, false)
                                .tcp()
                                .close();
                    }
                    return 0;
                });
    }

    @Test
    void aRefusedPasswordIsTheProxysAndNotTheRouters() throws Exception {
        ConnectProblem problem =
                playing(
                        (in, out) -> {
                            in.skipNBytes(4);
                            out.write(hex("05 02"));
                            in.skipNBytes(11);
                            out.write(hex("01 01"));
                        },
                        proxy -> {
                            try (Secret password = Secret.ofText("key")) {
                                Path path = through(proxy, new Login("admin", password), ROUTER);
                                return assertThrows(
                                                DialException.class,
                                                () -> CONNECTOR.connect(path, ROUTER, false))
                                        .problem();
                            }
                        });
        assertEquals(JUMP_LOGIN, problem.failure());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(1, UNREACHABLE),
                Arguments.of(2, JUMP_FORBIDDEN),
                Arguments.of(3, UNREACHABLE),
                Arguments.of(4, UNREACHABLE),
                Arguments.of(5, REFUSED),
                Arguments.of(6, TIMEOUT),
                Arguments.of(7, JUMP_FORBIDDEN),
                Arguments.of(8, UNREACHABLE),
                Arguments.of(9, JUMP_UNREACHABLE),
                Arguments.of(255, JUMP_UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasItsMeaning(int code, ConnectFailure failure) throws Exception {
        ConnectProblem problem =
                problem(
                        (in, out) -> {
                            in.skipNBytes(3);
                            out.write(hex("05 00"));
                            in.skipNBytes(21);
                            out.write(new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
                        });
        assertEquals(failure, problem.failure());
    }

    static Stream<Arguments> rubbish() {
        return Stream.of(
                Arguments.of("", JUMP_UNREACHABLE),
                Arguments.of("05", JUMP_UNREACHABLE),
                Arguments.of("05 ff", JUMP_LOGIN),
                Arguments.of("05 02", JUMP_LOGIN),
                Arguments.of("05 07", JUMP_UNREACHABLE),
                Arguments.of("04 00", JUMP_UNREACHABLE),
                Arguments.of("48 54 54 50", JUMP_UNREACHABLE),
                Arguments.of("05 00 05 00 00 07", JUMP_UNREACHABLE),
                Arguments.of("05 00 05 00 00 03 ff 61", JUMP_UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbishIsNoProxy(String said, ConnectFailure failure) throws Exception {
        ConnectProblem problem =
                problem(
                        (in, out) -> {
                            in.skipNBytes(3);
                            out.write(hex(said));
                            if (said.length() > 12) {
                                in.skipNBytes(21);
                            }
                        });
        assertEquals(failure, problem.failure());
    }

    static IntStream silences() {
        return IntStream.of(0, 2);
    }

    @ParameterizedTest
    @MethodSource("silences")
    void silenceEndsInTime(int said) throws Exception {
        long start = System.nanoTime();
        ConnectProblem problem =
                problem(
                        (in, out) -> {
                            out.write(hex("05 00"), 0, said);
                            in.transferTo(OutputStream.nullOutputStream());
                        });
        assertEquals(said == 0 ? JUMP_UNREACHABLE : TIMEOUT, problem.failure());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10);
    }

    @Test
    void aProxyThatIsNotThereIsNotTheRouter() throws Exception {
        Endpoint nobody;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody = at(server.getLocalPort());
        }
        Path path = through(nobody, null, ROUTER);
        DialException failed =
                assertThrows(DialException.class, () -> CONNECTOR.connect(path, ROUTER, false));
        assertEquals(JUMP_UNREACHABLE, failed.problem().failure());
    }

    @Test
    void knocksComeInOrderBeforeTheConnection() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket first = new ServerSocket(0, 5, here);
                DatagramSocket second = new DatagramSocket(0, here);
                ServerSocket door = new ServerSocket(0, 5, here)) {
            hear(first, "tcp", heard);
            hear(door, "door", heard);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    DatagramPacket packet = new DatagramPacket(new byte[9], 9);
                                    second.receive(packet);
                                    heard.add("udp " + packet.getLength());
                                } catch (IOException closed) {
                                    // the test is over
                                }
                            });
            Endpoint router = at(door.getLocalPort());
            Path path =
                    new Path(List.of(router), Transport.API)
                            .withKnocks(
                                    List.of(
                                            new Knock(Knock.Protocol.TCP, first.getLocalPort()),
                                            new Knock(Knock.Protocol.UDP, second.getLocalPort())));
            CONNECTOR.connect(path, router, false).tcp().close();
            assertEquals("tcp", heard.poll(20, TimeUnit.SECONDS));
            assertEquals("udp 0", heard.poll(20, TimeUnit.SECONDS));
            assertEquals("door", heard.poll(20, TimeUnit.SECONDS));
        }
    }

    private static void hear(ServerSocket server, String name, BlockingQueue<String> heard) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                server.accept().close();
                                heard.add(name);
                            } catch (IOException closed) {
                                // the test is over
                            }
                        });
    }

    @Test
    void aClosedDoorIsKnockedOnAllTheSame() throws Exception {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        Knock shut;
        try (ServerSocket closed = new ServerSocket(0, 5, here)) {
            shut = new Knock(Knock.Protocol.TCP, closed.getLocalPort());
        }
        try (ServerSocket door = new ServerSocket(0, 5, here)) {
            Endpoint router = at(door.getLocalPort());
            Path path = new Path(List.of(router), Transport.API).withKnocks(List.of(shut));
            CONNECTOR.connect(path, router, false).tcp().close();
        }
    }

    @Test
    void aUdpKnockThroughAProxyIsRefusedInsteadOfLeftOut() {
        Path path =
                through(at(1), null, ROUTER)
                        .withKnocks(List.of(new Knock(Knock.Protocol.UDP, 7000)));
        DialException failed =
                assertThrows(DialException.class, () -> CONNECTOR.connect(path, ROUTER, false));
        assertEquals(JUMP_FORBIDDEN, failed.problem().failure());
    }

    @Test
    void withoutSshAJumpCannotBeReached() {
        try (Secret password = Secret.ofText("key")) {
            Passage jump = new Passage.SshJump(at(1), new Login("admin", password), null);
            Path path = new Path(List.of(ROUTER), Transport.API).withPassage(jump);
            DialException failed =
                    assertThrows(DialException.class, () -> CONNECTOR.connect(path, ROUTER, false));
            assertEquals(JUMP_UNREACHABLE, failed.problem().failure());
        }
    }
}
