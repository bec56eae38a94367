package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Thread.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    private static final String ELSEWHERE = "192.0.2.7";

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

    private Outcome<Tokens> guess(String name, String from) {
        return premises.access.logIn(name, secret("a wrong password"), from);
    }

    private void exhaust(String name, String from) {
        for (int i = 0; i < 10; i++) {
            refusal(Refusal.BadCredentials.class, guess(name, from));
        }
    }

    @Test
    void stopGuessingAtAnAccountAfterTenFailures() {
        exhaust("ann", HERE);

        var tooMany = refusal(Refusal.TooMany.class, guess("ann", ELSEWHERE));
        assertEquals(Duration.ofMinutes(1), tooMany.retryAfter());
        premises.clock.pass(Duration.ofSeconds(59));
        refusal(Refusal.TooMany.class, premises.access.logIn("ann", secret(PASSWORD), ELSEWHERE));
        premises.clock.pass(Duration.ofSeconds(1));
        premises.logIn("ann");
    }

    @Test
    void stopAnAddressThatTriesManyNames() {
        for (int i = 0; i < 10; i++) {
            refusal(Refusal.BadCredentials.class, guess("name" + i, ELSEWHERE));
        }

        refusal(Refusal.TooMany.class, guess("name10", ELSEWHERE));
        refusal(Refusal.BadCredentials.class, guess("name10", HERE));
    }

    @Test
    void answerForKnownAndUnknownNamesAlike() {
        exhaust("nobody", ELSEWHERE);

        assertEquals(guess("somebody", ELSEWHERE), guess("ann", ELSEWHERE));
    }

    @Test
    void letARightPasswordInWhateverItsAddressDid() {
        exhaust("nobody", ELSEWHERE);

        premises.access.logIn("ann", secret(PASSWORD), ELSEWHERE).orThrow();
    }

    @Test
    void doNotCountTheWindowWithTheListener() {
        exhaust("ann", HERE);

        premises.signIn("ann");
    }

    @Test
    void countTheWindowToo() {
        for (int i = 0; i < 10; i++) {
            refusal(
                    Refusal.BadCredentials.class,
                    premises.access.signIn("ann", secret("a wrong password")));
        }

        refusal(Refusal.TooMany.class, premises.access.signIn("ann", secret(PASSWORD)));
        premises.logIn("ann");
    }

    @Test
    void neverRefuseARightKeyPair() {
        try (KeyPair other = KeyPair.random()) {
            for (int i = 0; i < 10; i++) {
                refusal(
                        Refusal.BadCredentials.class,
                        premises.access.callerOfKey(
                                ann.publicKey(), other.privateText(), ELSEWHERE));
            }
            refusal(
                    Refusal.TooMany.class,
                    premises.access.callerOfKey(ann.publicKey(), other.privateText(), ELSEWHERE));

            assertEquals(ann.user(), premises.withKey(ann).orThrow().user());
            premises.restart();
            assertEquals(ann.user(), premises.withKey(ann).orThrow().user());
        }
    }

    @Test
    void stopAnAddressThatTriesUnknownKeyPairs() {
        for (int i = 0; i < 10; i++) {
            try (KeyPair pair = KeyPair.random()) {
                refusal(
                        Refusal.BadCredentials.class,
                        premises.access.callerOfKey(
                                pair.publicKey(), pair.privateText(), ELSEWHERE));
            }
        }
        try (KeyPair pair = KeyPair.random()) {
            refusal(
                    Refusal.TooMany.class,
                    premises.access.callerOfKey(pair.publicKey(), pair.privateText(), ELSEWHERE));
        }
        premises.access.callerOfKey(ann.publicKey(), ann.privateKey(), ELSEWHERE).orThrow();
    }

    @Test
    void forgetOnesOwnFailuresWithASuccess() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                guess("ann", "10.0.0." + round);
            }
            premises.logIn("ann");
        }
        for (int i = 0; i < 9; i++) {
            refusal(Refusal.BadCredentials.class, guess("ann", "10.0.0.9"));
        }
        assertTrue(premises.access.logIn("ann", secret(PASSWORD), HERE) instanceof Outcome.Done);
    }

    private Outcome<Registered> register(String name, String from) {
        return premises.access.register(name, null, secret(PASSWORD), "an invented code", from);
    }

    @Test
    void stopAnAddressThatInventsInvitations() {
        for (int i = 0; i < 10; i++) {
            refusal(Refusal.RegistrationClosed.class, register("eve" + i, ELSEWHERE));
        }

        premises.restart();
        refusal(Refusal.Locked.class, register("eve", ELSEWHERE));
        Caller window = premises.signIn("ann");
        var tooMany = refusal(Refusal.TooMany.class, register("eve", ELSEWHERE));
        assertEquals(Duration.ofMinutes(1), tooMany.retryAfter());
        refusal(Refusal.RegistrationClosed.class, register("eve", HERE));
        premises.invite(window, "ben");
        premises.clock.pass(Duration.ofMinutes(1));
        refusal(Refusal.RegistrationClosed.class, register("eve", ELSEWHERE));
    }

    @Test
    void haveSixtyAccountsAnHourForAnAddressWhereRegistrationIsOpen() {
        premises.close();
        premises = new Premises(temp.resolve("open"), false, true);
        for (int i = 0; i < 60; i++) {
            register("name" + i, ELSEWHERE).orThrow();
        }

        var tooMany = refusal(Refusal.TooMany.class, register("name60", ELSEWHERE));
        assertEquals(Duration.ofHours(1), tooMany.retryAfter());
        register("name60", HERE).orThrow();
        premises.register("name61");
        premises.clock.pass(Duration.ofHours(1));
        register("name62", ELSEWHERE).orThrow();
    }

    @Test
    void haveSixtyKeyPairsAnHourForAnAccount() {
        Caller window = premises.signIn("ann");
        premises.invite(window, "ben");
        var form = new KeyForm("more", Set.of(Scope.READ), null, null);
        MadeKey last = premises.keys().make(window, form).orThrow();
        for (int i = 1; i < 60; i++) {
            last = premises.keys().make(window, form).orThrow();
        }

        var tooMany = refusal(Refusal.TooMany.class, premises.keys().make(window, form));
        assertEquals(Duration.ofHours(1), tooMany.retryAfter());
        String publicKey = last.key().publicKey();
        refusal(
                Refusal.TooMany.class,
                premises.keys().rotate(window, publicKey, Duration.ofMinutes(1)));
        premises.keys().rotate(window, publicKey).orThrow();
        premises.keys().make(premises.signIn("ben"), form).orThrow();
        premises.restart();
        refusal(Refusal.TooMany.class, premises.keys().make(premises.signIn("ann"), form));
        premises.clock.pass(Duration.ofHours(1));
        premises.keys().make(premises.signIn("ann"), form).orThrow();
    }

    /// All threads wait for something, or are through.
    private static void settle(List<Thread> threads) {
        while (threads.stream()
                .map(Thread::getState)
                .anyMatch(state -> state != State.WAITING && state != State.TERMINATED)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void countTriesSideBySideBeforeTheyAreMade() throws InterruptedException {
        Attempts attempts = Attempts.of(premises.folder, premises.access.gate().options());
        var made = new AtomicInteger();
        var release = new CountDownLatch(1);
        List<Outcome<Boolean>> outcomes = new CopyOnWriteArrayList<>();
        List<Thread> guessers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            guessers.add(
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            outcomes.add(
                                                    attempts.<Boolean>byPassword(
                                                            "account",
                                                            "ann",
                                                            HERE,
                                                            () -> true,
                                                            () -> {
                                                                made.incrementAndGet();
                                                                hold(release);
                                                                return Outcome.refused(
                                                                        new Refusal
                                                                                .BadCredentials());
                                                            }))));
        }
        settle(guessers);
        int sideBySide = made.get();
        release.countDown();
        for (Thread guesser : guessers) {
            guesser.join();
        }

        assertEquals(10, sideBySide);
        assertEquals(10, made.get());
        assertEquals(40, outcomes.size());
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void letAllRightPasswordsInThatComeAtOnce() throws InterruptedException {
        List<Outcome<Tokens>> outcomes = new CopyOnWriteArrayList<>();
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            outcomes.add(
                                                    premises.access.logIn(
                                                            "ann", secret(PASSWORD), HERE))));
        }
        for (Thread person : people) {
            person.join();
        }

        assertEquals(
                20, outcomes.stream().filter(outcome -> outcome instanceof Outcome.Done).count());
    }

    @Test
    void giveThePlaceBackWhereATryBrokeOff() {
        Attempts attempts = Attempts.of(premises.folder, premises.access.gate().options());
        for (int i = 0; i < 11; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            attempts.<Boolean>byPassword(
                                    "account",
                                    "ann",
                                    HERE,
                                    () -> true,
                                    () -> {
                                        throw new IllegalStateException("a defect");
                                    }));
        }

        assertEquals(
                Outcome.done(true),
                attempts.byPassword("account", "ann", HERE, () -> true, () -> Outcome.done(true)));
    }
}
