package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.cloudpilot.simulator.tls.SimulatedAuthority;
import org.junit.jupiter.api.Test;

/// The binary API over TLS, spoken to with the JDK's own client.
class TlsServiceTest {
    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder(Hardware.HEX).identity("hex").apiSsl();
    }

    private static SSLSocket connect(SimulatedRouter router, X509Certificate... believed)
            throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        for (int i = 0; i < believed.length; i++) {
            anchors.setCertificateEntry("a" + i, believed[i]);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        "127.0.0.1", router.endpoint(Transport.API_SSL).port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static Fingerprint fingerprint(X509Certificate certificate) throws Exception {
        return Fingerprint.of(
                MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static void logIn(SSLSocket socket) throws IOException {
        SentenceReader reader = new SentenceReader(socket.getInputStream(), WireLimits.standard());
        socket.getOutputStream()
                .write(SentenceEncoder.encode(List.of("/login", "=name=admin", "=password=")));
        assertEquals(List.of("!done"), Objects.requireNonNull(reader.read()).words());
    }

    @Test
    void bothPortsServeOneState() throws Exception {
        SimulatedAuthority authority = new SimulatedAuthority("Example Networks CA");
        ServerCertificate signed = authority.sign("hex.example", "127.0.0.1");
        try (SimulatedRouter router = router().certificate(signed).start();
                SSLSocket socket = connect(router, authority.certificate())) {
            logIn(socket);
            assertEquals(1, router.sessions());
            assertNotEquals(router.endpoint(Transport.API), router.endpoint(Transport.API_SSL));
            assertEquals(router.endpoint(), router.endpoint(Transport.API));
            assertEquals(
                    router.fingerprint(),
                    fingerprint((X509Certificate) socket.getSession().getPeerCertificates()[0]));
            assertEquals(
                    List.of("CN=hex.example"),
                    List.of(signed.certificate().getSubjectX500Principal().getName()));
        }
    }

    @Test
    void aRenewedCertificateIsAnother() throws Exception {
        try (SimulatedRouter router = router().start()) {
            Fingerprint before = router.fingerprint();
            assertEquals(before, router.fingerprint());
            router.renewCertificate();
            assertNotEquals(before, router.fingerprint());
            try (SSLSocket socket = connect(router)) {
                assertThrows(SSLException.class, socket::startHandshake);
            }
        }
    }

    @Test
    void anExpiredOneAndOneForAnotherNameAreNotBelieved() throws Exception {
        SimulatedAuthority authority = new SimulatedAuthority("Example Networks CA");
        for (ServerCertificate bad :
                List.of(
                        authority.signExpired("127.0.0.1"),
                        authority.sign("another.example"),
                        ServerCertificate.selfSigned("hex"))) {
            try (SimulatedRouter router = router().certificate(bad).start();
                    SSLSocket socket = connect(router, authority.certificate())) {
                assertThrows(SSLException.class, socket::startHandshake, bad.toString());
            }
        }
    }

    @Test
    void withoutACertificateTheHandshakeIsRefused() throws Exception {
        try (SimulatedRouter router = router().fault(new Fault.NoCertificate()).start();
                SSLSocket socket = connect(router)) {
            SSLException refused = assertThrows(SSLException.class, socket::startHandshake);
            assertTrue(refused.toString().contains("handshake_failure"), refused.toString());
        }
    }

    @Test
    void aSlowHandshakeKeepsItsPeerWaiting() throws Exception {
        ServerCertificate own = ServerCertificate.selfSigned("hex");
        try (SimulatedRouter router =
                        router().certificate(own)
                                .fault(new Fault.SlowTls(Duration.ofMillis(250)))
                                .start();
                SSLSocket socket = connect(router, own.certificate())) {
            long start = System.nanoTime();
            logIn(socket);
            assertTrue(System.nanoTime() - start >= Duration.ofMillis(250).toNanos());
        }
    }

    @Test
    void whereNothingIsOfferedNothingHasAnEndpoint() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).start()) {
            assertThrows(IllegalStateException.class, () -> router.endpoint(Transport.API_SSL));
        }
    }
}
