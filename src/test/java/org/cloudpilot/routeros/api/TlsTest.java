package org.cloudpilot.routeros.api;

import static org.cloudpilot.model.ConnectFailure.CLOSED;
import static org.cloudpilot.model.ConnectFailure.NO_CERTIFICATE;
import static org.cloudpilot.model.ConnectFailure.TIMEOUT;
import static org.cloudpilot.model.ConnectFailure.TLS;
import static org.cloudpilot.model.ConnectFailure.WRONG_SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.api.ScriptedPeer.Script;
import org.cloudpilot.routeros.api.ScriptedPeer.Talk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder = Path.of("");

    /// Self-signed, as most routers have it, and made out to 127.0.0.1 alone.
    @BeforeAll
    static void makeCertificate() throws Exception {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "router",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=router",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve("store").toString(),
                        "-storepass",
                        new String(STORE_PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertEquals(0, keytool.waitFor());
    }

    /// Shows the certificate, and trusts that one alone.
    private static SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
            store.load(in, STORE_PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, STORE_PASSWORD);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("router", store.getCertificate("router"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static ScriptedPeer tlsPeer(Script script) throws Exception {
        return ScriptedPeer.playing(
                context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
                script);
    }

    private static ConnectProblem problemOf(Script script) throws IOException {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            return Dialling.problem(Transport.API_SSL, peer.endpoint());
        }
    }

    @Test
    void aTrustedCertificateIsSpokenTo() throws Exception {
        Script script =
                talk -> {
                    talk.acceptLogIn();
                    String tag = Talk.tag(talk.hear());
                    talk.say("!re", tag, "=name=mast");
                    talk.say("!done", tag);
                    talk.waitForTheEnd();
                };
        try (ScriptedPeer peer = tlsPeer(script)) {
            DialOutcome outcome = dial(context(), peer.endpoint());
            try (var session = assertInstanceOf(Connected.class, outcome).session()) {
                Command print = Command.of("/system/identity/print");
                Done done =
                        assertInstanceOf(Done.class, session.run(print, Duration.ofSeconds(20)));
                assertEquals(List.of(Row.of("name", "mast")), done.rows());
            }
        }
    }

    private static DialOutcome dial(SSLContext trust, Endpoint endpoint) {
        return Dialling.dial(
                TimeLimits.standard(),
                SessionLimits.standard(),
                Transport.API_SSL,
                trust,
                endpoint);
    }

    @Test
    void aCertificateThatTheSystemDoesNotTrustIsNotSpokenTo() throws Exception {
        try (ScriptedPeer peer = tlsPeer(Talk::waitForTheEnd)) {
            DialOutcome outcome = dial(Dialling.systemTrust(), peer.endpoint());
            assertEquals(TLS, assertInstanceOf(Failed.class, outcome).problem().failure());
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotSpokenTo() throws Exception {
        try (ScriptedPeer peer = tlsPeer(Talk::waitForTheEnd)) {
            Host other = new Host("localhost", Host.Kind.NAME);
            DialOutcome outcome = dial(context(), new Endpoint(other, peer.endpoint().port()));
            assertEquals(TLS, assertInstanceOf(Failed.class, outcome).problem().failure());
        }
    }

    @Test
    void aRouterWithoutACertificateIsToldApart() throws IOException {
        ConnectProblem problem =
                problemOf(
                        talk -> {
                            talk.sayBytes(0x15, 3, 3, 0, 2, 2, 40);
                            talk.waitForTheEnd();
                        });
        assertEquals(NO_CERTIFICATE, problem.failure());
    }

    @Test
    void aServiceWithoutTlsIsToldApart() throws IOException {
        ConnectProblem problem =
                problemOf(
                        talk -> {
                            talk.sayText("SSH-2.0-ROSSSH\r\n");
                            talk.waitForTheEnd();
                        });
        assertEquals(WRONG_SERVICE, problem.failure());
    }

    @Test
    void closingDuringTheHandshakeIsClosed() throws IOException {
        assertEquals(CLOSED, problemOf(talk -> {}).failure());
    }

    @Test
    void silenceEndsTheHandshake() throws IOException {
        assertEquals(TIMEOUT, problemOf(Talk::waitForTheEnd).failure());
    }
}
