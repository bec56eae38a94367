package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.ShellEnd;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.ViaDraft;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(FleetForEachTest.class)
class ShellServiceTest {
    private static final String PASSWORD = "k7Qz-router";

    private final FleetFixture fixture;
    private final SimulatedRouter device =
            SimulatedRouter.builder(Hardware.RB5009)
                    .identity("core")
                    .user("admin", PASSWORD)
                    .services(Set.of(Service.API, Service.SSH))
                    .start();

    ShellServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static ReachDraft reach(
            SimulatedRouter router, @Nullable ViaDraft via, @Nullable Secret viaPassword) {
        return new ReachDraft(
                null, null, null, router.sshEndpoint().port(), null, via, viaPassword, null);
    }

    private Router add(String password) {
        return fixture.add(
                "mast3",
                device.endpoint(Transport.API),
                Transport.API,
                password,
                reach(device, null, null));
    }

    private Router confirmed() {
        Router router = add(PASSWORD);
        fixture.await(router.id(), RouterState.ONLINE);
        confirm(router, proof(router));
        return router;
    }

    private void confirm(Router router, PeerProof proof) {
        fixture.trust().confirm(fixture.caller(), Map.of(router.id(), proof.shown())).orThrow();
    }

    private ConnectProblem problem(Router router) {
        return assertInstanceOf(ShellOpening.NotConnected.class, opening(router)).problem();
    }

    private PeerProof proof(Router router) {
        return Objects.requireNonNull(problem(router).proof());
    }

    private ShellOpening opening(Router router) {
        return fixture.shells().open(fixture.caller(), router.id(), ShellSize.USUAL).orThrow();
    }

    private RouterShell shell(Router router) {
        return assertInstanceOf(ShellOpening.Opened.class, opening(router)).shell();
    }

    private static void awaitText(RouterShell shell, String what) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(what) < 0) {
            int next = shell.said().read();
            assertTrue(next >= 0, () -> "it ended after: " + text);
            text.append((char) next);
        }
    }

    private static ShellEnd end(RouterShell shell) throws Exception {
        CompletableFuture<ShellEnd> end = new CompletableFuture<>();
        shell.onEnd(end::complete);
        return end.get(FleetFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// What was recorded of terminals, oldest first.
    private List<String> entries() {
        return fixture
                .audit()
                .search(fixture.caller(), AuditQuery.all())
                .orThrow()
                .entries()
                .reversed()
                .stream()
                .filter(each -> each.action().startsWith("command.shell"))
                .map(each -> each.action() + "|" + each.outcome() + "|" + each.detail())
                .toList();
    }

    @Test
    void opensOnceTheHostKeyIsConfirmedAndRecordsThatAlone() throws Exception {
        Router router = confirmed();
        RouterShell shell = shell(router);
        awaitText(shell, "core] > ");
        shell.type("/password secret=9\r/quit\r".getBytes(StandardCharsets.UTF_8));
        assertEquals(new ShellEnd.Left(), end(shell));
        assertEquals(
                List.of("command.shell|tls|", "command.shell|ok|", "command.shell_end|left|"),
                entries());
    }

    @Test
    void whoMayOnlyLookIsRefused() {
        Router router = add(PASSWORD);
        Caller us = fixture.caller();
        Caller reader =
                new Caller(
                        us.user(),
                        us.username(),
                        us.space(),
                        Set.of(),
                        new Standing(Role.VIEWER),
                        us.lease(),
                        "key");
        Outcome<ShellOpening> refused = fixture.shells().open(reader, router.id(), ShellSize.USUAL);
        assertInstanceOf(
                Refusal.NotPermitted.class,
                assertInstanceOf(Outcome.Refused.class, refused).refusal());
        assertEquals(List.of("command.shell|scope_too_small|"), entries());
    }

    @Test
    void aWrongPasswordIsOneRefusal() {
        Router router = add("wrong");
        confirm(router, proof(router));
        assertEquals(ConnectFailure.LOGIN, problem(router).failure());
    }

    @Test
    void anotherHostKeyStopsIt() {
        Router router = confirmed();
        device.changeHostKey();
        assertEquals(ConnectFailure.CERTIFICATE_CHANGED, problem(router).failure());
        assertEquals("command.shell|certificate_changed|", entries().getLast());
    }

    @Test
    void theWayOverAJumpIsTakenHereToo() throws Exception {
        try (SimulatedRouter jump =
                        SimulatedRouter.builder(Hardware.RB5009)
                                .user("admin", PASSWORD)
                                .services(Set.of(Service.SSH))
                                .forwarding("both")
                                .start();
                Secret viaPassword = Secret.ofText(PASSWORD)) {
            ViaDraft via =
                    new ViaDraft(
                            Via.Kind.SSH,
                            jump.sshEndpoint().host().text(),
                            jump.sshEndpoint().port(),
                            "admin",
                            null);
            Router router =
                    fixture.add(
                            "mast3",
                            device.endpoint(Transport.API),
                            Transport.API,
                            PASSWORD,
                            reach(device, via, viaPassword));
            PeerProof first = proof(router);
            assertEquals(PeerProof.Kind.JUMP_HOST_KEY, first.kind());
            confirm(router, first);
            fixture.await(router.id(), RouterState.ONLINE);
            PeerProof second = proof(router);
            assertEquals(PeerProof.Kind.HOST_KEY, second.kind());
            confirm(router, second);
            try (RouterShell shell = shell(router)) {
                awaitText(shell, "core] > ");
            }
        }
    }

    @Test
    void lockingTheSpaceEndsItAndThatIsStillRecorded() throws Exception {
        Router router = confirmed();
        RouterShell shell = shell(router);
        awaitText(shell, "core] > ");
        fixture.fleet().locked(fixture.caller().space());
        assertEquals(new ShellEnd.Closed(), end(shell));
        assertEquals("command.shell_end|closed|", entries().getLast());
    }

    @Test
    void removingTheRouterEndsIt() throws Exception {
        Router router = confirmed();
        RouterShell shell = shell(router);
        fixture.fleet().remove(fixture.caller(), router.id()).orThrow();
        assertEquals(new ShellEnd.Closed(), end(shell));
    }

    @Test
    void aBrokenLinkIsRecordedAsLost() throws Exception {
        Router router = confirmed();
        RouterShell shell = shell(router);
        awaitText(shell, "core] > ");
        device.disconnectAll();
        assertEquals(new ShellEnd.Lost(), end(shell));
        assertEquals("command.shell_end|lost|", entries().getLast());
    }
}
