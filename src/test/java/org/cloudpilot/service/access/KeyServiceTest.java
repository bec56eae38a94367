package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Space;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyServiceTest {
    private static final Set<Scope> ALL = Set.of(Scope.values());

    @TempDir Path temp;

    private Premises premises;
    private Registered ann;
    private Caller window;

    @BeforeEach
    void signIn() {
        premises = new Premises(temp);
        ann = premises.register("ann");
        window = premises.signIn("ann");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private MadeKey make(Caller caller, Set<Scope> scopes) {
        return premises.keys().make(caller, new KeyForm("script", scopes, null, null)).orThrow();
    }

    private Outcome<Caller> use(MadeKey made) {
        return premises.access.callerOfKey(made.key().publicKey(), made.privateKey(), HERE);
    }

    @Test
    void makesPairsThatOpenTheLockedStore() {
        MadeKey made = make(window, ALL);
        premises.restart();

        Caller caller = use(made).orThrow();

        assertEquals(ALL, caller.scopes());
        assertEquals(Set.of(caller.space()), premises.unlocked.keySet());
        assertEquals(
                List.of("First key", "script"),
                premises.keys().keys(caller).orThrow().stream().map(ApiKey::name).toList());
    }

    @Test
    void aPairThatMayOnlyReadHasNoSpacesKey() {
        MadeKey made = make(window, Set.of(Scope.READ));
        premises.restart();

        use(made).orThrow();

        assertTrue(premises.unlocked.isEmpty());
    }

    @Test
    void noCredentialMakesOneThatMayMoreThanItself() {
        Caller script = premises.withKey(ann).orThrow();

        var refused =
                refusal(
                        Refusal.NotPermitted.class,
                        premises.keys().make(script, new KeyForm("more", ALL, null, null)));
        assertEquals(Scope.SECRETS, refused.needed());
        Caller reader = use(make(window, Set.of(Scope.READ))).orThrow();
        refusal(
                Refusal.NotPermitted.class,
                premises.keys().make(reader, new KeyForm("x", Set.of(Scope.READ), null, null)));
        assertEquals("scope_too_small", premises.told("key.make").getFirst().outcome());
    }

    @Test
    void aRevokedPairAndItsTokensAreDeadAtOnce() {
        MadeKey made = make(window, ALL);
        use(made).orThrow();
        Tokens tokens =
                premises.access
                        .logInWithKey(made.key().publicKey(), made.privateKey(), HERE)
                        .orThrow();

        premises.keys().revoke(window, made.key().id()).orThrow();

        refusal(Refusal.BadCredentials.class, use(made));
        refusal(Refusal.BadCredentials.class, premises.access.callerOfToken(tokens.accessToken()));
        refusal(Refusal.NotFound.class, premises.keys().revoke(window, made.key().id()));
    }

    @Test
    void anOlderSlotFileRevivesNoRevokedPair() throws IOException {
        MadeKey made = make(window, ALL);
        byte[] older = Files.readAllBytes(temp.resolve("keyslots.json"));
        premises.keys().revoke(window, made.key().id()).orThrow();
        premises.access.lockAll(Actor.of(window));
        Files.write(temp.resolve("keyslots.json"), older);
        Files.write(temp.resolve("keyslots.json.previous"), older);

        premises.restart();
        refusal(Refusal.BadCredentials.class, use(made));

        assertEquals(1, premises.told("account.revoked_credential").size());
        premises.withKey(ann).orThrow();
    }

    @Test
    void aRotatedPairKeepsWhatItIsAndTheOldOneIsDead() {
        Caller script = premises.withKey(ann).orThrow();

        MadeKey rotated = premises.keys().rotate(script, null).orThrow();

        refusal(Refusal.BadCredentials.class, premises.withKey(ann));
        Caller again = use(rotated).orThrow();
        assertEquals(script.scopes(), again.scopes());
        assertEquals("First key", rotated.key().name());
        assertEquals(1, premises.keys().keys(again).orThrow().size());
    }

    @Test
    void aPairEndsWhenItsTimeHasCome() {
        MadeKey made =
                premises.keys()
                        .make(
                                window,
                                new KeyForm(
                                        "short",
                                        ALL,
                                        premises.clock.instant().plus(Duration.ofHours(1)),
                                        null))
                        .orThrow();
        use(made).orThrow();
        premises.clock.pass(Duration.ofHours(1));

        refusal(Refusal.BadCredentials.class, use(made));
        var past =
                refusal(
                        Refusal.Invalid.class,
                        premises.keys()
                                .make(
                                        window,
                                        new KeyForm("past", ALL, premises.clock.instant(), null)));
        assertFalse(past.fields().of("expires_at").isEmpty());
    }

    @Test
    void aPairThatEndsMakesNoneThatLastsLonger() {
        MadeKey made =
                premises.keys()
                        .make(
                                window,
                                new KeyForm(
                                        "short",
                                        ALL,
                                        premises.clock.instant().plus(Duration.ofHours(1)),
                                        null))
                        .orThrow();
        Caller script = use(made).orThrow();

        refusal(
                Refusal.Conflict.class,
                premises.keys().make(script, new KeyForm("for ever", ALL, null, null)));
        refusal(Refusal.Conflict.class, premises.keys().rotate(script, ann.publicKey()));
        premises.keys().rotate(script, null).orThrow();
    }

    @Test
    void aTokenOfAPairRotatesThatPair() {
        MadeKey made = make(window, ALL);
        Tokens tokens =
                premises.access
                        .logInWithKey(made.key().publicKey(), made.privateKey(), HERE)
                        .orThrow();
        Caller token = premises.access.callerOfToken(tokens.accessToken()).orThrow();

        MadeKey rotated = premises.keys().rotate(token, null).orThrow();

        assertEquals("script", rotated.key().name());
        premises.withKey(ann).orThrow();
        refusal(Refusal.BadCredentials.class, use(made));
    }

    @Test
    void aPairOfOneSpaceDecidesNothingAboutTheStore() {
        Space team = premises.spaces().create(window, "Team").orThrow();
        MadeKey made =
                premises.keys().make(window, new KeyForm("team", ALL, null, team.id())).orThrow();
        Caller script = use(made).orThrow();

        refusal(Refusal.NotOwner.class, premises.users().invite(script));
        refusal(Refusal.NotOwner.class, premises.users().users(script));
        assertEquals(
                List.of("team"),
                premises.keys().keys(script).orThrow().stream().map(ApiKey::name).toList());
    }

    @Test
    void aPairOfOneSpaceWorksThereAlone() {
        Space team = premises.spaces().create(window, "Team").orThrow();
        MadeKey made =
                premises.keys().make(window, new KeyForm("team", ALL, null, team.id())).orThrow();

        Caller script = use(made).orThrow();

        assertEquals(team.id(), script.space());
        refusal(Refusal.NotFound.class, premises.access.inSpace(script, window.space()));
        assertEquals(
                List.of(team.id()),
                premises.spaces().spaces(script).orThrow().stream().map(Space::id).toList());
        refusal(
                Refusal.NotFound.class,
                premises.keys().make(script, new KeyForm("all", ALL, null, null)));
        refusal(Refusal.NotFound.class, premises.spaces().create(script, "Another"));
    }

    @Test
    void nobodyTouchesAnotherUsersPairs() {
        premises.invite(window, "ben");
        Caller ben = premises.signIn("ben");
        MadeKey made = make(window, ALL);

        refusal(Refusal.NotFound.class, premises.keys().revoke(ben, made.key().id()));
        refusal(Refusal.NotFound.class, premises.keys().rotate(ben, made.key().publicKey()));
        assertEquals(1, premises.keys().keys(ben).orThrow().size());
        use(made).orThrow();
    }

    @Test
    void aReplacedPairIsGoodForTheTimeGivenAndThenDeadWithItsTokens() {
        MadeKey old = make(window, ALL);
        use(old).orThrow();
        Tokens tokens =
                premises.access
                        .logInWithKey(old.key().publicKey(), old.privateKey(), HERE)
                        .orThrow();
        MadeKey fresh =
                premises.keys()
                        .rotate(window, old.key().publicKey(), Duration.ofMinutes(5))
                        .orThrow();

        premises.clock.pass(Duration.ofMinutes(4));
        use(fresh).orThrow();
        use(old).orThrow();

        premises.clock.pass(Duration.ofMinutes(1));
        refusal(Refusal.BadCredentials.class, use(old));
        premises.access.sweep();
        refusal(Refusal.BadCredentials.class, use(old));
        refusal(Refusal.BadCredentials.class, premises.access.callerOfToken(tokens.accessToken()));
        use(fresh).orThrow();
        assertEquals(
                1,
                premises.keys().keys(window).orThrow().stream()
                        .filter(key -> key.name().equals(fresh.key().name()))
                        .count());
    }

    @Test
    void aPairThatIsBeingReplacedDoesNotOutliveItsTimeByRotatingItself() {
        MadeKey old = make(window, ALL);
        premises.keys().rotate(window, old.key().publicKey(), Duration.ofMinutes(5)).orThrow();

        MadeKey again = premises.keys().rotate(use(old).orThrow(), null).orThrow();

        premises.clock.pass(Duration.ofMinutes(4));
        use(again).orThrow();
        premises.clock.pass(Duration.ofMinutes(1));
        refusal(Refusal.BadCredentials.class, use(again));
    }

    @Test
    void theKeysBehindAnExpiredPairLeaveMemoryWithIt() {
        premises.close();
        premises = new Premises(temp, true, false);
        Caller owner = premises.signIn("ann");
        MadeKey made =
                premises.keys()
                        .make(
                                owner,
                                new KeyForm(
                                        "short",
                                        ALL,
                                        premises.clock.instant().plus(Duration.ofMinutes(5)),
                                        null))
                        .orThrow();
        Tokens tokens =
                premises.access
                        .logInWithKey(made.key().publicKey(), made.privateKey(), HERE)
                        .orThrow();
        Caller script = use(made).orThrow();
        Caller token = premises.access.callerOfToken(tokens.accessToken()).orThrow();
        premises.access.lock(owner);
        premises.pass(Duration.ofMinutes(5).minusNanos(1));
        assertTrue(premises.access.isLive(script.lease()));
        assertTrue(premises.access.isLive(token.lease()));
        assertTrue(premises.keyOf(owner.space()).isPresent());

        premises.clock.pass(Duration.ofNanos(1));
        assertFalse(premises.access.isLive(script.lease()));
        assertFalse(premises.access.isLive(token.lease()));
        premises.access.sweep();

        assertTrue(premises.keyOf(owner.space()).isEmpty());
        assertEquals(AccessService.StoreState.LOCKED, premises.access.state());
    }

    @Test
    void aTokenThatComesBackEndsWithItsPair() {
        Caller owner = premises.signIn("ann");
        MadeKey made =
                premises.keys()
                        .make(
                                owner,
                                new KeyForm(
                                        "short",
                                        ALL,
                                        premises.clock.instant().plus(Duration.ofHours(1)),
                                        null))
                        .orThrow();
        Tokens tokens =
                premises.access
                        .logInWithKey(made.key().publicKey(), made.privateKey(), HERE)
                        .orThrow();
        premises.pass(Duration.ofMinutes(20));
        Tokens next = premises.access.refresh(tokens.refreshToken(), HERE).orThrow();
        Caller token = premises.access.callerOfToken(next.accessToken()).orThrow();
        premises.access.follow(new LockRules(true, null));
        premises.pass(Duration.ofMinutes(30));
        assertTrue(premises.access.isLive(token.lease()));

        premises.clock.pass(Duration.ofMinutes(10));

        assertFalse(premises.access.isLive(token.lease()));
    }

    @Test
    void scriptsThatAreInFollowAChangedLimit() {
        Caller script = use(make(window, ALL)).orThrow();
        premises.access.follow(new LockRules(true, Duration.ofHours(1)));
        premises.pass(Duration.ofMinutes(59));
        assertTrue(premises.access.isLive(script.lease()));
        premises.access.follow(new LockRules(true, Duration.ofMinutes(1)));
        assertFalse(premises.access.isLive(script.lease()));
        assertTrue(premises.access.isLive(window.lease()));
    }
}
