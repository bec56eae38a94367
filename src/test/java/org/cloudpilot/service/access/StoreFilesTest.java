package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.refusal;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.vault.Argon2Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFilesTest {
    @TempDir Path temp;
    private Premises premises;
    private Registered ann;
    private Path slots;
    private Path previous;
    private Path database;

    @BeforeEach
    void register() {
        Path data = temp.resolve("data");
        premises = new Premises(data);
        ann = premises.register("ann");
        premises.restart();
        slots = data.resolve("keyslots.json");
        previous = data.resolve("keyslots.json.previous");
        database = data.resolve("cloudpilot.mv.db");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private String sentence() {
        var broken =
                refusal(Refusal.StoreBroken.class, premises.access.signIn("ann", secret(PASSWORD)));
        assertEquals(StoreState.LOCKED, premises.access.state());
        assertFalse(Sentences.of(broken.message()).isBlank());
        return broken.message().key();
    }

    @Test
    void aDamagedSlotFileIsMendedFromTheCopyBeforeIt() throws IOException {
        byte[] whole = Files.readAllBytes(slots);
        Files.write(slots, Arrays.copyOf(whole, whole.length / 2));

        premises.signIn("ann");

        assertEquals(List.of(Message.of("store.slots_previous")), premises.access.notices());
        assertArrayEquals(whole, Files.readAllBytes(slots));
    }

    @Test
    void twoDamagedSlotFilesAreLeftAsTheyAre() throws IOException {
        Files.writeString(slots, "not");
        Files.writeString(previous, "good");

        assertEquals("store.slots_damaged", sentence());
        refusal(Refusal.StoreBroken.class, premises.withKey(ann));
        assertEquals("not", Files.readString(slots));
        assertEquals("good", Files.readString(previous));
    }

    @Test
    void lostSlotFilesAreNotTakenForAnAbsentStore() throws IOException {
        Files.delete(slots);
        Files.delete(previous);

        assertEquals("store.slots_absent", sentence());
        refusal(Refusal.Locked.class, premises.access.register("eve", null, secret(PASSWORD)));
    }

    @Test
    void aLostDatabaseIsSaid() throws IOException {
        Files.delete(database);

        assertEquals("store.missing", sentence());
        assertFalse(Files.exists(database));
    }

    @Test
    void aDamagedDatabaseIsToldFromAWrongPassword() throws IOException {
        byte[] content = Files.readAllBytes(database);
        Arrays.fill(content, 4096, content.length, (byte) 0x5a);
        Files.write(database, content);

        assertEquals("store.damaged", sentence());
        assertArrayEquals(content, Files.readAllBytes(database));
        refusal(
                Refusal.BadCredentials.class,
                premises.access.signIn("ann", secret("a wrong password")));
    }

    @Test
    void slotsOfAnotherStoreAreSaid() throws IOException {
        try (var other = new Premises(temp.resolve("other"))) {
            other.register("ann");
            other.access.lockAll(Actor.program("test"));
            Files.copy(
                    other.path.resolve("keyslots.json"),
                    slots,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertEquals("store.damaged", sentence());
        }
    }

    @Test
    void anOlderSlotFileRevivesNothing() throws IOException {
        byte[] older = Files.readAllBytes(slots);
        premises.restartWith(new Argon2Parameters(128, 2, 1));
        premises.signIn("ann");
        premises.access.lockAll(Actor.program("test"));
        Files.write(slots, older);

        refusal(Refusal.BadCredentials.class, premises.access.signIn("ann", secret(PASSWORD)));

        assertEquals(StoreState.LOCKED, premises.access.state());
    }

    @Test
    void hostileSlotParametersAreRefused() throws IOException {
        String hostile =
                Files.readString(slots).replace("\"memory_kib\" : 64", "\"memory_kib\" : 99999999");
        Files.writeString(slots, hostile);
        Files.writeString(previous, hostile);

        // the checksum tells first; with a right one the parameters themselves are refused
        assertEquals("store.slots_damaged", sentence());
    }

    @Test
    void everySentenceHasItsWords() {
        for (String key :
                List.of(
                        "store.slots_newer",
                        "store.slots_foreign",
                        "store.slots_older",
                        "store.in_use",
                        "store.newer",
                        "store.failed",
                        "store.write_failed",
                        "vault.unfit_parameters",
                        "vault.folder_unusable",
                        "vault.folder_open_to_others")) {
            assertTrue(Sentences.of(Message.of(key, 1, 2)).length() > 10);
        }
    }

    /// Rights do not stop root, so it takes the file system's own flag; where that cannot be set
    /// there is nothing to be tried.
    private static boolean frozen(Path folder, String flag) throws InterruptedException {
        try {
            return new ProcessBuilder("chattr", flag, folder.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void aFolderThatTakesNoFileIsAMessageAndNothingIsLost()
            throws IOException, InterruptedException {
        Path data = temp.resolve("data");
        Caller window = premises.signIn("ann");
        byte[] before = Files.readAllBytes(slots);
        assumeTrue(frozen(data, "+i"));
        try {
            refusal(
                    Refusal.StoreBroken.class,
                    premises.keys()
                            .make(window, new KeyForm("cron", Set.of(Scope.READ), null, null)));
            assertEquals(1, premises.keys().keys(window).orThrow().size());
            assertArrayEquals(before, Files.readAllBytes(slots));
        } finally {
            assertTrue(frozen(data, "-i"));
        }

        premises.keys()
                .make(window, new KeyForm("cron", Set.of(Scope.READ), null, null))
                .orThrow()
                .close();
        premises.restart();
        assertEquals(2, premises.keys().keys(premises.signIn("ann")).orThrow().size());
    }
}
