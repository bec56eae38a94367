package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SSH, spoken to with MINA's client.
class SshServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final SshClient CLIENT = SshClient.setUpDefaultClient();
    private static final AtomicReference<@Nullable Fingerprint> SEEN = new AtomicReference<>();

    @BeforeAll
    static void start() {
        CLIENT.setServerKeyVerifier(
                (session, address, key) -> {
                    SEEN.set(HostKeys.fingerprint(new java.security.KeyPair(key, null)));
                    return true;
                });
        CLIENT.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.stop();
    }

    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .ssh()
                .identity("hex")
                .user("admin", "secret")
                .user("viewer", "x", "read");
    }

    private static ClientSession connect(SimulatedRouter router, String name, String password)
            throws IOException {
        ClientSession session =
                CLIENT.connect(name, "127.0.0.1", router.sshEndpoint().port())
                        .verify(LIMIT)
                        .getSession();
        session.addPasswordIdentity(password);
        try {
            session.auth().verify(LIMIT);
        } catch (IOException refused) {
            session.close(true);
            throw refused;
        }
        return session;
    }

    private static String run(ClientSession session, String line) throws IOException {
        try (ChannelExec channel = session.createExecChannel(line)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            channel.setOut(out);
            channel.open().verify(LIMIT);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void linesAreCarriedOutOnTheSharedState() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ClientSession session = connect(router, "admin", "secret")) {
            assertEquals("hex\r\n", run(session, ":put [/system identity get name]"));
            assertEquals("", run(session, "/system/identity/set name=mast"));
            assertEquals("  name: mast\r\n", run(session, "/system identity print"));
            assertEquals("6\r\n", run(session, "/interface print count-only"));
            assertTrue(run(session, "/interface print").contains("ether1"));
            assertEquals(
                    "bad command name bogus (line 1 column 13)\r\n",
                    run(session, "/ip address bogus"));
            assertEquals(router.hostKey(), SEEN.get());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6.49.11, /ip address print, 0",
        "6.49.11, /ip/address/print, 1",
        "7.18.2, /ip address print, 0",
        "7.18.2, /ip/address/print, 0"
    })
    void version6RefusesSlashes(String version, String line, int refused) throws Exception {
        try (SimulatedRouter router = router(version).start();
                ClientSession session = connect(router, "admin", "secret")) {
            String said = run(session, line);
            assertEquals(refused == 1, said.startsWith("expected command name"), said);
            assertEquals(refused == 0, said.contains("100.64.7."), said);
        }
    }

    @Test
    void anExportEndsWithItsLastSectionAndANewline() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ClientSession session = connect(router, "admin", "secret")) {
            String export = run(session, "/export");
            assertTrue(export.startsWith("# 20"), export);
            assertTrue(export.contains("by RouterOS 7.18.2"), export);
            assertTrue(export.contains("/system identity\r\nset name=hex\r\n"), export);
            assertTrue(export.endsWith("\r\n"), export);
            assertEquals(
                    List.of("/ip address"),
                    run(session, "/ip/address/export")
                            .lines()
                            .filter(l -> l.startsWith("/"))
                            .toList());
            router.misbehave(new Fault.ShortExport());
            String cut = run(session, "/export");
            assertFalse(cut.endsWith("\n"));
            assertTrue(cut.length() < export.length());
        }
    }

    @Test
    void exportsGoToFilesToo() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ClientSession session = connect(router, "admin", "secret")) {
            assertEquals("", run(session, "/export file=night"));
            byte[] file = Objects.requireNonNull(router.file("night.rsc"));
            assertTrue(new String(file, StandardCharsets.UTF_8).contains("/system identity"));
        }
    }

    @Test
    void filesGoUpAndDown() throws Exception {
        byte[] big = new byte[300_000];
        new Random(1).nextBytes(big);
        try (SimulatedRouter router = router("7.18.2").start();
                ClientSession session = connect(router, "admin", "secret");
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            try (OutputStream out = sftp.write("/flash/big.backup")) {
                out.write(big);
            }
            assertArrayEquals(big, router.file("flash/big.backup"));
            try (InputStream in = sftp.read("flash/big.backup")) {
                assertArrayEquals(big, in.readAllBytes());
            }
            assertEquals(big.length, sftp.stat("flash/big.backup").getSize());
            assertTrue(
                    java.util.stream.StreamSupport.stream(
                                    sftp.readDir("/flash").spliterator(), false)
                            .anyMatch(each -> each.getFilename().equals("big.backup")));
            assertTrue(
                    run(session, "/file print detail where name=\"flash/big.backup\"")
                            .contains("size=300000"));
            sftp.rename("/flash/big.backup", "/flash/old.backup");
            sftp.remove("flash/old.backup");
            assertNull(router.file("flash/old.backup"));
            assertThrows(IOException.class, () -> sftp.stat("flash/old.backup"));
            assertThrows(IOException.class, () -> sftp.read("nothing").read());
        }
    }

    @Test
    void readersGetNeitherFilesNorChanges() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ClientSession session = connect(router, "viewer", "x")) {
            assertEquals(
                    "not enough permissions (9)\r\n",
                    run(session, "/system identity set name=mine"));
            assertThrows(
                    IOException.class,
                    () -> SftpClientFactory.instance().createSftpClient(session));
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertThrows(IOException.class, () -> connect(router, "admin", "wrong").close());
            assertTrue(router.refusals() >= 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"no, 0", "remote, 0", "local, 1", "both, 1"})
    void connectionsAreForwardedWhereThatIsEnabled(String enabled, int forwarded) throws Exception {
        try (SimulatedRouter jump = router("7.18.2").forwarding(enabled).start();
                SimulatedRouter behind = router("7.18.2").start();
                ClientSession session = connect(jump, "admin", "secret")) {
            ChannelDirectTcpip channel =
                    session.createDirectTcpipChannel(
                            new SshdSocketAddress("127.0.0.1", 0),
                            new SshdSocketAddress("127.0.0.1", behind.port()));
            if (forwarded == 0) {
                IOException refused =
                        assertThrows(IOException.class, () -> channel.open().verify(LIMIT));
                SshChannelOpenException said =
                        assertInstanceOf(SshChannelOpenException.class, refused.getCause());
                assertEquals(
                        SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED, said.getReasonCode());
                return;
            }
            channel.open().verify(LIMIT);
            channel.getInvertedIn()
                    .write(
                            SentenceEncoder.encode(
                                    List.of("/login", "=name=admin", "=password=secret")));
            channel.getInvertedIn().flush();
            assertEquals(5, channel.getInvertedOut().read());
        }
    }

    @Test
    void theLastRouterTakesTheThreadsWithIt() throws Exception {
        try (SimulatedRouter one = router("7.18.2").start();
                SimulatedRouter two = router("7.18.2").start();
                ClientSession first = connect(one, "admin", "secret");
                ClientSession second = connect(two, "admin", "secret")) {
            assertEquals("hex\r\n", run(first, ":put [/system identity get name]"));
            assertNotEquals(one.hostKey(), two.hostKey());
            assertTrue(serverThreads() > 0);
            one.stop();
            assertEquals("hex\r\n", run(second, ":put [/system identity get name]"));
        }
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (serverThreads() > 0 && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(0, serverThreads());
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SshServer"))
                .count();
    }
}
