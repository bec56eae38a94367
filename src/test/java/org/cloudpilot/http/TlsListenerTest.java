package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The listener over TLS.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsListenerTest {
    private static final Host HERE = Host.parse("127.0.0.1").orElseThrow();

    private final Path folder;
    private final TemporaryProgram program;

    TlsListenerTest(@TempDir Path folder) {
        this.folder = folder;
        program = TemporaryProgram.in(folder);
    }

    @AfterAll
    void close() {
        program.close();
    }

    @Test
    void anotherAddressIsServedWithACertificateOfItsOwnMaking() throws Exception {
        var options = new ListenerOptions("0.0.0.0", 0, new ListenerTls.Made(folder), "test");
        try (Listener listener = program.listener(options)) {
            ListenerState.Listening at =
                    assertInstanceOf(ListenerState.Listening.class, listener.start());
            assertTrue(at.encrypted());
            assertTrue(at.base().startsWith("https://"));
            assertEquals(200, get(at.at().port(), "/health/").statusCode());
            assertFalse(plain(at.at().port()).contains("\"status\""));
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("listener.key"))));
        }
    }

    @Test
    void loopbackStaysPlainUnlessACertificateIsGiven() throws Exception {
        var made = new ListenerOptions("127.0.0.1", 0, new ListenerTls.Made(folder), "test");
        try (Listener listener = program.listener(made)) {
            assertFalse(
                    assertInstanceOf(ListenerState.Listening.class, listener.start()).encrypted());
        }
        var own =
                new ListenerOptions(
                        "127.0.0.1", 0, MadeCertificate.in(folder, HERE, Instant.now()), "test");
        try (Listener listener = program.listener(own)) {
            ListenerState.Listening at =
                    assertInstanceOf(ListenerState.Listening.class, listener.start());
            assertTrue(at.encrypted());
            assertEquals(200, get(at.at().port(), "/health/").statusCode());
        }
    }

    @Test
    void aCertificateIsMadeOnceAndAgainBeforeItEnds(@TempDir Path other) throws Exception {
        Instant now = Instant.now();
        Path file = MadeCertificate.in(other, HERE, now).certificate();
        byte[] first = Files.readAllBytes(file);
        MadeCertificate.in(other, HERE, now.plus(Duration.ofDays(700)));
        assertArrayEquals(first, Files.readAllBytes(file));
        MadeCertificate.in(other, HERE, now.plus(Duration.ofDays(800)));
        assertFalse(java.util.Arrays.equals(first, Files.readAllBytes(file)));
    }

    @Test
    void aPairThatDoesNotBelongTogetherIsMadeAnew(@TempDir Path other, @TempDir Path third)
            throws Exception {
        Instant now = Instant.now();
        ListenerTls.Own made = MadeCertificate.in(other, HERE, now);
        Path key = MadeCertificate.in(third, HERE, now).key();
        Files.copy(key, made.key(), StandardCopyOption.REPLACE_EXISTING);
        var mixed = new ListenerOptions("127.0.0.1", 0, made, "test");
        try (Listener listener = program.listener(mixed)) {
            ListenerState.Failed failed =
                    assertInstanceOf(ListenerState.Failed.class, listener.start());
            assertTrue(failed.detail().contains("listener.key"), failed.detail());
        }
        MadeCertificate.in(other, HERE, now);
        try (Listener listener = program.listener(mixed)) {
            assertInstanceOf(ListenerState.Listening.class, listener.start());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "fd00:0::5", "fe80::1%eth0", "0.0.0.0", "::", "Mast.example"})
    void aCertificateIsMadeOnceForEveryKindOfAddress(String bound, @TempDir Path other)
            throws Exception {
        Host host = Host.parse(bound).orElseThrow();
        Instant now = Instant.now();
        Path file = MadeCertificate.in(other, host, now).certificate();
        byte[] first = Files.readAllBytes(file);
        MadeCertificate.in(other, host, now);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void boundToAllAddressesItIsCalledByEachOfThem(@TempDir Path other) throws Exception {
        Path file =
                MadeCertificate.in(other, Host.parse("0.0.0.0").orElseThrow(), Instant.now())
                        .certificate();
        X509Certificate made = (X509Certificate) TlsContext.certificates(file)[0];
        Set<String> names =
                made.getSubjectAlternativeNames().stream()
                        .map(name -> (String) name.get(1))
                        .collect(Collectors.toSet());
        Set<String> here =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet4Address.class::isInstance)
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.toSet());
        assertTrue(names.containsAll(here), names + " of " + here);
        assertFalse(names.contains("0.0.0.0"));
    }

    @Test
    void aFileThatWasCutShortIsAState(@TempDir Path other) throws Exception {
        ListenerTls.Own made = MadeCertificate.in(other, HERE, Instant.now());
        for (Path file : List.of(made.key(), made.certificate())) {
            String whole = Files.readString(file);
            String end = whole.substring(whole.indexOf("\n-----END"));
            for (int cut : new int[] {3, 4, 5, 6, 40}) {
                int stop = whole.length() - end.length() - cut;
                Files.writeString(file, whole.substring(0, stop) + end);
                var options = new ListenerOptions("127.0.0.1", 0, made, "test");
                try (Listener listener = program.listener(options)) {
                    assertInstanceOf(ListenerState.Failed.class, listener.start());
                }
            }
            Files.writeString(file, whole);
        }
    }

    @Test
    void filesThatAreNoneAreAState(@TempDir Path other) throws Exception {
        Path text = Files.writeString(other.resolve("x"), "nothing");
        for (Path file : new Path[] {text, other.resolve("absent")}) {
            var options =
                    new ListenerOptions("127.0.0.1", 0, new ListenerTls.Own(file, file), "test");
            try (Listener listener = program.listener(options)) {
                assertInstanceOf(ListenerState.Failed.class, listener.start());
            }
        }
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path)).build(),
                    BodyHandlers.ofString());
        }
    }

    private static String plain(int port) throws IOException {
        try (RawHttp raw = new RawHttp(port)) {
            return raw.send("GET /health/ HTTP/1.1\r\n{host}\r\n").answer();
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "made", TlsContext.certificates(folder.resolve("listener.crt"))[0]);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
