package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.HERE;
import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.StoreKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {
    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void register() {
        premises = new Premises(temp);
        premises.register("ann");
        premises.access.lockAll(Actor.program("test"));
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private void guess(String name) {
        premises.access.logIn(name, secret("a wrong password"), HERE);
    }

    private List<AuditEvent> counted() {
        return premises.told("account.failed_attempts");
    }

    @Test
    void aThousandGuessesAreSlowedCountedAndToldAtTheNextUnlocking() {
        for (int i = 0; i < 1_000; i++) {
            guess("ann");
        }
        refusal(Refusal.TooMany.class, premises.access.logIn("ann", secret(PASSWORD), "192.0.2.7"));
        premises.clock.pass(Duration.ofMinutes(1));

        premises.signIn("ann");

        assertEquals(1, counted().size());
        assertEquals("ann", counted().getFirst().target());
        assertEquals("count=1001", counted().getFirst().detail());
        premises.access.lockAll(Actor.program("test"));
        premises.signIn("ann");
        assertEquals(1, counted().size());
    }

    @Test
    void theBrakeOutlivesARestart() {
        for (int i = 0; i < 10; i++) {
            guess("ann");
        }
        premises.restart();

        refusal(Refusal.TooMany.class, premises.access.logIn("ann", secret(PASSWORD), "192.0.2.7"));
        premises.signIn("ann");
        assertEquals("count=11", counted().getFirst().detail());
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        premises.clock.pass(Duration.ofDays(3_000));
        for (int i = 0; i < 10; i++) {
            guess("ann");
        }
        premises.clock.pass(Duration.ofDays(-3_000));
        premises.restart();
        refusal(Refusal.TooMany.class, premises.access.logIn("ann", secret(PASSWORD), "192.0.2.7"));

        premises.clock.pass(Duration.ofMinutes(1));

        premises.access.logIn("ann", secret(PASSWORD), "192.0.2.7").orThrow();
    }

    @Test
    void namesThatNobodyHasAreOneEntry() {
        guess("eve");
        guess("mallory");
        premises.signIn("ann");

        assertEquals("count=2", counted().getFirst().detail());
        assertEquals("", counted().getFirst().target());
    }

    @Test
    void theFileNamesNobody() throws IOException {
        guess("ann");
        premises.access.sweep();

        String file = Files.readString(temp.resolve("attempts.json"));
        assertFalse(file.contains("ann"));
        assertFalse(file.contains(HERE));
        assertTrue(file.contains("untold"));
    }

    @Test
    void whileTheStoreIsOpenEachFailureIsToldAtOnce() {
        premises.signIn("ann");
        guess("ann");

        assertEquals(
                List.of("ok", "bad_credentials"),
                premises.told("account.sign_in").stream().map(AuditEvent::outcome).toList());
        premises.access.lockAll(Actor.program("test"));
        premises.signIn("ann");
        assertEquals(List.of(), counted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"format\": 1}",
                "{\"format\": 1, \"key\": \"AA==\", \"subjects\": {}}",
                "{\"format\": 1, \"key\": \"?\", \"subjects\": {\"x\": null}}",
                "{\"format\": 9, \"key\": \"\", \"subjects\": {}}"
            })
    void aDamagedFileBeginsAnew(String content) throws IOException {
        Files.writeString(temp.resolve("attempts.json"), content);
        premises.restart();
        guess("ann");
        premises.signIn("ann");
        assertEquals("count=1", counted().getFirst().detail());
    }

    @Test
    void eachTryTakesTheSameWorkForKnownAndUnknownNames() {
        long known = derivations("ann");
        long unknown = derivations("nobody");

        assertEquals(known, unknown);
        assertEquals(1, unknown);
    }

    private long derivations(String name) {
        long before = premises.access.derivations();
        guess(name);
        return premises.access.derivations() - before;
    }

    @Test
    void theFileHoldsNoTextOfWhatWasTyped() throws IOException {
        premises.access.logIn("ann", secret("typed by mistake"), HERE);
        premises.access.close();
        byte[] file = Files.readAllBytes(temp.resolve("attempts.json"));
        assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("typed by mistake"));
    }

    @Test
    void aNameWithTwoSlotsCostsWhatOthersCost() throws IOException {
        // killed between the slot file and the store: the new slot is in the file alone
        var file = new KeySlotFile(premises.folder);
        KeySlots slots = ((SlotFileReading.Found) file.read()).slots();
        KeySlot one = slots.named(SlotKind.PASSWORD, "ann").getFirst();
        try (StoreKey key = StoreKey.random();
                SlotKeys held = new SlotKeys(key.copy(), null);
                Secret stretched = secret("no key of anybody's, but long...")) {
            file.writeBoth(
                    slots.with(
                            KeySlot.ofPassword(
                                    slots.storeId(),
                                    one.user(),
                                    "ann",
                                    Premises.CHEAP,
                                    KeySlot.newSalt(),
                                    stretched,
                                    held)));
        }

        assertEquals(derivations("nobody"), derivations("ann"));
        premises.signIn("ann");
        assertEquals(1, derivations("ann"));
        assertEquals(1, derivations("nobody"));
    }
}
