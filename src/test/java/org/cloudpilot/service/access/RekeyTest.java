package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.store.StoreOpening;
import org.cloudpilot.store.maintenance.Rekeying;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.StoreKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekeyTest {
    @TempDir Path temp;

    private Premises premises;
    private Registered ann;
    private Registered ben;
    private MadeKey reader;
    private String recovery;

    @BeforeEach
    void makeEveryKindOfCredential() {
        premises = new Premises(temp);
        ann = premises.register("ann");
        Caller window = premises.signIn("ann");
        ben = premises.invite(window, "ben");
        reader =
                premises.keys()
                        .make(window, new KeyForm("reader", Set.of(Scope.READ), null, null))
                        .orThrow();
        try (MadeRecoveryKey key =
                premises.accounts().makeRecoveryKey(window, secret(PASSWORD)).orThrow()) {
            recovery = key.text().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        }
        premises.accounts().remember(window, secret(PASSWORD)).orThrow();
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private void rekey() {
        premises.users().rekey(premises.signIn("ann"), secret(PASSWORD)).orThrow();
    }

    private void everyCredentialWorks() {
        premises.restart();
        premises.withKey(ann).orThrow();
        premises.restart();
        premises.withKey(ben).orThrow();
        premises.restart();
        premises.access
                .callerOfKey(reader.key().publicKey(), reader.privateKey(), Premises.HERE)
                .orThrow();
        premises.restart();
        premises.access.signInFromKeyring("ann").orThrow();
        premises.restart();
        Caller caller = premises.signIn("ben");
        assertTrue(premises.keyOf(caller.space()).isPresent());
        premises.restart();
        premises.accounts()
                .recover("ann", secret(recovery), secret(PASSWORD), null)
                .orThrow()
                .close();
        premises.signIn("ann");
    }

    @Test
    void everyCredentialGoesOnWorkingAndTheOldKeyOpensNothing() {
        StoreKey old = premises.storeKey(ann);
        rekey();

        everyCredentialWorks();

        premises.access.close();
        assertEquals(new StoreOpening.Unreadable(), premises.store.open(old));
    }

    @Test
    void severalInARowLeaveNobodyBehind() {
        rekey();
        rekey();
        rekey();

        everyCredentialWorks();
    }

    @Test
    void aSlotIsSettledWhenItsCredentialIsUsed() {
        rekey();
        assertEquals(7, unsettled());
        premises.withKey(ben).orThrow();
        assertEquals(6, unsettled());
        premises.signIn("ann");
        assertEquals(5, unsettled());
    }

    private long unsettled() {
        var slots = ((SlotFileReading.Found) new KeySlotFile(premises.folder).read()).slots();
        return slots.slots().stream().filter(slot -> slot.isUnsettled()).count();
    }

    @Test
    void takesTheOwnersPassword() {
        Caller window = premises.signIn("ann");
        refusal(Refusal.Invalid.class, premises.users().rekey(window, secret("a wrong password")));
        assertTrue(premises.access.isLive(window.lease()));
    }

    @Test
    void endsEverySession() {
        Caller window = premises.signIn("ben");
        rekey();
        assertFalse(premises.access.isLive(window.lease()));
        assertEquals("begun", premises.told("store.rekey").getFirst().outcome());
    }

    /// The files as they lie at each step, taken as if the program had been killed there.
    @Test
    void killedAtAnyStepTheStoreOpensWithEveryCredential() throws IOException {
        Path main = temp.resolve("cloudpilot.mv.db");
        Path slots = temp.resolve("keyslots.json");
        Path previous = temp.resolve("keyslots.json.previous");
        premises.access.close();
        byte[] oldFile = Files.readAllBytes(main);
        byte[] oldSlots = Files.readAllBytes(slots);
        premises.restart();
        rekey();
        premises.access.close();
        byte[] newFile = Files.readAllBytes(main);
        byte[] newSlots = Files.readAllBytes(slots);
        byte[] between = betweenSteps(oldSlots, newSlots);
        Path aside = temp.resolve("rekey");

        // the copy stands aside, the slots are as they were
        lay(main, oldFile, slots, oldSlots, previous, oldSlots);
        Files.createDirectory(aside);
        Files.write(aside.resolve("cloudpilot.mv.db"), newFile);
        opensForBoth();
        assertFalse(Files.exists(aside));

        // the slots know both keys, the file has the old one
        lay(main, oldFile, slots, between, previous, between);
        Files.createDirectory(aside);
        Files.write(aside.resolve("cloudpilot.mv.db"), newFile);
        opensForBoth();

        // the slots know both keys, the file has the new one
        lay(main, newFile, slots, between, previous, between);
        Files.createDirectory(aside);
        opensForBoth();
        assertFalse(Files.exists(aside));

        // somebody took the folder away by hand, at either step
        lay(main, oldFile, slots, between, previous, between);
        opensForBoth();
        lay(main, newFile, slots, between, previous, between);
        opensForBoth();

        // all but tidying up
        lay(main, newFile, slots, newSlots, previous, newSlots);
        Files.createDirectory(aside);
        opensForBoth();
    }

    private byte[] betweenSteps(byte[] oldSlots, byte[] newSlots) throws IOException {
        Path slots = temp.resolve("keyslots.json");
        Files.write(slots, oldSlots);
        Files.write(temp.resolve("keyslots.json.previous"), oldSlots);
        var before = ((SlotFileReading.Found) new KeySlotFile(premises.folder).read()).slots();
        Files.write(slots, newSlots);
        var after = ((SlotFileReading.Found) new KeySlotFile(premises.folder).read()).slots();
        new KeySlotFile(premises.folder)
                .writeBoth(
                        before.renewing(
                                after.check(),
                                Rekeying.mark(premises.folder).orElseThrow(),
                                after.slots()));
        return Files.readAllBytes(slots);
    }

    private static void lay(
            Path one, byte[] first, Path two, byte[] second, Path three, byte[] third)
            throws IOException {
        Files.write(one, first);
        Files.write(two, second);
        Files.write(three, third);
        assertArrayEquals(first, Files.readAllBytes(one));
    }

    private void opensForBoth() {
        premises.restart();
        premises.withKey(ben).orThrow();
        premises.restart();
        premises.signIn("ann");
        premises.access.close();
    }
}
