package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.net.LinkQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Links and faults of bytes are the same whatever is spoken.
class PoorLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder(Hardware.HEX)
                .allServices()
                .identity("far")
                .user("admin", "x");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyTransportCrossesAPoorLink(Transport transport) throws Exception {
        LinkQuality poor =
                LinkQuality.ofRoundTrip(Duration.ofMillis(40))
                        .withBitsPerSecond(2_000_000)
                        .withLoss(0.05, Duration.ofMillis(20));
        try (SimulatedRouter router = router().link(poor).start()) {
            long start = System.nanoTime();
            assertEquals("far", Asking.identity(router, transport, "admin", "x"));
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 80);
        }
    }

    @Test
    void sshCrossesItToo() throws Exception {
        LinkQuality slow = LinkQuality.ofRoundTrip(Duration.ofMillis(30));
        try (SimulatedRouter router = router().link(slow).start()) {
            assertEquals("far\r\n", ssh(router, ":put [/system identity get name]"));
        }
    }

    @Test
    void sshDripsStallsAndIsCut() throws Exception {
        try (SimulatedRouter router =
                router().fault(new Fault.Drip(100, Duration.ofMillis(2))).start()) {
            assertEquals("far\r\n", ssh(router, ":put [/system identity get name]"));
            router.misbehave(new Fault.CutAfter(200));
            assertThrows(IOException.class, () -> ssh(router, ":put 1"));
        }
    }

    @Test
    void restDripsAndIsCut() throws Exception {
        try (SimulatedRouter router =
                        router().fault(new Fault.Drip(10, Duration.ofMillis(2))).start();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://"
                                                    + router.endpoint(Transport.REST)
                                                    + "/rest/system/identity"))
                            .timeout(LIMIT)
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            "admin:x"
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                            .build();
            assertEquals(
                    "{\"name\":\"far\"}", client.send(request, BodyHandlers.ofString()).body());
            router.misbehave(new Fault.CutAfter(30));
            router.disconnectAll();
            assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofString()));
        }
    }

    private static String ssh(SimulatedRouter router, String line) throws IOException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session =
                    client.connect("admin", "127.0.0.1", router.sshEndpoint().port())
                            .verify(LIMIT)
                            .getSession()) {
                session.addPasswordIdentity("x");
                session.auth().verify(LIMIT);
                try (ChannelExec channel = session.createExecChannel(line)) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    channel.setOut(out);
                    channel.open().verify(LIMIT);
                    channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
                    return out.toString(StandardCharsets.UTF_8);
                }
            }
        }
    }
}
