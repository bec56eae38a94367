package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordChangeTest {
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

    private Outcome<Boolean> change(String old, String fresh) {
        return premises.accounts().changePassword(window, secret(old), secret(fresh));
    }

    @Test
    void takesTheNewPasswordAndForgetsTheOldOneInBothFiles() throws IOException {
        String before = Files.readString(temp.resolve("keyslots.json"));
        change(PASSWORD, FRESH).orThrow();

        refusal(Refusal.BadCredentials.class, premises.access.signIn("ann", secret(PASSWORD)));
        premises.access.signIn("ann", secret(FRESH)).orThrow();
        premises.withKey(ann).orThrow();
        String now = Files.readString(temp.resolve("keyslots.json"));
        assertEquals(now, Files.readString(temp.resolve("keyslots.json.previous")));
        assertFalse(now.equals(before));
    }

    @Test
    void endsOtherSessionsButNotTheOneThatChangedIt() {
        Caller other = premises.signIn("ann");
        Tokens tokens = premises.logIn("ann");

        change(PASSWORD, FRESH).orThrow();

        assertTrue(premises.access.isLive(window.lease()));
        assertFalse(premises.access.isLive(other.lease()));
        refusal(Refusal.BadCredentials.class, premises.access.callerOfToken(tokens.accessToken()));
    }

    @Test
    void refusesAWrongOldOneAndAWeakNewOneBesideTheirFields() {
        var wrong = refusal(Refusal.Invalid.class, change("a wrong password", FRESH));
        assertFalse(wrong.fields().of("old_password").isEmpty());
        var weak = refusal(Refusal.Invalid.class, change(PASSWORD, "password1234"));
        assertFalse(weak.fields().of("new_password").isEmpty());
        premises.access.signIn("ann", secret(PASSWORD)).orThrow();
    }

    @Test
    void anOlderSlotFileRevivesTheOldPasswordNot() throws IOException {
        byte[] older = Files.readAllBytes(temp.resolve("keyslots.json"));
        change(PASSWORD, FRESH).orThrow();
        premises.access.lockAll(Actor.of(window));
        Files.write(temp.resolve("keyslots.json"), older);

        refusal(Refusal.BadCredentials.class, premises.access.signIn("ann", secret(PASSWORD)));

        assertEquals(1, premises.told("account.revoked_credential").size());
        assertEquals("ann", premises.told("account.revoked_credential").getFirst().target());
        premises.access.signIn("ann", secret(FRESH)).orThrow();
        assertEquals(
                List.of("store.slots_older"),
                premises.access.notices().stream().map(Message::key).toList());
    }
}
