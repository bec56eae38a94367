package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialDraft;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.UserId;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.store.CredentialChange;
import org.cloudpilot.store.StoredCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What guards a password that routers share.
@ExtendWith(FleetForEachTest.class)
class CredentialServiceTest {

    private final FleetFixture fixture;
    private SimulatedRouter device;
    private CredentialService credentials;
    private SpaceService spaces;
    private Caller asha;

    CredentialServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
        credentials = new CredentialService(fixture.fleet());
        spaces = new SpaceService(fixture.access());
        asha = fixture.caller();
        device =
                SimulatedRouter.builder(Hardware.HEX)
                        .user("one", "first-pass")
                        .user("two", "second-pass")
                        .start();
    }

    @AfterEach
    void close() {
        device.close();
    }

    private Credential add(Caller caller, String name) {
        try (Secret password = Secret.ofText("first-pass")) {
            return credentials.add(caller, new CredentialDraft(name, "one", password)).orThrow();
        }
    }

    private Outcome<Credential> change(Caller caller, CredentialId id, String password) {
        try (Secret secret = Secret.ofText(password)) {
            return credentials.change(caller, id, new CredentialDraft(null, null, secret));
        }
    }

    private Outcome<Credential> rename(CredentialId id, String username) {
        return credentials.change(asha, id, new CredentialDraft(null, username, null));
    }

    private Outcome<Router> register(Caller caller, CredentialId id) {
        return fixture.fleet()
                .add(
                        caller,
                        new RouterDraft(
                                "mast",
                                "127.0.0.1",
                                device.port(),
                                Transport.API,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                id));
    }

    private static <R extends Refusal> R refusal(Class<R> kind, Outcome<?> outcome) {
        return assertInstanceOf(kind, assertInstanceOf(Outcome.Refused.class, outcome).refusal());
    }

    private StoredCredential stored(SpaceId space, CredentialId id) {
        return fixture.store().credentials().find(space, id).orElseThrow();
    }

    /// Behind the program's back.
    private void write(StoredCredential changed) {
        fixture.store().credentials().update(new CredentialChange(changed, List.of(), false));
    }

    private static Credential named(Credential credential, String username) {
        return new Credential(
                credential.id(),
                credential.space(),
                credential.name(),
                username,
                credential.usedBy(),
                credential.createdAt(),
                credential.updatedAt());
    }

    @Test
    void aRouterIsWatchedWithItAndReachedAnewAfterAChange() {
        Credential credential = add(asha, "masts");
        Router router = register(asha, credential.id()).orThrow();
        fixture.await(router.id(), RouterState.ONLINE);
        fixture.forgetEvents();
        change(asha, credential.id(), "wrong").orThrow();
        fixture.await(router.id(), RouterState.LOGIN_REFUSED);
        change(asha, credential.id(), "first-pass").orThrow();
        fixture.await(router.id(), RouterState.ONLINE);
    }

    @Test
    void oneWhoseUserNameWasChangedOutsideIsNotUsed() {
        Credential credential = add(asha, "masts");
        StoredCredential honest = stored(asha.space(), credential.id());
        write(new StoredCredential(named(credential, "two"), honest.password()));
        refusal(Refusal.Tampered.class, register(asha, credential.id()));
        refusal(Refusal.Tampered.class, rename(credential.id(), "three"));
        assertEquals(0, device.logIns());
        change(asha, credential.id(), "second-pass").orThrow();
        Router router = register(asha, credential.id()).orThrow();
        assertTrue(fixture.fleet().test(asha, router.id()).orThrow().passed());
    }

    @Test
    void aPasswordMovedToAnotherRowDoesNotOpen() {
        Credential one = add(asha, "masts");
        Credential other = add(asha, "towers");
        write(new StoredCredential(other, stored(asha.space(), one.id()).password()));
        refusal(Refusal.Tampered.class, register(asha, other.id()));
        register(asha, one.id()).orThrow();
    }

    /// Somebody wants the next password to be sent to a host of theirs.
    @Test
    void aRouterThatWasTurnedElsewhereDoesNotFollow() {
        try (SimulatedRouter thief =
                SimulatedRouter.builder(Hardware.HEX).user("one", "next-pass").start()) {
            Credential credential = add(asha, "masts");
            Router router = register(asha, credential.id()).orThrow();
            fixture.await(router.id(), RouterState.ONLINE);
            turned(router, Host.parse("127.0.0.1").orElseThrow(), thief.port(), credential.id());
            change(asha, credential.id(), "next-pass").orThrow();
            assertTampered(router);
            assertEquals(0, thief.logIns());
        }
    }

    @Test
    void aRouterThatWasPutUnderACredentialOutsideDoesNotFollow() {
        Credential credential = add(asha, "masts");
        Router own = fixture.add("own", device, "one", "first-pass");
        fixture.await(own.id(), RouterState.ONLINE);
        turned(own, own.host(), own.port(), credential.id());
        change(asha, credential.id(), "second-pass").orThrow();
        assertTampered(own);
    }

    private void assertTampered(Router router) {
        int before = device.logIns();
        assertEquals(
                Sentences.of("connect.target_tampered"),
                Objects.requireNonNull(fixture.fleet().test(asha, router.id()).orThrow().problem())
                        .detail());
        assertEquals(before, device.logIns());
    }

    /// Changes the row, and takes it up as a restart would.
    private void turned(Router router, Host host, int port, CredentialId credential) {
        var changed =
                new Router(
                        router.id(),
                        router.space(),
                        router.name(),
                        host,
                        port,
                        router.transport(),
                        router.username(),
                        credential,
                        router.addresses(),
                        router.reach(),
                        router.site(),
                        router.tags(),
                        router.note(),
                        router.custom(),
                        router.createdAt(),
                        router.updatedAt());
        unlockAgain();
        var routers = fixture.store().routers();
        routers.update(changed, routers.secrets(router.space(), router.id()).orElseThrow(), false);
        unlockAgain();
    }

    @Test
    void whenOneLeavesItIsSealedAnewAndNamedUntilItIsChanged() {
        Space team = spaces.create(asha, "Team").orThrow();
        Caller inTeam = fixture.access().inSpace(asha, team.id()).orThrow();
        Credential credential = add(inTeam, "masts");
        Router router = register(inTeam, credential.id()).orThrow();
        var sealedBefore = stored(team.id(), credential.id()).password();
        leave(team);
        inTeam = fixture.access().inSpace(asha, team.id()).orThrow();

        assertNotEquals(sealedBefore, stored(team.id(), credential.id()).password());
        assertEquals(
                List.of("mast", "masts"),
                spaces.exposures(asha, team.id()).orThrow().stream().map(Exposure::name).toList());
        assertEquals(credential.id(), register(inTeam, credential.id()).orThrow().credential());
        credentials
                .change(inTeam, credential.id(), new CredentialDraft("towers", null, null))
                .orThrow();
        assertEquals(2, spaces.exposures(asha, team.id()).orThrow().size());
        change(inTeam, credential.id(), "first-pass").orThrow();
        assertEquals(List.of(), spaces.exposures(asha, team.id()).orThrow());
        assertTrue(fixture.fleet().test(inTeam, router.id()).orThrow().passed());
    }

    private void leave(Space team) {
        fixture.store().spaces().removeMember(team.id(), new UserId(99), "ben", Instant.EPOCH);
        unlockAgain();
    }

    private void unlockAgain() {
        fixture.access().lockAll(Actor.program("test"));
        try (Secret password = Secret.ofText("a fixture's pass phrase")) {
            asha = fixture.access().signIn("asha", password).orThrow();
        }
    }

    @Test
    void aSpaceGoesWithItsCredentials() {
        Space team = spaces.create(asha, "Team").orThrow();
        Caller inTeam = fixture.access().inSpace(asha, team.id()).orThrow();
        Credential credential = add(inTeam, "masts");
        register(inTeam, credential.id()).orThrow();
        fixture.store().spaces().delete(team.id());
        assertEquals(List.of(), fixture.store().credentials().all(team.id()));
    }

    @Test
    void whoChangesOneIsRecorded() {
        Credential credential = add(asha, "masts");
        register(asha, credential.id()).orThrow();
        change(asha, credential.id(), "second-pass").orThrow();
        rename(credential.id(), "two").orThrow();
        credentials.remove(asha, credential.id());
        Credential other = add(asha, "towers");
        credentials.remove(asha, other.id()).orThrow();
        assertEquals(
                List.of(
                        "credential.add|credential 1 masts|ok|one",
                        "credential.change|credential 1 masts|ok|password",
                        "credential.change|credential 1 masts|ok|username",
                        "credential.remove|credential 1 masts|conflict|",
                        "credential.add|credential 2 towers|ok|one",
                        "credential.remove|credential 2 towers|ok|"),
                fixture
                        .audit()
                        .search(asha, AuditQuery.all())
                        .orThrow()
                        .entries()
                        .reversed()
                        .stream()
                        .filter(entry -> entry.action().startsWith("credential."))
                        .map(
                                entry ->
                                        String.join(
                                                "|",
                                                entry.action(),
                                                entry.target(),
                                                entry.outcome(),
                                                entry.detail()))
                        .toList());
    }
}
