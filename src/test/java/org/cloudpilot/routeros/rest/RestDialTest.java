package org.cloudpilot.routeros.rest;

import static org.cloudpilot.model.ConnectFailure.CERTIFICATE_CHANGED;
import static org.cloudpilot.model.ConnectFailure.CERTIFICATE_UNCONFIRMED;
import static org.cloudpilot.model.ConnectFailure.CLOSED;
import static org.cloudpilot.model.ConnectFailure.DNS;
import static org.cloudpilot.model.ConnectFailure.LOGIN;
import static org.cloudpilot.model.ConnectFailure.NOT_PERMITTED;
import static org.cloudpilot.model.ConnectFailure.NO_CERTIFICATE;
import static org.cloudpilot.model.ConnectFailure.PROTOCOL;
import static org.cloudpilot.model.ConnectFailure.REFUSED;
import static org.cloudpilot.model.ConnectFailure.TIMEOUT;
import static org.cloudpilot.model.ConnectFailure.WRONG_SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestDialTest {
    private static ServerCertificate own = ServerCertificate.selfSigned("router");

    @BeforeAll
    static void makeCertificate() {
        own = ServerCertificate.selfSigned("router");
    }

    private static ConnectProblem problemOf(HttpPeer.Script script) throws IOException {
        try (HttpPeer peer = HttpPeer.playing(script)) {
            return RestDialling.problem(Transport.REST, peer.endpoint());
        }
    }

    private static Endpoint closedPort() throws IOException {
        try (HttpPeer peer = HttpPeer.playing((asked, talk) -> {})) {
            return peer.endpoint();
        }
    }

    @Test
    void anUnknownName() {
        Host host = new Host("x".repeat(64) + ".invalid", Host.Kind.NAME);
        assertEquals(DNS, RestDialling.problem(Transport.REST, new Endpoint(host, 80)).failure());
        ConnectProblem encrypted =
                RestDialling.problem(
                        Transport.REST_SSL,
                        new Endpoint(new Host("router.invalid", Host.Kind.NAME), 443));
        assertEquals(Rung.NAME, encrypted.rung(), encrypted::toString);
    }

    @Test
    void aClosedPort() throws IOException {
        assertEquals(REFUSED, RestDialling.problem(Transport.REST, closedPort()).failure());
        assertEquals(REFUSED, RestDialling.problem(Transport.REST_SSL, closedPort()).failure());
    }

    @Test
    void theNextEndpointIsTriedAndTheFurthestProblemTold() throws IOException {
        try (HttpPeer peer = HttpPeer.playing((asked, talk) -> talk.raw("nonsense\r\n\r\n"))) {
            ConnectProblem problem =
                    RestDialling.problem(Transport.REST, closedPort(), peer.endpoint());
            assertEquals(REFUSED, problem.failure());
        }
        try (HttpPeer peer = HttpPeer.playing((asked, talk) -> talk.version())) {
            Path path = new Path(List.of(closedPort(), peer.endpoint()), Transport.REST);
            try (RouterSession session =
                    RestDialling.session(
                            RestDialling.dial(TimeLimits.standard(), RestDialling.FEW, path))) {
                assertEquals(peer.endpoint(), session.address());
            }
        }
    }

    @Test
    void aRefusedPasswordIsNotTriedElsewhere() throws IOException {
        try (HttpPeer first = HttpPeer.playing((asked, talk) -> talk.json(401, ""));
                HttpPeer second = HttpPeer.playing((asked, talk) -> talk.version())) {
            ConnectProblem problem =
                    RestDialling.problem(Transport.REST, first.endpoint(), second.endpoint());
            assertEquals(LOGIN, problem.failure());
            assertEquals(0, second.connections());
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(401, "{\"error\":401,\"message\":\"Unauthorized\"}", LOGIN),
                Arguments.of(401, "<html>", LOGIN),
                Arguments.of(403, "{\"error\":403,\"message\":\"Forbidden\"}", NOT_PERMITTED),
                Arguments.of(404, "<html><title>Error 404</title></html>", WRONG_SERVICE),
                Arguments.of(302, "", PROTOCOL),
                Arguments.of(200, "<html>hello</html>", WRONG_SERVICE),
                Arguments.of(200, "{\"name\":\"another service\"}", WRONG_SERVICE),
                Arguments.of(200, "[".repeat(1_000), WRONG_SERVICE),
                Arguments.of(502, "Bad Gateway", WRONG_SERVICE));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerToTheLogIn(int status, String body, ConnectFailure failure) throws IOException {
        assertEquals(failure, problemOf((asked, talk) -> talk.json(status, body)).failure());
    }

    @Test
    void aUserWhoMayNotReadIsLoggedInAllTheSame() throws IOException {
        String error =
                "{\"error\":500,\"message\":\"x\",\"detail\":\"not enough permissions (9)\"}";
        try (HttpPeer peer = HttpPeer.playing((asked, talk) -> talk.json(500, error))) {
            RestDialling.session(peer).close();
        }
    }

    @Test
    void theOlderRouterOsIsToldByName() throws IOException {
        ConnectProblem problem =
                problemOf(
                        (asked, talk) ->
                                talk.raw(
                                        asked.line().equals("GET /")
                                                ? HttpPeer.whole(
                                                        200,
                                                        "text/html",
                                                        "<h1>RouterOS v6.49.10</h1>")
                                                : HttpPeer.whole(404, "text/html", "Not found")));
        assertEquals(WRONG_SERVICE, problem.failure());
        assertEquals("RouterOS 6.49.10; REST needs RouterOS 7.1 or later", problem.detail());
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("SSH-2.0-ROSSSH\r\n", WRONG_SERVICE),
                Arguments.of("\u0015\u0003\u0003\u0000\u0002\u0002\u0046", WRONG_SERVICE),
                Arguments.of("", CLOSED),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", CLOSED));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void somebodyElseListens(String said, ConnectFailure failure) throws IOException {
        ConnectProblem problem =
                problemOf(
                        (asked, talk) -> {
                            talk.raw(said);
                            talk.hangUp();
                        });
        assertEquals(failure, problem.failure(), problem::toString);
    }

    @Test
    void silenceIsAMatterOfTheLogIn() throws IOException {
        ConnectProblem problem = problemOf((asked, talk) -> talk.waitForTheEnd());
        assertEquals(TIMEOUT, problem.failure());
        assertEquals(Rung.LOG_IN, problem.rung());
    }

    @Test
    void bytesThatDripDoNotExtendTheTime() throws IOException {
        long start = System.nanoTime();
        ConnectProblem problem =
                problemOf(
                        (asked, talk) -> {
                            talk.raw("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n{");
                            while (true) {
                                talk.raw(" ");
                                LockSupport.parkNanos(1_000_000);
                            }
                        });
        assertEquals(TIMEOUT, problem.failure(), problem::toString);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10);
    }

    private static HttpPeer tlsPeer(ServerCertificate certificate, HttpPeer.Script script)
            throws IOException {
        return HttpPeer.playing(
                certificate
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
                script);
    }

    private static DialOutcome dialTls(Endpoint endpoint, Trust trust) {
        Path path = new Path(List.of(endpoint), Transport.REST_SSL).withTrust(trust);
        return RestDialling.dial(TimeLimits.standard(), RestDialling.FEW, path);
    }

    @Test
    void aConfirmedCertificateIsSpokenTo() throws IOException {
        try (HttpPeer peer =
                tlsPeer(
                        own,
                        (asked, talk) -> {
                            assertEquals("", asked.header("proxy-pass"));
                            talk.version();
                        })) {
            try (RouterSession session =
                    RestDialling.session(dialTls(peer.endpoint(), Trust.of(own.fingerprint())))) {
                Command print = Command.of("/system/resource/print");
                assertInstanceOf(Done.class, session.run(print, Duration.ofSeconds(20)));
                assertEquals(1, peer.connections());
            }
        }
    }

    @Test
    void anUnconfirmedAndAnotherCertificateAreShown() throws IOException {
        Fingerprint other = new Fingerprint("ab".repeat(32));
        try (HttpPeer peer = tlsPeer(own, (asked, talk) -> talk.version())) {
            ConnectProblem first = RestDialling.problem(dialTls(peer.endpoint(), Trust.system()));
            assertEquals(CERTIFICATE_UNCONFIRMED, first.failure());
            PeerProof proof = Objects.requireNonNull(first.proof());
            assertEquals(own.fingerprint(), proof.shown());
            ConnectProblem changed =
                    RestDialling.problem(dialTls(peer.endpoint(), Trust.of(other)));
            assertEquals(CERTIFICATE_CHANGED, changed.failure());
            assertEquals(List.of(), peer.asked());
        }
    }

    @Test
    void theUsersAuthorityVouchesForTheDialledHostAlone() throws IOException {
        SimulatedAuthority authority = new SimulatedAuthority("office");
        Trust trust = new Trust(null, List.of(authority.certificate()));
        try (HttpPeer right =
                        tlsPeer(authority.sign("127.0.0.1"), (asked, talk) -> talk.version());
                HttpPeer wrong =
                        tlsPeer(authority.sign("10.0.0.1"), (asked, talk) -> talk.version())) {
            RestDialling.session(dialTls(right.endpoint(), trust)).close();
            ConnectProblem problem = RestDialling.problem(dialTls(wrong.endpoint(), trust));
            assertEquals(CERTIFICATE_UNCONFIRMED, problem.failure());
        }
    }

    private interface RawScript {
        void play(InputStream in, OutputStream out) throws IOException;
    }

    private static ConnectProblem rawTlsProblem(RawScript script) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread playing =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try (Socket socket = server.accept()) {
                                            script.play(
                                                    socket.getInputStream(),
                                                    socket.getOutputStream());
                                        } catch (IOException gone) {
                                            // the test has what it wanted
                                        }
                                    });
            ConnectProblem problem =
                    RestDialling.problem(
                            Transport.REST_SSL,
                            new Endpoint(
                                    new Host("127.0.0.1", Host.Kind.IPV4), server.getLocalPort()));
            playing.join();
            return problem;
        }
    }

    @Test
    void aRouterWithoutACertificateIsToldApart() throws Exception {
        ConnectProblem problem =
                rawTlsProblem(
                        (in, out) -> {
                            in.read();
                            out.write(new byte[] {0x15, 3, 3, 0, 2, 2, 40});
                            in.transferTo(OutputStream.nullOutputStream());
                        });
        assertEquals(NO_CERTIFICATE, problem.failure(), problem::toString);
    }

    @Test
    void aServiceWithoutTlsIsToldApart() throws Exception {
        ConnectProblem problem =
                rawTlsProblem(
                        (in, out) -> {
                            in.read();
                            out.write("SSH-2.0-ROSSSH\r\n".getBytes(StandardCharsets.US_ASCII));
                            in.transferTo(OutputStream.nullOutputStream());
                        });
        assertEquals(WRONG_SERVICE, problem.failure(), problem::toString);
    }

    @Test
    void closingDuringTheHandshakeIsClosed() throws Exception {
        ConnectProblem problem = rawTlsProblem((in, out) -> in.read());
        assertEquals(CLOSED, problem.failure(), problem::toString);
    }

    @Test
    void silenceEndsTheHandshake() throws Exception {
        ConnectProblem problem =
                rawTlsProblem((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
        assertEquals(TIMEOUT, problem.failure(), problem::toString);
        assertEquals(Rung.TLS, problem.rung());
    }

    @Test
    void aNameThatNoHttpsAddressCanHaveIsToldApart() {
        Endpoint endpoint = new Endpoint(new Host("my_router", Host.Kind.NAME), 443);
        ConnectProblem problem = RestDialling.problem(Transport.REST_SSL, endpoint);
        assertEquals(ConnectFailure.TLS, problem.failure());
    }
}
