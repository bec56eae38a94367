package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.maintenance.DatabaseFile;
import org.cloudpilot.store.maintenance.SchemaTampering;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.StoreKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @TempDir Path temp;

    @Test
    void keepsWhatWasWrittenOverLockingAndOpening() {
        try (var fixture = StoreFixture.created(temp)) {
            SpaceId space = fixture.newSpace("ann");
            fixture.insert(space, "one");
            fixture.store.lock();
            assertFalse(fixture.store.isOpen());
            assertThrows(StoreClosedException.class, () -> fixture.store.routers().all(space));

            assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));

            assertEquals("one", fixture.store.routers().all(space).getFirst().name());
        }
    }

    @Test
    void saysThatItIsMissing() {
        try (var fixture = new StoreFixture(temp)) {
            assertEquals(new StoreOpening.Missing(), fixture.store.open(fixture.key));
            assertFalse(fixture.store.exists());
        }
    }

    @Test
    void staysShutToAnotherKey() {
        try (var fixture = StoreFixture.created(temp);
                StoreKey other = StoreKey.random()) {
            fixture.store.lock();

            assertEquals(new StoreOpening.Unreadable(), fixture.store.open(other));
            assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 4096, 5000})
    void saysThatItsFileIsUnreadable(int length) throws IOException {
        try (var fixture = StoreFixture.created(temp)) {
            fixture.store.lock();
            Path file = DatabaseFile.path(fixture.folder);
            try (var access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(length);
            }

            assertEquals(new StoreOpening.Unreadable(), fixture.store.open(fixture.key));
        }
    }

    @Test
    void leavesANewerSchemaAlone() {
        try (var fixture = StoreFixture.created(temp)) {
            fixture.store.lock();
            SchemaTampering.pretendMigrated(fixture.folder, fixture.key, 99);

            assertEquals(
                    new StoreOpening.Newer(99, Store.knownSchema()),
                    fixture.store.open(fixture.key));
            assertFalse(fixture.store.isOpen());
        }
    }

    @Test
    void leavesOneEncryptedFileAndNoTraces() throws IOException {
        try (var fixture = StoreFixture.created(temp)) {
            fixture.newSpace("a name to look for");
            fixture.store.checkpoint();
            fixture.store.lock();
            try (Stream<Path> files = Files.list(temp)) {
                Set<String> names =
                        files.map(file -> file.getFileName().toString())
                                .collect(Collectors.toSet());
                assertEquals(Set.of("cloudpilot.mv.db"), names);
            }
            String content =
                    new String(
                            Files.readAllBytes(DatabaseFile.path(fixture.folder)),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
            assertFalse(content.contains("a name to look for"));
        }
    }

    @Test
    void listsLiveSlotsWithACountOfChanges() {
        try (var fixture = StoreFixture.created(temp)) {
            fixture.newSpace("ann");
            LiveSlots before = fixture.store.slots().live();
            KeySlot old =
                    before.ids().stream()
                            .map(id -> before.slot(id).orElseThrow())
                            .filter(slot -> slot.name().equals("password of ann"))
                            .findFirst()
                            .orElseThrow();
            KeySlot fresh = StoreFixture.slot(old.user(), "new");

            LiveSlots after = fixture.store.slots().change(List.of(fresh), List.of(old));

            assertEquals(2, before.ids().size());
            assertEquals(2, after.ids().size());
            assertFalse(after.ids().contains(old.id()));
            assertEquals("new", after.slot(fresh.id()).orElseThrow().name());
            assertTrue(after.generation() > before.generation());
        }
    }
}
