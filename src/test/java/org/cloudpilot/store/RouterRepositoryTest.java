package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouterRepositoryTest {
    private static final RouterSecrets PASSWORD =
            new RouterSecrets(new Sealed(new byte[] {9, 8, 7}), new Sealed(new byte[] {6, 5, 4}));

    @TempDir Path temp;
    private StoreFixture fixture;
    private RouterRepository routers;
    private SpaceId ours;
    private SpaceId theirs;

    @BeforeEach
    void createStore() {
        fixture = StoreFixture.created(temp);
        routers = fixture.store.routers();
        ours = fixture.newSpace("ann");
        theirs = fixture.newSpace("bob");
    }

    @AfterEach
    void closeStore() {
        fixture.close();
    }

    private static Router fullRouter(RouterId id, SpaceId space) {
        return new Router(
                id,
                space,
                "Mast <3> \"ü\"",
                Host.parse("2001:db8::1").orElseThrow(),
                8729,
                Transport.API_SSL,
                "admin",
                List.of(
                        Host.parse("10.0.0.1").orElseThrow(),
                        Host.parse("mast3.example.net").orElseThrow()),
                new Reach(
                        Engine.MIKROTIK_JAVA,
                        WordEncoding.WINDOWS_1251,
                        new Fingerprint("ab".repeat(32)),
                        2222,
                        new Fingerprint("cd".repeat(32)),
                        new Via.SshJump(
                                new Endpoint(Host.parse("10.0.0.9").orElseThrow(), 2200),
                                "jump",
                                new Fingerprint("ef".repeat(32))),
                        List.of(
                                new Knock(Knock.Protocol.TCP, 7000),
                                new Knock(Knock.Protocol.UDP, 8000))),
                "Nairobi/Westlands/Mast 3",
                List.of("core", "ünïcode", "with \"quotes\""),
                "a note\nof two lines",
                Map.of("contract", "4711", "owner", "Ann"),
                StoreFixture.NOW,
                StoreFixture.NOW.plusSeconds(5));
    }

    @Test
    void givesBackEveryField() {
        Router router = fullRouter(routers.nextId(), ours);
        routers.insert(router, PASSWORD);

        assertEquals(Optional.of(router), routers.find(ours, router.id()));
        assertEquals(List.of(router), routers.all(ours));
        assertEquals(Optional.of(PASSWORD), routers.secrets(ours, router.id()));
    }

    @ParameterizedTest
    @MethodSource("vias")
    void givesBackEveryWay(Via via) {
        RouterId id = fixture.insert(ours, "one");
        Router router = routers.find(ours, id).orElseThrow();
        Router reached = router.with(Reach.usual().withVia(via), StoreFixture.NOW);

        assertTrue(routers.update(reached, PASSWORD, false));

        assertEquals(Optional.of(reached), routers.find(ours, id));
    }

    static List<Via> vias() {
        Endpoint server = new Endpoint(Host.parse("2001:db8::9").orElseThrow(), 1080);
        return List.of(
                new Via.Direct(),
                new Via.Socks5(server, null),
                new Via.Socks5(server, "asha"),
                new Via.SshJump(server, "asha", null));
    }

    @Test
    void changesARouterWithItsPassword() {
        RouterId id = fixture.insert(ours, "before");
        Router changed = fullRouter(id, ours);
        var sealedAnew = new RouterSecrets(new Sealed(new byte[] {4, 4}), null);

        assertTrue(routers.update(changed, sealedAnew, false));

        assertEquals(Optional.of(changed), routers.find(ours, id));
        assertEquals(Optional.of(sealedAnew), routers.secrets(ours, id));
    }

    @Test
    void listsByIdAndNeverReusesOne() {
        RouterId first = fixture.insert(ours, "z");
        RouterId second = fixture.insert(ours, "a");
        assertTrue(routers.delete(ours, second));
        fixture.store.lock();
        fixture.store.open(fixture.key);
        RouterId third = fixture.insert(ours, "m");

        assertEquals(List.of(first, third), routers.all(ours).stream().map(Router::id).toList());
        assertTrue(third.value() > second.value());
    }

    @Test
    void saysWhenThereWasNothingToChange() {
        assertFalse(routers.update(fixture.router(ours, "never inserted"), PASSWORD, false));
        assertFalse(routers.delete(ours, new RouterId(4711)));
        assertTrue(routers.find(ours, new RouterId(4711)).isEmpty());
        assertTrue(routers.secrets(ours, new RouterId(4711)).isEmpty());
    }

    @Test
    void hidesARouterFromEveryOtherSpace() {
        RouterId id = fixture.insert(theirs, "theirs");
        Router before = routers.find(theirs, id).orElseThrow();

        assertEquals(List.of(), routers.all(ours));
        assertTrue(routers.find(ours, id).isEmpty());
        assertTrue(routers.secrets(ours, id).isEmpty());
        assertFalse(routers.delete(ours, id));
        assertFalse(routers.update(fullRouter(id, ours), PASSWORD, false));

        assertEquals(List.of(before), routers.all(theirs));
    }

    @Test
    void refusesASecondRouterUnderAnotherSpacesId() {
        RouterId id = fixture.insert(theirs, "theirs");

        assertThrows(RuntimeException.class, () -> routers.insert(fullRouter(id, ours), PASSWORD));
        assertEquals(1, routers.all(theirs).size());
    }

    /// A method added to the repository must be added to the test of isolation, too.
    @Test
    void isTestedForIsolationInEveryMethod() {
        Set<String> methods =
                Arrays.stream(RouterRepository.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toSet());

        assertEquals(
                Set.of("nextId", "all", "find", "insert", "update", "delete", "secrets"), methods);
    }

    @Test
    void ownsNothingOutsideASpace() {
        fixture.insert(ours, "ours");

        assertEquals(List.of(), routers.all(new SpaceId(Long.MAX_VALUE)));
        assertThrows(
                RuntimeException.class,
                () -> routers.insert(fixture.router(new SpaceId(999), "nobody's"), PASSWORD));
    }
}
