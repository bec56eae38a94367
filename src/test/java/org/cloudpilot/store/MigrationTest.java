package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.maintenance.FirstStore;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {
    private static final SpaceId SPACE = new SpaceId(1);
    private static final byte[] PASSWORD = {4, 7, 1, 1};

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void takesUpWhatEachVersionLeft(int schema) {
        try (var fixture = new StoreFixture(temp.resolve("store"))) {
            FirstStore.create(fixture.folder, fixture.key, PASSWORD, schema);

            assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));

            Router router = fixture.store.routers().all(SPACE).getFirst();
            assertEquals("mast3", router.name());
            assertEquals("10.0.0.2", router.addresses().getFirst().text());
            assertEquals(Reach.usual(), router.reach());
            assertEquals(
                    Optional.of(new RouterSecrets(new Sealed(PASSWORD), null)),
                    fixture.store.routers().secrets(SPACE, router.id()));
            assertEquals(List.of(), fixture.store.authorities().all(SPACE));
            assertEquals("store", fixture.store.slots().live().storeId());
            fixture.store.settings().put("backup.schedule", "new");
            assertEquals(Optional.of("new"), fixture.store.settings().get("backup.schedule"));
        }
    }

    @Test
    void keepsAnEncryptedCopyOfWhatItChanges() throws IOException {
        try (var fixture = new StoreFixture(temp.resolve("store"));
                var older = new StoreFixture(temp.resolve("older"))) {
            FirstStore.create(fixture.folder, fixture.key, PASSWORD);
            fixture.store.open(fixture.key);
            Path copy = fixture.folder.resolve("cloudpilot-schema-1.zip");
            byte[] file = unzipped(copy);

            assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("mast3"));
            Files.write(older.folder.resolve("cloudpilot.mv.db"), file);
            assertEquals(new StoreOpening.Opened(), older.store.open(fixture.key));
            assertEquals("mast3", older.store.routers().all(SPACE).getFirst().name());
        }
    }

    @Test
    void keepsNoCopyOfANewStore() throws IOException {
        try (var fixture = StoreFixture.created(temp.resolve("store"));
                var files = Files.list(fixture.folder.path())) {
            assertEquals(
                    List.of("cloudpilot.mv.db"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void leavesTheStoreAloneWhenNoCopyCanBeKept() throws IOException {
        try (var fixture = new StoreFixture(temp.resolve("store"))) {
            FirstStore.create(fixture.folder, fixture.key, PASSWORD);
            Path inTheWay = fixture.folder.resolve("cloudpilot-schema-1.zip");
            Files.createDirectory(inTheWay);

            assertEquals(StoreOpening.Failed.class, fixture.store.open(fixture.key).getClass());

            Files.delete(inTheWay);
            assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
        }
    }

    private static byte[] unzipped(Path archive) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            ZipEntry entry = zip.getNextEntry();
            assertEquals("cloudpilot.mv.db", entry == null ? null : entry.getName());
            return zip.readAllBytes();
        }
    }
}
