package org.cloudpilot.routeros.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.ShellEnd;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ShellSessionTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .ssh()
                .identity("hex")
                .user("admin", "right")
                .start();
    }

    private static ShellSession shell(
            SimulatedRouter router, String user, ShellSize size, Duration silence) {
        TimeLimits times = TimeLimits.standard();
        Connector connector = new Connector(times, new Certificates());
        SshLimits limits = new SshLimits(1_000, 1_000, silence);
        try (Secret secret = Secret.ofText("right")) {
            SshDialOutcome dialled =
                    new SshDialer(times, limits, Clock.systemUTC(), connector)
                            .dial(
                                    new Path(List.of(router.sshEndpoint()), Transport.API),
                                    new Login(user, secret),
                                    router.hostKey());
            SshSession session =
                    assertInstanceOf(SshDialOutcome.Connected.class, dialled).session();
            return assertInstanceOf(ShellOutcome.Opened.class, session.shell(size, LONG)).shell();
        }
    }

    private static ShellSession shell(SimulatedRouter router) {
        return shell(router, "admin", ShellSize.USUAL, LONG);
    }

    private static void type(ShellSession shell, String text) throws IOException {
        shell.type(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads until the router has said `what`.
    private static String heard(ShellSession shell, String what) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(what) < 0) {
            int next = shell.said().read();
            assertTrue(next >= 0, () -> "it ended after: " + text);
            text.append((char) next);
        }
        return text.toString();
    }

    private static ShellEnd end(ShellSession shell) throws Exception {
        CompletableFuture<ShellEnd> end = new CompletableFuture<>();
        shell.onEnd(end::complete);
        return end.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"6.49.11, /ip address> ", "7.18.2, /ip/address> "})
    void typedLinesAreShownAndAnswered(String version, String menu) throws IOException {
        try (SimulatedRouter router = router(version);
                ShellSession shell = shell(router)) {
            heard(shell, "hex] > ");
            type(shell, "/system identitx\b");
            assertTrue(heard(shell, "\b \b").contains("/system identit"));
            type(shell, "y print\r");
            assertTrue(heard(shell, "> ").contains("name: hex\r\n"));
            type(shell, "/ip address\r");
            heard(shell, menu);
        }
    }

    @Test
    void coloursStayUnlessTheLogInNameForbidsThem() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ShellSession coloured = shell(router);
                ShellSession plain = shell(router, "admin+ct80w", ShellSize.USUAL, LONG)) {
            assertTrue(heard(coloured, "hex] > ").contains("[\u001b[32madmin\u001b[m@hex] > "));
            assertTrue(heard(plain, "hex] > ").contains("[admin@hex] > "));
        }
    }

    @Test
    void theRouterKnowsTheScreensSize() throws IOException {
        try (SimulatedRouter router = router("7.18.2");
                ShellSession shell = shell(router, "admin", new ShellSize(80, 4), LONG)) {
            heard(shell, "> ");
            type(shell, "/interface print\r");
            heard(shell, "-- [Q quit|D dump|down]");
            type(shell, "q");
            heard(shell, "> ");
            shell.resize(new ShellSize(100, 60));
            type(shell, "/interface print\r");
            assertFalse(heard(shell, "hex] > ").contains("-- ["));
        }
    }

    @Test
    void whoeverQuitsHasLeft() throws Exception {
        try (SimulatedRouter router = router("7.18.2");
                ShellSession shell = shell(router)) {
            heard(shell, "> ");
            type(shell, "/quit\r");
            heard(shell, "/quit\r\n");
            assertEquals(-1, shell.said().read());
            assertEquals(new ShellEnd.Left(), end(shell));
        }
    }

    @Test
    void aBrokenConnectionIsLost() throws Exception {
        try (SimulatedRouter router = router("7.18.2");
                ShellSession shell = shell(router)) {
            heard(shell, "> ");
            router.disconnectAll();
            assertEquals(new ShellEnd.Lost(), end(shell));
        }
    }

    @Test
    void aRouterThatSaysNothingMoreIsLost() throws Exception {
        try (SimulatedRouter router = router("7.18.2");
                ShellSession shell =
                        shell(router, "admin", ShellSize.USUAL, Duration.ofMillis(300))) {
            heard(shell, "> ");
            router.misbehave(new Fault.Mute());
            assertEquals(new ShellEnd.Lost(), end(shell));
        }
    }

    @Test
    void aClosedOneIsClosed() throws Exception {
        try (SimulatedRouter router = router("7.18.2")) {
            ShellSession shell = shell(router);
            heard(shell, "> ");
            shell.close();
            assertEquals(new ShellEnd.Closed(), end(shell));
        }
    }
}
