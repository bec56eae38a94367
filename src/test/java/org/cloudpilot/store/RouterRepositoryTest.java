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
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterRepositoryTest {
    private static final Sealed PASSWORD = new Sealed(new byte[] {9, 8, 7});

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
        assertEquals(Optional.of(PASSWORD), routers.password(ours, router.id()));
    }

    @Test
    void changesARouterWithItsPassword() {
        RouterId id = fixture.insert(ours, "before");
        Router changed = fullRouter(id, ours);
        var sealedAnew = new Sealed(new byte[] {4, 4});

        assertTrue(routers.update(changed, sealedAnew));

        assertEquals(Optional.of(changed), routers.find(ours, id));
        assertEquals(Optional.of(sealedAnew), routers.password(ours, id));
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
        assertFalse(routers.update(fixture.router(ours, "never inserted"), PASSWORD));
        assertFalse(routers.delete(ours, new RouterId(4711)));
        assertTrue(routers.find(ours, new RouterId(4711)).isEmpty());
        assertTrue(routers.password(ours, new RouterId(4711)).isEmpty());
    }

    @Test
    void hidesARouterFromEveryOtherSpace() {
        RouterId id = fixture.insert(theirs, "theirs");
        Router before = routers.find(theirs, id).orElseThrow();

        assertEquals(List.of(), routers.all(ours));
        assertTrue(routers.find(ours, id).isEmpty());
        assertTrue(routers.password(ours, id).isEmpty());
        assertFalse(routers.delete(ours, id));
        assertFalse(routers.update(fullRouter(id, ours), PASSWORD));

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
                Set.of("nextId", "all", "find", "insert", "update", "delete", "password"), methods);
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
