package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.SpaceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    @TempDir Path temp;
    private Premises premises;
    private Registered ann;

    @BeforeEach
    void register() {
        premises = new Premises(temp);
        ann = premises.register("ann");
        premises.access.lockAll(Actor.program("test"));
        premises.spacesTold.clear();
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void opensTheStoreForAPassword() {
        Caller caller = premises.signIn(" ANN ");

        assertEquals(StoreState.OPEN, premises.access.state());
        assertEquals(ann.user(), caller.user());
        assertEquals("ann", caller.username());
        assertEquals(Set.of(Scope.values()), caller.scopes());
        assertTrue(premises.access.isLive(caller.lease()));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() {
        var wrong = premises.access.signIn("ann", secret("not the password"));
        var unknown = premises.access.signIn("nobody", secret(PASSWORD));

        assertEquals(wrong, unknown);
        refusal(Refusal.BadCredentials.class, wrong);
        assertEquals(StoreState.LOCKED, premises.access.state());
    }

    @Test
    void locksTheStoreWithTheLastLease() {
        Caller first = premises.signIn("ann");
        Caller second = premises.signIn("ann");

        premises.access.lock(first);
        assertEquals(StoreState.OPEN, premises.access.state());
        assertFalse(premises.access.isLive(first.lease()));
        premises.access.lock(second);
        premises.access.lock(second);

        assertEquals(StoreState.LOCKED, premises.access.state());
    }

    @Test
    void tellsOfSpacesAndWipesTheirKeys() {
        Caller caller = premises.signIn("ann");
        SpaceKey key = premises.keyOf(caller.space()).orElseThrow();

        premises.access.lockAll(Actor.program("test"));

        assertEquals(
                List.of("unlocked " + caller.space(), "locked " + caller.space()),
                premises.spacesTold);
        var target = new SealTarget("router", "password", 1, caller.space(), List.of());
        assertThrows(IllegalStateException.class, () -> key.seal(secret("x"), target));
    }

    @Test
    void tellsANewListenerOfWhatIsUnlockedAndAnEndedOneNothing() {
        Caller caller = premises.signIn("ann");
        var told = new java.util.ArrayList<SpaceId>();
        var subscription =
                premises.access.watchSpaces(
                        new SpaceListener() {
                            @Override
                            public void unlocked(SpaceId space, SpaceKey key) {
                                told.add(space);
                            }

                            @Override
                            public void locked(SpaceId space) {
                                told.add(space);
                            }
                        });
        subscription.close();
        premises.access.lockAll(Actor.program("test"));

        assertEquals(List.of(caller.space()), told);
    }

    @Test
    void keepsAWindowOpenHoweverLongItIsIdle() {
        premises.signIn("ann");
        premises.pass(Duration.ofDays(3));

        assertEquals(StoreState.OPEN, premises.access.state());
    }

    @Test
    void keepsUsersKeysApart() {
        premises.close();
        try (var shared = new Premises(temp.resolve("shared"), false, true)) {
            shared.register("ann");
            shared.register("bob");
            shared.access.lockAll(Actor.program("test"));
            Caller bob = shared.signIn("bob");

            assertEquals(Set.of(bob.space()), shared.unlocked.keySet());
        }
    }

    @Test
    void makesADatedSlotDearer() {
        var dearer = new Argon2Parameters(128, 2, 1);
        premises.restartWith(dearer);
        premises.signIn("ann");
        premises.access.lockAll(Actor.program("test"));

        premises.signIn("ann");

        assertEquals(dearer, passwordPrice());
        assertTrue(premises.withKey(ann).map(Caller::user).orThrow().equals(ann.user()));
    }

    private Argon2Parameters passwordPrice() {
        var found =
                (org.cloudpilot.vault.SlotFileReading.Found)
                        new org.cloudpilot.vault.KeySlotFile(premises.folder).read();
        return java.util.Objects.requireNonNull(
                found.slots()
                        .named(org.cloudpilot.vault.SlotKind.PASSWORD, "ann")
                        .getFirst()
                        .argon2());
    }

    @Test
    void theCommandLineIsNoWindow() {
        Caller typed = premises.access.signIn("ann", secret(PASSWORD), "command line").orThrow();
        assertEquals("command line", typed.via());
        assertEquals("command line", premises.told("account.sign_in").getLast().actor().via());
        premises.access.logOut(typed);
        assertFalse(premises.access.isLive(typed.lease()));
    }
}
