package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.ViaDraft;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// By which address and transport a router is talked to.
@ExtendWith(FleetForEachTest.class)
class ReachTest {
    private static final String PASSWORD = "router-pass";

    private final FleetFixture fixture;

    ReachTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    private static SimulatedRouter.Builder builder() {
        return SimulatedRouter.builder(Hardware.RB5009).identity("core").user("admin", PASSWORD);
    }

    /// Only Linux answers on every address of 127.0.0.0/8.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSessionReturnsToTheFirstAddressWithoutCuttingWhatRuns() throws Exception {
        try (SimulatedRouter device = builder().start()) {
            Router router =
                    fixture.add(
                            "mast3",
                            new Endpoint(Host.parse(SecondDoor.HOST).orElseThrow(), device.port()),
                            Transport.API,
                            PASSWORD,
                            List.of("127.0.0.1"),
                            ReachDraft.none());
            RouterStatus second = fixture.await(router.id(), RouterState.ONLINE);
            assertEquals(device.endpoint(), second.address());
            RouterSession session = session(router);
            var rows = new ConcurrentLinkedQueue<Row>();
            var flowing = new CountDownLatch(1);
            var ended = new CompletableFuture<CommandOutcome>();
            var stream =
                    session.stream(
                            Command.of("/interface/monitor-traffic")
                                    .with("interface", "ether1")
                                    .with("interval", "50ms"),
                            row -> {
                                rows.add(row);
                                flowing.countDown();
                            },
                            ended::complete);
            assertTrue(flowing.await(10, TimeUnit.SECONDS));

            try (var _ = new SecondDoor(device.port())) {
                fixture.await(
                        router.id(),
                        status ->
                                status.address() != null
                                        && status.address().host().text().equals(SecondDoor.HOST));
                assertEquals(SecondDoor.HOST, session.address().host().text());
                assertNull(ended.getNow(null));
                int before = rows.size();
                awaitMore(rows, before);
                assertEquals(2, device.sessions());

                stream.close();

                ended.get(10, TimeUnit.SECONDS);
                awaitSessions(device, 1);
                assertInstanceOf(
                        CommandOutcome.Done.class,
                        session.run(Command.of("/system/identity/print"), Duration.ofSeconds(5)));
            }
        }
    }

    private RouterSession session(Router router) {
        var shared = new AtomicReference<@Nullable RouterSession>();
        fixture.console()
                .command(
                        fixture.caller(),
                        router.id(),
                        "",
                        false,
                        session -> {
                            shared.set(session);
                            return new CommandOutcome.Unsupported("it is kept instead");
                        })
                .orThrow();
        return Objects.requireNonNull(shared.get());
    }

    private static void awaitMore(ConcurrentLinkedQueue<Row> rows, int before) {
        await(() -> rows.size() > before);
    }

    private static void awaitSessions(SimulatedRouter device, int count) {
        await(() -> device.sessions() == count);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + FleetFixture.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not come about");
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aRouterIsWatchedOverRest() {
        try (SimulatedRouter device = builder().services(java.util.Set.of(Service.REST)).start()) {
            Router router =
                    fixture.add(
                            "mast3",
                            device.endpoint(Transport.REST),
                            Transport.REST,
                            PASSWORD,
                            ReachDraft.none());
            RouterStatus status = fixture.await(router.id(), RouterState.ONLINE);
            assertEquals("core", Objects.requireNonNull(status.info()).identity());
        }
    }

    private static SimulatedRouter jump() {
        return builder().services(java.util.Set.of(Service.SSH)).forwarding("both").start();
    }

    private Router behind(SimulatedRouter jump, SimulatedRouter device, String password) {
        try (Secret viaPassword = Secret.ofText(password)) {
            Endpoint server = jump.sshEndpoint();
            return fixture.add(
                    "mast3",
                    device.endpoint(),
                    Transport.API,
                    PASSWORD,
                    new ReachDraft(
                            null,
                            null,
                            null,
                            null,
                            null,
                            new ViaDraft(
                                    Via.Kind.SSH,
                                    server.host().text(),
                                    server.port(),
                                    "admin",
                                    null),
                            viaPassword,
                            null));
        }
    }

    private static Fingerprint shown(RouterStatus status) {
        PeerProof proof = Objects.requireNonNull(Objects.requireNonNull(status.problem()).proof());
        assertEquals(PeerProof.Kind.JUMP_HOST_KEY, proof.kind());
        return proof.shown();
    }

    @Test
    void aRouterIsReachedOverAJumpOnceItsHostKeyIsConfirmed() {
        try (SimulatedRouter jump = jump();
                SimulatedRouter device = builder().start()) {
            Router router = behind(jump, device, PASSWORD);
            RouterStatus waiting = fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED);
            assertEquals(jump.hostKey(), shown(waiting));
            assertEquals(0, device.accepted());

            fixture.trust()
                    .confirm(fixture.caller(), Map.of(router.id(), shown(waiting)))
                    .orThrow();

            RouterStatus online = fixture.await(router.id(), RouterState.ONLINE);
            assertEquals(device.endpoint(), online.address());
        }
    }

    @Test
    void aJumpThatRefusesItsPasswordIsNotAskedForEver() {
        try (SimulatedRouter jump = jump();
                SimulatedRouter device = builder().start()) {
            Router router = behind(jump, device, "wrong");
            Fingerprint shown =
                    shown(fixture.await(router.id(), RouterState.CERTIFICATE_UNCONFIRMED));
            fixture.trust().confirm(fixture.caller(), Map.of(router.id(), shown)).orThrow();

            RouterStatus refused = fixture.await(router.id(), status -> status.triesLeft() == 0);

            assertEquals(RouterState.LOGIN_REFUSED, refused.state());
            assertEquals(
                    ConnectFailure.JUMP_LOGIN, Objects.requireNonNull(refused.problem()).failure());
            assertEquals(0, device.accepted());
            try (Secret right = Secret.ofText(PASSWORD)) {
                fixture.fleet()
                        .change(
                                fixture.caller(),
                                router.id(),
                                new RouterDraft(
                                                null, null, null, null, null, null, null, null,
                                                null, null, null, null)
                                        .with(
                                                new ReachDraft(
                                                        null, null, null, null, null, null, right,
                                                        null)))
                        .orThrow();
            }
            fixture.await(router.id(), RouterState.ONLINE);
        }
    }

    @Test
    void logInsAreCountedByTheHourOverEdits() {
        try (SimulatedRouter device = builder().start()) {
            Router router = fixture.add("mast3", device, "admin", PASSWORD);
            RouterStatus first = fixture.await(router.id(), RouterState.ONLINE);
            assertEquals(1, first.logIns());
            fixture.fleet().test(fixture.caller(), router.id()).orThrow();
            device.disconnectAll();

            fixture.await(router.id(), status -> status.logIns() >= 3);

            AtomicReference<Map<Instant, Integer>> byHour = new AtomicReference<>();
            byHour.set(fixture.fleet().logIns(fixture.caller(), router.id()).orThrow());
            assertEquals(
                    device.logIns(),
                    byHour.get().values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void refusedLogInsAreCountedToo() {
        try (SimulatedRouter device = builder().start()) {
            Router router = fixture.add("mast3", device, "admin", "wrong");
            RouterStatus waiting = fixture.await(router.id(), status -> status.triesLeft() == 0);
            assertEquals(3, waiting.logIns());
            assertEquals(3, device.refusals());
        }
    }
}
