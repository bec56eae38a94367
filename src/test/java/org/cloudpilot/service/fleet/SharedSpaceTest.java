package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.model.Transport;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two people, one space, one router.
@ExtendWith(FleetForEachTest.class)
class SharedSpaceTest {
    private static final String ROUTER_PASSWORD = "router-pass";
    private static final String BENS = "plum tree in the yard";

    private final FleetFixture fixture;
    private SimulatedRouter device;
    private SpaceService spaces;
    private Caller asha;
    private Caller ben;
    private Caller bensDoor;
    private Space team;
    private Router router;

    SharedSpaceTest(FleetFixture fixture) throws Exception {
        this.fixture = fixture;
        device =
                SimulatedRouter.builder(Hardware.RB5009)
                        .identity("core")
                        .user("admin", ROUTER_PASSWORD)
                        .start();
        spaces = new SpaceService(fixture.access());
        Caller home = fixture.caller();
        team = spaces.create(home, "Team").orThrow();
        asha = fixture.access().inSpace(home, team.id()).orThrow();
        bensDoor = invited(home);
        spaces.add(home, team.id(), "ben", Role.VIEWER).orThrow();
        ben = fixture.access().inSpace(bensDoor, team.id()).orThrow();
        router = add();
        await(asha, RouterState.ONLINE);
    }

    private Caller invited(Caller owner) {
        var users = new UserService(fixture.access(), new AccountService(fixture.access()));
        try (Secret code = users.invite(owner).orThrow();
                Secret password = Secret.ofText(BENS)) {
            fixture.access()
                    .register(
                            "ben",
                            null,
                            password,
                            code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
                    .orThrow()
                    .privateKey()
                    .close();
            return fixture.access().signIn("ben", password).orThrow();
        }
    }

    private Router add() {
        return fixture.fleet().add(asha, draft("core", ROUTER_PASSWORD)).orThrow();
    }

    private RouterDraft draft(String name, String password) {
        return new RouterDraft(
                name,
                "127.0.0.1",
                device.port(),
                Transport.API,
                null,
                "admin",
                Secret.ofText(password),
                null,
                null,
                null,
                null,
                Map.of());
    }

    private void await(Caller caller, RouterState state) throws Exception {
        var reached = new CompletableFuture<Boolean>();
        try (Subscription watching =
                fixture.fleet()
                        .watch(
                                caller,
                                event -> {
                                    if (event instanceof FleetEvent.StatusChanged(var status)
                                            && status.state() == state) {
                                        reached.complete(true);
                                    }
                                })) {
            assertNotNull(watching);
            if (fixture.fleet().status(caller, router.id()).orThrow().state() != state) {
                reached.get(FleetFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void bothSeeItAndItIsPolledOnce() throws Exception {
        await(ben, RouterState.ONLINE);

        assertEquals(
                fixture.fleet().routers(asha).orThrow(), fixture.fleet().routers(ben).orThrow());
        assertEquals(1, device.logIns());
        assertEquals(1, device.sessions());
    }

    @Test
    void aViewerChangesNothingAndRunsNothing() {
        for (Outcome<?> outcome :
                List.of(
                        fixture.fleet().add(ben, draft("mine", "x")),
                        fixture.fleet().change(ben, router.id(), draft("renamed", "x")),
                        fixture.fleet().remove(ben, router.id()),
                        fixture.fleet().test(ben, router.id()),
                        fixture.trust().confirm(ben, Map.of()))) {
            assertInstanceOf(
                    Refusal.NotPermitted.class,
                    assertInstanceOf(Outcome.Refused.class, outcome).refusal());
        }
        assertEquals("core", fixture.fleet().router(asha, router.id()).orThrow().name());
        assertEquals(1, fixture.fleet().routers(asha).orThrow().size());
    }

    @Test
    void itStaysUnlockedWhileOneOfThemIsThere() {
        fixture.access().lock(fixture.caller());

        assertEquals(1, fixture.fleet().routers(ben).orThrow().size());
        assertEquals(1, device.sessions());
    }

    @Test
    void whenOneLeavesThePasswordIsSealedAnewAndTheRouterStaysOnline() throws Exception {
        var before = fixture.store().routers().secrets(team.id(), router.id()).orElseThrow();

        List<Exposure> exposed = spaces.remove(asha, team.id(), ben.user()).orThrow();

        assertEquals(List.of("core"), exposed.stream().map(Exposure::name).toList());
        assertNotEquals(
                before, fixture.store().routers().secrets(team.id(), router.id()).orElseThrow());
        assertEquals(
                RouterState.ONLINE, fixture.fleet().status(asha, router.id()).orThrow().state());
        assertEquals(1, device.logIns());
        assertTrue(fixture.fleet().test(asha, router.id()).orThrow().passed());
        assertInstanceOf(
                Refusal.NotPermitted.class,
                assertInstanceOf(Outcome.Refused.class, fixture.fleet().router(ben, router.id()))
                        .refusal());
    }

    @Test
    void theListOfPasswordsToChangeShrinksAsTheyAreChanged() {
        spaces.remove(asha, team.id(), ben.user()).orThrow();
        assertEquals(1, spaces.exposures(asha, team.id()).orThrow().size());

        fixture.fleet().change(asha, router.id(), draft("core", ROUTER_PASSWORD)).orThrow();

        assertEquals(List.of(), spaces.exposures(asha, team.id()).orThrow());
    }

    @Test
    void whatSurvivesTheChangeOfKeyOpensAfterARestart() throws Exception {
        spaces.remove(asha, team.id(), ben.user()).orThrow();
        fixture.access().lockAll(org.cloudpilot.model.Actor.program("test"));
        try (Secret password = Secret.ofText("a fixture's pass phrase")) {
            Caller again = fixture.access().signIn("asha", password).orThrow();
            Caller inTeam = fixture.access().inSpace(again, team.id()).orThrow();
            await(inTeam, RouterState.ONLINE);
            assertTrue(fixture.fleet().test(inTeam, router.id()).orThrow().passed());
        }
        assertNotNull(bensDoor);
    }
}
