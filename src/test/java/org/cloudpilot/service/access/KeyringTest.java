package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    @TempDir Path temp;

    private Premises premises;
    private Caller window;

    @BeforeEach
    void signIn() {
        premises = new Premises(temp);
        premises.register("ann");
        window = premises.signIn("ann");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void letsInWhoAskedForIt() {
        assertFalse(premises.access.isInKeyring("ann"));
        premises.accounts().remember(window, secret(PASSWORD)).orThrow();
        premises.restart();

        assertTrue(premises.access.isInKeyring("Ann"));
        Caller back = premises.access.signInFromKeyring("Ann").orThrow();

        assertEquals(window.user(), back.user());
        assertTrue(premises.keyOf(back.space()).isPresent());
        premises.accounts().forget(back).orThrow();
        assertTrue(premises.keyring.kept.isEmpty());
        refusal(Refusal.KeyringAbsent.class, premises.access.signInFromKeyring("ann"));
    }

    @Test
    void anAbsentKeyringIsASentenceAndNoError() {
        premises.keyring.absent = true;

        var absent =
                refusal(
                        Refusal.KeyringAbsent.class,
                        premises.accounts().remember(window, secret(PASSWORD)));

        assertTrue(Sentences.of(absent.message()).contains("keyring"));
        assertFalse(premises.accounts().isRemembered(window));
    }

    @Test
    void isGivenOnlyToWhoKnowsThePassword() {
        refusal(
                Refusal.Invalid.class,
                premises.accounts().remember(window, secret("a wrong password")));
        assertTrue(premises.keyring.kept.isEmpty());
    }

    @Test
    void aKeyThatIsAnotherOpensNothing() {
        premises.accounts().remember(window, secret(PASSWORD)).orThrow();
        premises.restart();
        premises.keyring.kept.replaceAll((name, key) -> secret("x".repeat(32)));

        refusal(Refusal.BadCredentials.class, premises.access.signInFromKeyring("ann"));
    }
}
