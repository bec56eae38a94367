package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairTest {
    @TempDir Path temp;
    private Premises premises;
    private Registered ann;

    @BeforeEach
    void register() {
        premises = new Premises(temp);
        ann = premises.register("ann");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void opensTheStoreAfterARestart() {
        premises.restart();
        assertEquals(StoreState.LOCKED, premises.access.state());

        Caller caller = premises.withKey(ann).orThrow();

        assertEquals(ann.user(), caller.user());
        assertEquals(ann.publicKey(), caller.via());
        assertTrue(premises.keyOf(caller.space()).isPresent());
    }

    @Test
    void isAnsweredFromMemoryWithoutTheDatabase() {
        Caller first = premises.withKey(ann).orThrow();
        premises.store.lock();

        assertEquals(first, premises.withKey(ann).orThrow());
        // so that closing is not surprised
        premises.store.open(premises.storeKey(ann));
    }

    @Test
    void isRefusedWithAnotherPrivateHalf() {
        try (KeyPair other = KeyPair.random()) {
            var outcome = premises.access.callerOfKey(ann.publicKey(), other.privateText(), HERE);
            refusal(Refusal.BadCredentials.class, outcome);

            premises.restart();
            assertEquals(
                    outcome,
                    premises.access.callerOfKey(ann.publicKey(), other.privateText(), HERE));
            assertEquals(
                    outcome,
                    premises.access.callerOfKey(other.publicKey(), other.privateText(), HERE));
            assertEquals(StoreState.LOCKED, premises.access.state());
        }
    }

    @Test
    void isRefusedWhenMalformed() {
        for (String text : new String[] {"", "cp_priv_", "cp_priv_%%%", "x".repeat(51), PASSWORD}) {
            refusal(
                    Refusal.BadCredentials.class,
                    premises.access.callerOfKey(ann.publicKey(), secret(text), HERE));
        }
    }

    @Test
    void isOfAStableShape() {
        String text = ann.privateKey().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));

        assertTrue(ann.publicKey().matches("cp_pub_[A-Za-z0-9_-]{22}"));
        assertTrue(text.matches("cp_priv_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void keepsTheStoreOpenForAQuarterOfAnHour() {
        premises.withKey(ann).orThrow();
        premises.pass(Duration.ofMinutes(14));
        premises.withKey(ann).orThrow();
        premises.pass(Duration.ofMinutes(14));
        assertEquals(StoreState.OPEN, premises.access.state());

        premises.pass(Duration.ofMinutes(2));

        assertEquals(StoreState.LOCKED, premises.access.state());
        assertTrue(premises.unlocked.isEmpty());
        premises.withKey(ann).orThrow();
    }

    @Test
    void doesNotOpenWhatAPersonLocked() {
        premises.access.lockAll(Actor.program("test"));

        refusal(Refusal.Locked.class, premises.withKey(ann));
        try (KeyPair other = KeyPair.random()) {
            refusal(
                    Refusal.BadCredentials.class,
                    premises.access.callerOfKey(ann.publicKey(), other.privateText(), HERE));
        }
        premises.signIn("ann");
        premises.withKey(ann).orThrow();
    }

    @Test
    void opensWhatWasLockedWhereNobodySitsAtADisplay() {
        premises.close();
        try (var headless = new Premises(temp.resolve("headless"), true, false)) {
            Registered bob = headless.register("bob");
            headless.pass(Duration.ofDays(30));
            assertEquals(StoreState.OPEN, headless.access.state());
            headless.access.lockAll(Actor.program("test"));
            assertEquals(StoreState.LOCKED, headless.access.state());

            assertEquals(bob.user(), headless.withKey(bob).orThrow().user());
        }
    }

    @Test
    void remembersWhenItWasUsed() {
        var before = premises.store.apiKeys().find(ann.publicKey()).orElseThrow();
        assertNull(before.lastUsedAt());
        premises.withKey(ann).orThrow();
        var usedAt = premises.clock.instant();

        premises.pass(Duration.ofMinutes(2));

        assertEquals(
                usedAt, premises.store.apiKeys().find(ann.publicKey()).orElseThrow().lastUsedAt());
    }

    @Test
    void isLetInByManyThreadsAtOnce() throws Exception {
        premises.restart();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new java.util.ArrayList<java.util.concurrent.Future<Outcome<Caller>>>();
            for (int i = 0; i < 50; i++) {
                asked.add(
                        threads.submit(
                                () -> {
                                    try (Secret own = ann.privateKey().copy()) {
                                        return premises.access.callerOfKey(
                                                ann.publicKey(), own, HERE);
                                    }
                                }));
            }
            for (var one : asked) {
                assertEquals(ann.user(), one.get().orThrow().user());
            }
        }
    }
}
