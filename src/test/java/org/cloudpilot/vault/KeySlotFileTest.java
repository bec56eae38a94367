package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySlotFileTest {
    @TempDir Path temp;

    private final Secret credential = RandomBytes.secret(32);
    private final KeySlots first =
            KeySlots.of("store", 1, new byte[] {1, 2, 3}, List.of(slot("a")));
    private final KeySlots second = first.with(slot("b"));
    private DataFolder folder;
    private KeySlotFile file;

    @BeforeEach
    void openFolder() {
        folder = DataFolder.prepare(temp.resolve("data")).orThrow();
        file = new KeySlotFile(folder);
    }

    private KeySlot slot(String name) {
        return KeySlot.ofApiKey(
                "store",
                new UserId(1),
                name,
                KeyLimits.of(Set.of(Scope.READ, Scope.MANAGE)),
                credential,
                new SlotKeys(StoreKey.random(), UserKeys.random()));
    }

    private SlotFileReading.Found found() {
        return assertInstanceOf(SlotFileReading.Found.class, file.read());
    }

    private static List<String> names(SlotFileReading.Found found) {
        return found.slots().slots().stream().map(KeySlot::name).toList();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        file.write(second);

        KeySlots read = found().slots();
        assertEquals("store", read.storeId());
        assertEquals(2, read.generation());
        assertArrayEquals(first.check(), read.check());
        KeySlot slot = read.named(SlotKind.API_KEY, "b").getFirst();
        assertEquals(Set.of(Scope.READ, Scope.MANAGE), slot.scopes());
        assertTrue(slot.open("store", credential).isPresent());
    }

    @Test
    void keepsThePasswordsPriceAndTheExpiry() throws IOException {
        var price = new Argon2Parameters(65_536, 3, 1);
        KeySlot slot =
                KeySlot.ofPassword(
                        "store",
                        new UserId(1),
                        "admin",
                        price,
                        KeySlot.newSalt(),
                        credential,
                        new SlotKeys(StoreKey.random(), UserKeys.random()));
        file.write(KeySlots.of("store", 1, new byte[0], List.of(slot)));

        assertEquals(price, found().slots().slots().getFirst().argon2());
    }

    @Test
    void keepsTheStateBeforeAnAddition() throws IOException {
        file.write(first);
        file.write(second);
        Files.delete(folder.resolve(KeySlotFile.NAME));

        assertTrue(found().fromPrevious());
        assertEquals(List.of("a"), names(found()));
    }

    @Test
    void forgetsARemovedSlotInBothCopies() throws IOException {
        file.write(second);
        file.writeBoth(first);
        Files.delete(folder.resolve(KeySlotFile.NAME));

        assertEquals(List.of("a"), names(found()));
    }

    @Test
    void neverReplacesAGoodPreviousCopyByADamagedOne() throws IOException {
        file.write(first);
        file.write(second);
        Files.writeString(folder.resolve(KeySlotFile.NAME), "garbled");
        file.write(second);
        Files.writeString(folder.resolve(KeySlotFile.NAME), "garbled");

        assertEquals(List.of("a"), names(found()));
    }

    @Test
    void fallsBackWhereverItIsCut() throws IOException {
        file.write(first);
        file.write(second);
        byte[] whole = Files.readAllBytes(folder.resolve(KeySlotFile.NAME));

        for (int length = 0; length < whole.length - 1; length += 7) {
            Files.write(folder.resolve(KeySlotFile.NAME), Arrays.copyOf(whole, length));
            assertTrue(found().fromPrevious(), "cut to " + length);
        }
    }

    /// A flip that leaves the meaning as it was (a blank to a tab) may pass; none may change what
    /// is read.
    @Test
    void fallsBackWhereverABitFlips() {
        byte[] whole = SlotFileFormat.print(second);

        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            if (SlotFileFormat.parse(flipped, false)
                    instanceof SlotFileReading.Found(KeySlots slots, boolean ignored)) {
                assertArrayEquals(whole, SlotFileFormat.print(slots), "byte " + at);
            }
        }
    }

    @Test
    void tellsAbsentFromDamaged() throws IOException {
        assertInstanceOf(SlotFileReading.Absent.class, file.read());
        assertFalse(file.exists());

        Files.writeString(folder.resolve(KeySlotFile.NAME), "{}");
        Files.writeString(folder.resolve(KeySlotFile.PREVIOUS_NAME), "[1,2");

        assertInstanceOf(SlotFileReading.Damaged.class, file.read());
        assertEquals("{}", Files.readString(folder.resolve(KeySlotFile.NAME)));
    }

    @Test
    void namesBothFormatsOfANewerFile() throws IOException {
        file.write(first);
        file.write(first);
        Files.writeString(folder.resolve(KeySlotFile.NAME), "{\"format\": 9, \"new\": true}");

        assertEquals(new SlotFileReading.Newer(9, 2), file.read());
    }

    /// What may lie on the disk when the power fails while `next` is written over `before`: each
    /// file is whole, synced and then renamed, one after the other, so that up to some step all is
    /// done, of the next one any part, and after it nothing.
    private void failingAnywhere(List<String> order, byte[] before, byte[] next)
            throws IOException {
        for (int done = 0; done <= order.size(); done++) {
            for (int part = 0; part <= next.length; part += 97) {
                lay(KeySlotFile.NAME, before);
                lay(KeySlotFile.PREVIOUS_NAME, before);
                for (String renamed : order.subList(0, done)) {
                    lay(renamed, renamed.equals(order.getLast()) || both(order) ? next : before);
                }
                if (done < order.size()) {
                    lay(order.get(done) + ".new", Arrays.copyOf(next, part));
                }

                List<String> names = names(found());
                assertFalse(found().fromPrevious());
                assertTrue(
                        names.equals(List.of("a")) || names.equals(List.of("a", "b")),
                        names.toString());
                file.write(second);
                assertEquals(List.of("a", "b"), names(found()));
            }
        }
    }

    /// A removal writes the same into both; an addition keeps the state before.
    private static boolean both(List<String> order) {
        return order.getFirst().equals(KeySlotFile.NAME);
    }

    private void lay(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    @Test
    void opensWhereverThePowerFails() throws IOException {
        byte[] one = SlotFileFormat.print(first);
        byte[] two = SlotFileFormat.print(second);
        failingAnywhere(List.of(KeySlotFile.PREVIOUS_NAME, KeySlotFile.NAME), one, two);
        failingAnywhere(List.of(KeySlotFile.NAME, KeySlotFile.PREVIOUS_NAME), two, one);
    }
}
