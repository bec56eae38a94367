package org.cloudpilot.routeros.api;

import static org.cloudpilot.model.ConnectFailure.CERTIFICATE_CHANGED;
import static org.cloudpilot.model.ConnectFailure.CERTIFICATE_UNCONFIRMED;
import static org.cloudpilot.model.ConnectFailure.CLOSED;
import static org.cloudpilot.model.ConnectFailure.NO_CERTIFICATE;
import static org.cloudpilot.model.ConnectFailure.TIMEOUT;
import static org.cloudpilot.model.ConnectFailure.WRONG_SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ScriptedPeer.Script;
import org.cloudpilot.routeros.api.ScriptedPeer.Talk;
import org.cloudpilot.routeros.link.Certificates;
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

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
            store.load(in, STORE_PASSWORD);
        }
        return store;
    }

    /// Shows the certificate.
    private static SSLContext context() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(), STORE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static X509Certificate certificate() throws GeneralSecurityException, IOException {
        return (X509Certificate) store().getCertificate("router");
    }

    /// The router's certificate as an authority of the user's own.
    private static Trust authority() throws GeneralSecurityException, IOException {
        return new Trust(null, List.of(certificate()));
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
            DialOutcome outcome = dial(authority(), peer.endpoint());
            try (var session = assertInstanceOf(Connected.class, outcome).session()) {
                Command print = Command.of("/system/identity/print");
                Done done =
                        assertInstanceOf(Done.class, session.run(print, Duration.ofSeconds(20)));
                assertEquals(List.of(Row.of("name", "mast")), done.rows());
            }
        }
    }

    private static DialOutcome dial(Trust trust, Endpoint endpoint) {
        return Dialling.dial(
                TimeLimits.standard(),
                SessionLimits.standard(),
                Transport.API_SSL,
                trust,
                endpoint);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsShownForConfirmation() throws Exception {
        try (ScriptedPeer peer = tlsPeer(Talk::waitForTheEnd)) {
            ConnectProblem problem = problemOf(dial(Trust.system(), peer.endpoint()));
            assertEquals(CERTIFICATE_UNCONFIRMED, problem.failure());
            assertEquals("tls", problem.failure().word());
            PeerProof proof = Objects.requireNonNull(problem.proof());
            assertEquals(Certificates.fingerprint(certificate()), proof.shown());
            assertNull(proof.confirmed());
            assertEquals("CN=router", proof.subject());
        }
    }

    @Test
    void aConfirmedCertificateIsSpokenToWhateverNameItBears() throws Exception {
        try (ScriptedPeer peer = tlsPeer(Talk::acceptLogInAndWait)) {
            Host other = new Host("localhost", Host.Kind.NAME);
            Endpoint endpoint = new Endpoint(other, peer.endpoint().port());
            Trust trust = Trust.of(Certificates.fingerprint(certificate()));
            assertInstanceOf(Connected.class, dial(trust, endpoint)).session().close();
        }
    }

    @Test
    void anotherCertificateThanTheConfirmedIsToldWithBothFingerprints() throws Exception {
        Fingerprint confirmed = new Fingerprint("ab".repeat(32));
        try (ScriptedPeer peer = tlsPeer(Talk::waitForTheEnd)) {
            ConnectProblem problem = problemOf(dial(Trust.of(confirmed), peer.endpoint()));
            assertEquals(CERTIFICATE_CHANGED, problem.failure());
            PeerProof proof = Objects.requireNonNull(problem.proof());
            assertEquals(Certificates.fingerprint(certificate()), proof.shown());
            assertEquals(confirmed, proof.confirmed());
        }
    }

    @Test
    void theUsersOwnAuthorityMayVouchForAnotherThanTheConfirmed() throws Exception {
        Trust trust = new Trust(new Fingerprint("ab".repeat(32)), List.of(certificate()));
        try (ScriptedPeer peer = tlsPeer(Talk::acceptLogInAndWait)) {
            assertInstanceOf(Connected.class, dial(trust, peer.endpoint())).session().close();
        }
    }

    @Test
    void anAuthoritysCertificateForAnotherHostIsNotSpokenTo() throws Exception {
        try (ScriptedPeer peer = tlsPeer(Talk::waitForTheEnd)) {
            Host other = new Host("localhost", Host.Kind.NAME);
            Endpoint endpoint = new Endpoint(other, peer.endpoint().port());
            ConnectProblem problem = problemOf(dial(authority(), endpoint));
            assertEquals(CERTIFICATE_UNCONFIRMED, problem.failure());
        }
    }

    private static ConnectProblem problemOf(DialOutcome outcome) {
        return assertInstanceOf(Failed.class, outcome).problem();
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
