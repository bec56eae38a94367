package org.cloudpilot.service.access;

import static org.cloudpilot.service.access.Premises.PASSWORD;
import static org.cloudpilot.service.access.Premises.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlotFile;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.SlotKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every byte of `keyslots.json` changed, every length cut.
class SlotFileAttackTest {
    @TempDir Path temp;

    private Premises premises;
    private Registered ann;
    private Path slots;
    private Path previous;
    private byte[] whole;

    @BeforeEach
    void register() throws IOException {
        premises = new Premises(temp);
        ann = premises.register("ann");
        premises.access.close();
        slots = temp.resolve("keyslots.json");
        previous = temp.resolve("keyslots.json.previous");
        whole = Files.readAllBytes(slots);
    }

    @AfterEach
    void close() {
        premises.close();
    }

    /// With no copy before it, a changed file is refused as damaged, or reads as it was.
    private void isRefusedOrTheSame(byte[] content) throws IOException {
        Files.write(slots, content);
        Files.deleteIfExists(previous);
        SlotFileReading reading = new KeySlotFile(DataFolder.prepare(temp).orThrow()).read();
        switch (reading) {
            case SlotFileReading.Damaged() -> {}
            case SlotFileReading.Newer _ -> {}
            case SlotFileReading.Absent() -> throw new AssertionError("it is there");
            case SlotFileReading.Found(KeySlots found, boolean _) -> opensAsBefore(found);
        }
        assertArrayEquals(content, Files.readAllBytes(slots), "reading writes nothing");
    }

    private void opensAsBefore(KeySlots found) {
        try (var key = KeyPair.decode(ann.privateKey()).orElseThrow();
                SlotKeys keys =
                        found.named(org.cloudpilot.vault.SlotKind.API_KEY, ann.publicKey())
                                .getFirst()
                                .open(found.storeId(), key)
                                .orElseThrow()) {
            assertEquals(true, keys.storeKey().checks(found.storeId(), found.check()));
        }
    }

    @Test
    void everyByteFlippedIsNoticed() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            for (int bit : new int[] {0, 5}) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                isRefusedOrTheSame(flipped);
            }
        }
    }

    @Test
    void everyLengthCutIsNoticed() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            isRefusedOrTheSame(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void theStoreNeverOpensWithAWrongKeyAndIsNeverOverwritten() throws IOException {
        attack(61);
    }

    @Test
    @Tag("long")
    void theStoreNeverOpensWithAWrongKeyWhateverByteIsFlipped() throws IOException {
        attack(1);
    }

    private void attack(int step) throws IOException {
        byte[] database = Files.readAllBytes(temp.resolve("cloudpilot.mv.db"));
        for (int at = 0; at < whole.length; at += step) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(slots, flipped);
            Files.write(previous, flipped);
            premises.restart();
            Outcome<Caller> outcome = premises.access.signIn("ann", secret(PASSWORD));
            premises.access.close();
            if (outcome instanceof Outcome.Refused<Caller>(Refusal refusal)) {
                assertNotEquals("too_many_requests", refusal.code());
                assertArrayEquals(flipped, Files.readAllBytes(slots));
                assertArrayEquals(database, Files.readAllBytes(temp.resolve("cloudpilot.mv.db")));
            } else {
                database = Files.readAllBytes(temp.resolve("cloudpilot.mv.db"));
            }
        }
        Files.write(slots, whole);
        Files.write(previous, whole);
        premises.restart();
        premises.signIn("ann");
    }

    @Test
    void slotsOfTwoStoresSwappedOpenNeither() throws IOException {
        Path elsewhere = temp.resolve("other");
        try (var other = new Premises(elsewhere)) {
            Registered eve = other.register("ann");
            other.access.close();
            byte[] theirs = Files.readAllBytes(elsewhere.resolve("keyslots.json"));
            for (Path file : List.of(slots, previous)) {
                Files.write(file, theirs);
            }
            premises.restart();

            for (Outcome<Caller> outcome :
                    List.of(
                            premises.access.signIn("ann", secret(PASSWORD)),
                            premises.withKey(eve),
                            premises.withKey(ann))) {
                assertEquals(false, outcome instanceof Outcome.Done);
            }
            assertArrayEquals(theirs, Files.readAllBytes(slots));
        }
    }
}
