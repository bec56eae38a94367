package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.LiveEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class FleetServiceTest {
    private static final String PASSWORD = "router-pass";

    private final FleetFixture fixture;

    FleetServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    private static SimulatedRouter router(String identity) {
        return SimulatedRouter.builder(Hardware.RB5009)
                .identity(identity)
                .user("admin", PASSWORD)
                .start();
    }

    @Test
    void aRouterComesOnlineWithWhatItIs() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            RouterStatus status = fixture.await(router.id(), RouterState.ONLINE);
            DeviceInfo info = Objects.requireNonNull(status.info());
            assertEquals("core", info.identity());
            assertNotNull(info.version());
            assertNotNull(info.serialNumber());
            assertNotNull(info.cpuLoad());
            assertEquals(router.endpoint(), status.address());
            assertNotNull(status.lastSeen());
            assertEquals(Boolean.TRUE, status.isOnline());
        }
    }

    @Test
    void aRouterThatDiesAndComesBackIsShownAsSuchWithItsLastValues() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            fixture.await(router.id(), RouterState.ONLINE);
            device.stop();
            RouterStatus down = fixture.await(router.id(), RouterState.DOWN);
            assertEquals(
                    ConnectFailure.REFUSED,
                    Objects.requireNonNull(
                                    fixture.await(
                                                    router.id(),
                                                    status ->
                                                            status.problem() != null
                                                                    && status.problem().failure()
                                                                            == ConnectFailure
                                                                                    .REFUSED)
                                            .problem())
                            .failure());
            assertNotNull(down.info());
            device.start();
            fixture.await(router.id(), RouterState.ONLINE);
        }
    }

    @Test
    void afterThreeRefusedLogInsNobodyTriesUntilAPersonActs() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", "wrong");
            RouterStatus waiting = fixture.await(router.id(), status -> status.triesLeft() == 0);
            assertEquals(RouterState.LOGIN_REFUSED, waiting.state());
            fixture.fleet().deviceInfo(fixture.caller(), router.id()).orThrow();
            assertEquals(3, device.refusals());

            try (Secret right = Secret.ofText(PASSWORD)) {
                fixture.fleet()
                        .change(fixture.caller(), router.id(), passwordOnly(right))
                        .orThrow();
            }
            fixture.await(router.id(), RouterState.ONLINE);
            assertEquals(3, device.refusals());
        }
    }

    @Test
    void aPersonsPollTriesTheLogInAgain() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", "wrong");
            fixture.await(router.id(), status -> status.triesLeft() == 0);
            fixture.forgetEvents();
            fixture.fleet().pollNow(fixture.caller(), Set.of(router.id())).orThrow();
            fixture.await(router.id(), status -> status.triesLeft() > 0);
            fixture.await(router.id(), status -> status.triesLeft() == 0);
            assertEquals(6, device.refusals());
        }
    }

    @Test
    void theMuteAndTheDeadHoldNobodyUp() {
        try (SimulatedRouter mute =
                        SimulatedRouter.builder(Hardware.HEX).fault(new Fault.Mute()).start();
                SimulatedRouter dead = router("dead");
                SimulatedRouter alive = router("alive")) {
            dead.stop();
            fixture.add("mute", mute, "admin", "");
            Router gone = fixture.add("dead", dead, "admin", PASSWORD);
            Router router = fixture.add("alive", alive, "admin", PASSWORD);
            fixture.await(gone.id(), RouterState.DOWN);
            fixture.await(router.id(), RouterState.ONLINE);
            var seen =
                    Objects.requireNonNull(
                            fixture.fleet()
                                    .status(fixture.caller(), router.id())
                                    .orThrow()
                                    .lastSeen());
            // it goes on being polled while the mute one still keeps its log-in waiting
            fixture.await(
                    router.id(),
                    status -> status.lastSeen() != null && status.lastSeen().isAfter(seen));
        }
    }

    @Test
    void aSlowRouterIsCalledSlow() {
        try (SimulatedRouter device =
                SimulatedRouter.builder(Hardware.HEX)
                        .user("admin", PASSWORD)
                        .latency(Duration.ofMillis(700))
                        .start()) {
            Router router = fixture.add("slow", device, "admin", PASSWORD);
            fixture.await(router.id(), RouterState.SLOW);
        }
    }

    @Test
    void oneSessionServesWatchPaneAndCommands() throws Exception {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            fixture.await(router.id(), RouterState.ONLINE);
            BlockingQueue<LiveEvent> live = new LinkedBlockingQueue<>();
            try (var _ = fixture.fleet().live(fixture.caller(), router.id(), live::add)) {
                assertRatesArrive(live);
                assertInstanceOf(
                        DeviceReading.Read.class,
                        fixture.fleet().deviceInfo(fixture.caller(), router.id()).orThrow());
            }
            assertEquals(1, device.logIns());
        }
    }

    private static void assertRatesArrive(BlockingQueue<LiveEvent> live) throws Exception {
        long deadline = System.nanoTime() + FleetFixture.PATIENCE.toNanos();
        boolean rates = false;
        while (!rates) {
            LiveEvent event = live.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertNotNull(event, "no rates came");
            rates =
                    event instanceof LiveEvent.Reading(var reading)
                            && reading.interfaces().stream()
                                    .map(InterfaceReading::rxBitsPerSecond)
                                    .anyMatch(rate -> rate != null && rate > 0);
        }
    }

    @Test
    void aNewTagLeavesSessionAndPaneAlone() throws Exception {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            fixture.await(router.id(), RouterState.ONLINE);
            fixture.fleet().change(fixture.caller(), router.id(), tagged("x")).orThrow();
            assertEquals(
                    RouterState.ONLINE,
                    fixture.fleet().status(fixture.caller(), router.id()).orThrow().state());
            assertEquals(
                    List.of("x"),
                    fixture.fleet().router(fixture.caller(), router.id()).orThrow().tags());
            assertInstanceOf(
                    DeviceReading.Read.class,
                    fixture.fleet().deviceInfo(fixture.caller(), router.id()).orThrow());
            assertEquals(1, device.logIns());
        }
    }

    @Test
    void aPaneFollowsItsRouterToAnotherPort() throws Exception {
        try (SimulatedRouter first = router("first");
                SimulatedRouter second = router("second")) {
            Router router = fixture.add("core", first, "admin", PASSWORD);
            BlockingQueue<LiveEvent> live = new LinkedBlockingQueue<>();
            try (var _ = fixture.fleet().live(fixture.caller(), router.id(), live::add)) {
                awaitIdentity(live, "first");
                RouterDraft moved =
                        new RouterDraft(
                                null,
                                null,
                                second.port(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null);
                fixture.fleet().change(fixture.caller(), router.id(), moved).orThrow();
                awaitIdentity(live, "second");
            }
        }
    }

    private static void awaitIdentity(BlockingQueue<LiveEvent> live, String identity)
            throws Exception {
        long deadline = System.nanoTime() + FleetFixture.PATIENCE.toNanos();
        boolean seen = false;
        while (!seen) {
            LiveEvent event = live.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertNotNull(event, "the pane never showed " + identity);
            seen =
                    event instanceof LiveEvent.Reading(var reading)
                            && identity.equals(reading.info().identity());
        }
    }

    @Test
    void changesAtTheSameTimeLeaveOneWatchAndLoseNothing() throws Exception {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            List<Thread> people = new java.util.ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RouterDraft change = i % 2 == 0 ? tagged("t" + i) : noted("n" + i);
                people.add(
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                fixture.fleet()
                                                        .change(
                                                                fixture.caller(),
                                                                router.id(),
                                                                change)
                                                        .orThrow()));
            }
            for (Thread person : people) {
                person.join();
            }
            Router after = fixture.fleet().router(fixture.caller(), router.id()).orThrow();
            assertEquals(1, after.tags().size());
            assertFalse(after.note().isEmpty());
        }
    }

    private static RouterDraft tagged(String tag) {
        return new RouterDraft(
                null, null, null, null, null, null, null, null, null, List.of(tag), null, null);
    }

    private static RouterDraft noted(String note) {
        return new RouterDraft(
                null, null, null, null, null, null, null, null, null, null, note, null);
    }

    @Test
    void whatIsSavedSurvivesLockingAndUnlocking() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            fixture.access().lockAll(Actor.program("test"));
            assertInstanceOf(
                    Refusal.Locked.class, refusal(fixture.fleet().routers(fixture.caller())));
            try (Secret password = Secret.ofText("a fixture's pass phrase")) {
                Caller again = fixture.access().signIn("asha", password).orThrow();
                assertEquals(List.of(router), fixture.fleet().routers(again).orThrow());
                assertTrue(fixture.fleet().test(again, router.id()).orThrow().passed());
            }
        }
    }

    @Test
    void everyWrongFieldGetsItsSentenceAndNothingIsSaved() {
        RouterDraft wrong =
                new RouterDraft(
                        " ",
                        "not a host",
                        70_000,
                        null,
                        null,
                        "",
                        null,
                        List.of("1.2.3.4", "x y"),
                        "a/b",
                        List.of("t".repeat(51)),
                        null,
                        Map.of("", "x"));
        var refused =
                assertInstanceOf(
                        Outcome.Refused.class, fixture.fleet().add(fixture.caller(), wrong));
        Refusal.Invalid invalid = assertInstanceOf(Refusal.Invalid.class, refused.refusal());
        assertEquals(
                Set.of(
                        "name",
                        "host",
                        "port",
                        "username",
                        "password",
                        "addresses",
                        "tags",
                        "custom"),
                invalid.fields().byField().keySet());
        assertEquals(List.of(), fixture.fleet().routers(fixture.caller()).orThrow());
    }

    @Test
    void changesKeepWhatTheyDoNotName() {
        try (SimulatedRouter device = router("core")) {
            Router before = fixture.add("core", device, "admin", PASSWORD);
            Router after =
                    fixture.fleet()
                            .change(
                                    fixture.caller(),
                                    before.id(),
                                    new RouterDraft(
                                            "edge",
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            " Nairobi / Mast 3 ",
                                            List.of("a", " a ", "b"),
                                            null,
                                            null))
                            .orThrow();
            assertEquals("edge", after.name());
            assertEquals("Nairobi/Mast 3", after.site());
            assertEquals(List.of("a", "b"), after.tags());
            assertEquals(before.port(), after.port());
            assertEquals(before.createdAt(), after.createdAt());
            // the stored password still opens for the changed row
            assertTrue(fixture.fleet().test(fixture.caller(), after.id()).orThrow().passed());
        }
    }

    @Test
    void aTestNamesTheRungAndSavesNothing() {
        try (SimulatedRouter device = router("core");
                Secret right = Secret.ofText(PASSWORD);
                Secret wrong = Secret.ofText("wrong")) {
            assertEquals(null, failure(draft(device.port(), right)));
            assertEquals(ConnectFailure.LOGIN, failure(draft(device.port(), wrong)));
            device.stop();
            assertEquals(ConnectFailure.REFUSED, failure(draft(device.port(), right)));
            assertEquals(List.of(), fixture.fleet().routers(fixture.caller()).orThrow());
        }
    }

    private static RouterDraft draft(int port, Secret password) {
        return new RouterDraft(
                null,
                "127.0.0.1",
                port,
                Transport.API,
                null,
                "admin",
                password,
                null,
                null,
                null,
                null,
                null);
    }

    private @Nullable ConnectFailure failure(RouterDraft draft) {
        ConnectionTest test = fixture.fleet().test(fixture.caller(), null, draft).orThrow();
        return test.problem() == null ? null : test.problem().failure();
    }

    @Test
    void aRemovedRouterIsNoLongerAsked() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            fixture.await(router.id(), RouterState.ONLINE);
            fixture.fleet().remove(fixture.caller(), router.id()).orThrow();
            assertInstanceOf(
                    Refusal.NotFound.class,
                    refusal(fixture.fleet().status(fixture.caller(), router.id())));
            assertEquals(List.of(), fixture.fleet().routers(fixture.caller()).orThrow());
        }
    }

    @Test
    void scopesAndSpacesAreChecked() {
        try (SimulatedRouter device = router("core")) {
            Router router = fixture.add("core", device, "admin", PASSWORD);
            Caller me = fixture.caller();
            Caller reader =
                    new Caller(
                            me.user(),
                            "asha",
                            me.space(),
                            Set.of(Scope.READ),
                            me.standing(),
                            me.lease(),
                            "key");
            assertEquals(1, fixture.fleet().routers(reader).orThrow().size());
            assertInstanceOf(
                    Refusal.NotPermitted.class, refusal(fixture.fleet().test(reader, router.id())));
            assertInstanceOf(
                    Refusal.NotPermitted.class,
                    refusal(fixture.fleet().remove(reader, router.id())));
            Caller stranger =
                    new Caller(
                            me.user(),
                            "eve",
                            new SpaceId(me.space().value() + 1),
                            me.scopes(),
                            me.standing(),
                            me.lease(),
                            "key");
            assertFalse(
                    fixture.fleet().routers(stranger).orThrow().stream()
                            .anyMatch(seen -> seen.id().equals(router.id())));
            assertInstanceOf(
                    Refusal.NotFound.class, refusal(fixture.fleet().router(stranger, router.id())));
        }
    }

    @Test
    void anUnknownRouterIsNotFound() {
        assertInstanceOf(
                Refusal.NotFound.class,
                refusal(fixture.fleet().remove(fixture.caller(), new RouterId(999))));
    }

    private static @Nullable Refusal refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(Refusal refusal) ? refusal : null;
    }

    private static RouterDraft passwordOnly(Secret password) {
        return new RouterDraft(
                null, null, null, null, null, null, password, null, null, null, null, null);
    }
}
