package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
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

    private Caller caller(Tokens tokens) {
        return premises.access.callerOfToken(tokens.accessToken()).orThrow();
    }

    private void isRefused(String accessToken) {
        refusal(Refusal.BadCredentials.class, premises.access.callerOfToken(accessToken));
    }

    @Test
    void ofAPasswordMayDoEverythingForTenMinutes() {
        Tokens tokens = premises.logIn("ann");
        assertEquals(ann.user(), tokens.user());
        assertEquals(Set.of(Scope.values()), caller(tokens).scopes());
        premises.clock.pass(Duration.ofMinutes(9));
        caller(tokens);

        premises.clock.pass(Duration.ofMinutes(1));

        isRefused(tokens.accessToken());
    }

    @Test
    void ofAKeyPairHasThePairsScopes() {
        premises.restart();
        Tokens tokens =
                premises.access.logInWithKey(ann.publicKey(), ann.privateKey(), HERE).orThrow();

        assertFalse(caller(tokens).may(Scope.SECRETS));
        assertTrue(caller(tokens).may(Scope.MANAGE));
        assertTrue(premises.keyOf(caller(tokens).space()).isPresent());
    }

    @Test
    void isRefusedWhenForged() throws Exception {
        Tokens tokens = premises.logIn("ann");
        SignedJWT good = SignedJWT.parse(tokens.accessToken());
        JWTClaimsSet claims = good.getJWTClaimsSet();
        var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        forged.sign(new MACSigner(new byte[32]));
        String signature = good.getSignature().toString();
        String otherClaims =
                new JWTClaimsSet.Builder(claims)
                        .expirationTime(new Date(Long.MAX_VALUE / 10_000))
                        .build()
                        .toPayload()
                        .toBase64URL()
                        .toString();

        isRefused(forged.serialize());
        isRefused(new PlainJWT(claims).serialize());
        isRefused(good.getHeader().toBase64URL() + "." + otherClaims + "." + signature);
        isRefused("");
        isRefused("a.b.c");
        isRefused(tokens.refreshToken());
    }

    @Test
    void isForItsOwnStoreOnly() {
        try (var other = new Premises(temp.resolve("other"))) {
            other.register("ann");

            refusal(
                    Refusal.BadCredentials.class,
                    other.access.callerOfToken(premises.logIn("ann").accessToken()));
        }
    }

    @Test
    void isFollowedByTheNextPair() {
        Tokens first = premises.logIn("ann");
        Tokens second = premises.access.refresh(first.refreshToken(), HERE).orThrow();

        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(ann.user(), caller(second).user());
        assertEquals(ann.user(), caller(first).user());
    }

    @Test
    void endsWithItsFamilyWhenASpentRefreshTokenComesAgain() {
        Tokens first = premises.logIn("ann");
        Tokens second = premises.access.refresh(first.refreshToken(), HERE).orThrow();
        Tokens others = premises.logIn("ann");

        refusal(Refusal.BadCredentials.class, premises.access.refresh(first.refreshToken(), HERE));

        isRefused(first.accessToken());
        isRefused(second.accessToken());
        refusal(Refusal.BadCredentials.class, premises.access.refresh(second.refreshToken(), HERE));
        caller(others);
    }

    @Test
    void isRefusedFromLogOutOn() {
        Tokens tokens = premises.logIn("ann");
        Tokens others = premises.logIn("ann");

        premises.access.logOut(caller(tokens));

        isRefused(tokens.accessToken());
        refusal(Refusal.BadCredentials.class, premises.access.refresh(tokens.refreshToken(), HERE));
        caller(others);
    }

    @Test
    void carriesNoKeyOverARestart() {
        Tokens tokens = premises.logIn("ann");
        premises.restart();

        refusal(Refusal.Locked.class, premises.access.refresh(tokens.refreshToken(), HERE));
        refusal(Refusal.Locked.class, premises.access.callerOfToken(tokens.accessToken()));

        premises.signIn("ann");
        assertEquals(ann.user(), caller(tokens).user());
        premises.access.refresh(tokens.refreshToken(), HERE).orThrow();
    }

    @Test
    void ofAnotherUserStaysLockedWithThatUser() {
        try (var shared = new Premises(temp.resolve("shared"), false, true)) {
            shared.register("ann");
            shared.register("bob");
            Tokens bobs = shared.logIn("bob");
            shared.restart();
            shared.signIn("ann");

            refusal(Refusal.Locked.class, shared.access.callerOfToken(bobs.accessToken()));
            refusal(Refusal.Locked.class, shared.access.refresh(bobs.refreshToken(), HERE));
        }
    }

    @Test
    void keepsItsLeaseWhileItIsUsed() {
        Tokens tokens = premises.logIn("ann");
        premises.pass(Duration.ofMinutes(9));
        caller(tokens);
        premises.pass(Duration.ofMinutes(14));
        assertEquals(StoreState.OPEN, premises.access.state());
        Tokens next = premises.access.refresh(tokens.refreshToken(), HERE).orThrow();
        caller(next);

        premises.pass(Duration.ofMinutes(16));

        assertEquals(StoreState.LOCKED, premises.access.state());
    }

    @Test
    void refreshEndsAfterAMonth() {
        Tokens tokens = premises.logIn("ann");
        premises.signIn("ann");
        premises.pass(Duration.ofDays(31));

        refusal(Refusal.BadCredentials.class, premises.access.refresh(tokens.refreshToken(), HERE));
    }

    @Test
    void isNeverPrinted() {
        Tokens tokens = premises.logIn("ann");

        assertEquals("Tokens[ann]", tokens.toString());
    }
}
