package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.vault.RecoveryKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final String FRESH = "another tree by the gate";

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

    private String made() {
        try (RecoveryKey key =
                premises.accounts().makeRecoveryKey(window, secret(PASSWORD)).orThrow()) {
            return text(key);
        }
    }

    private static String text(RecoveryKey key) {
        return key.text().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private Outcome<RecoveryKey> recover(String key, String password) {
        return premises.accounts().recover("Ann", secret(key), secret(password), null);
    }

    @Test
    void bringsAUserBackIntoALockedStoreWithANewPasswordAndANewKey() {
        String key = made();
        premises.access.lockAll(Actor.of(window));

        String next = text(recover(key, FRESH).orThrow());

        refusal(Refusal.BadCredentials.class, premises.access.signIn("ann", secret(PASSWORD)));
        Caller back = premises.access.signIn("ann", secret(FRESH)).orThrow();
        assertEquals(Set.of(back.space()), premises.unlocked.keySet());
        refusal(Refusal.BadCredentials.class, recover(key, PASSWORD));
        recover(next, PASSWORD).orThrow().close();
        assertEquals(AuditEvent.OK, premises.told("account.recover").getFirst().outcome());
    }

    @Test
    void endsEverySessionButLeavesKeyPairsAlone() {
        String key = made();
        Tokens tokens = premises.logIn("ann");

        recover(key, FRESH).orThrow().close();

        assertFalse(premises.access.isLive(window.lease()));
        assertFalse(premises.access.callerOfToken(tokens.accessToken()) instanceof Outcome.Done);
        premises.withKey(ann).orThrow();
        assertFalse(premises.access.refresh(tokens.refreshToken(), HERE) instanceof Outcome.Done);
    }

    @Test
    void tellsAMistypedKeyFromAWrongOne() {
        String key = made();
        char other = key.charAt(3) == 'A' ? 'B' : 'A';
        String mistyped = key.substring(0, 3) + other + key.substring(4);

        var invalid = refusal(Refusal.Invalid.class, recover(mistyped, FRESH));
        assertFalse(invalid.fields().of("recovery_key").isEmpty());
        String wrong;
        try (RecoveryKey foreign = RecoveryKey.random()) {
            wrong = text(foreign);
        }
        refusal(Refusal.BadCredentials.class, recover(wrong, FRESH));
        var weak = refusal(Refusal.Invalid.class, recover(key, "short"));
        assertFalse(weak.fields().of("new_password").isEmpty());
        premises.access.signIn("ann", secret(PASSWORD)).orThrow();
    }

    @Test
    void isNotGuessedFasterThanTenTimesAMinute() {
        for (int i = 0; i < 10; i++) {
            try (RecoveryKey foreign = RecoveryKey.random()) {
                refusal(Refusal.BadCredentials.class, recover(text(foreign), FRESH));
            }
        }
        refusal(Refusal.TooMany.class, recover(made(), FRESH));
    }

    @Test
    void aNewKeyTakesThePlaceOfTheOneBefore() {
        String first = made();
        String second = made();

        refusal(Refusal.BadCredentials.class, recover(first, FRESH));
        recover(second, FRESH).orThrow().close();
    }

    @Test
    void isGivenOnlyToWhoKnowsThePassword() {
        var invalid =
                refusal(
                        Refusal.Invalid.class,
                        premises.accounts().makeRecoveryKey(window, secret("a wrong password")));

        assertFalse(invalid.fields().of("password").isEmpty());
        assertFalse(premises.accounts().hasRecoveryKey(window));
        assertEquals("invalid", premises.told("account.make_recovery_key").getFirst().outcome());
    }

    @Test
    void remindsUntilThereIsOneAndCanBePutOff() {
        assertTrue(premises.accounts().isRecoveryDue(window));
        premises.accounts().postponeRecovery(window);
        assertFalse(premises.accounts().isRecoveryDue(window));
        premises.clock.pass(Duration.ofDays(15));
        assertTrue(premises.accounts().isRecoveryDue(window));
        made();
        assertFalse(premises.accounts().isRecoveryDue(window));
    }
}
