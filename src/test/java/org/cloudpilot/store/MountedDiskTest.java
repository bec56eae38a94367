package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.vault.DataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [FullDiskTest] does with injected faults, on a real file system that is really full.
@Tag("long")
class MountedDiskTest {
    @TempDir Path temp;
    private final List<RouterId> acknowledged = new ArrayList<>();

    @Test
    void aFullFileSystemIsASentenceAndLosesNothing() throws IOException {
        try (var disk = MountedDisk.at(temp.resolve("small"), "4m")) {
            Path folder = disk.path.resolve("data");
            SpaceId space;
            StoreFixture fixture = StoreFixture.created(folder);
            try (fixture) {
                space = fixture.newSpace("ann");
                Path ballast = Files.write(disk.path.resolve("ballast"), new byte[1 << 20]);
                assertEquals("store.write_failed", messageOfFailure(fixture, space));
                Files.delete(ballast);
                assertTrue(hasAll(fixture, space));
                acknowledged.add(fixture.insert(space, "one more"));
                assertTrue(hasAll(fixture, space));
                fixture.store.lock();
                assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
                assertTrue(hasAll(fixture, space));
            }
        }
    }

    @Test
    void aFolderThatNobodyCanWriteIsASentence() throws IOException {
        try (var disk = MountedDisk.at(temp.resolve("small"), "16m")) {
            Path folder = disk.path.resolve("data");
            try (var fixture = StoreFixture.created(folder)) {
                SpaceId space = fixture.newSpace("ann");
                acknowledged.add(fixture.insert(space, "a router"));
                fixture.store.lock();
                disk.readOnly();
                var refused =
                        assertInstanceOf(
                                Outcome.Refused.class, DataFolder.prepare(folder), "read-only");
                assertEquals(
                        "vault.folder_unusable",
                        assertInstanceOf(Refusal.StoreBroken.class, refused.refusal())
                                .message()
                                .key());
                disk.writable();
                assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
                assertTrue(hasAll(fixture, space));
            }
        }
    }

    private String messageOfFailure(StoreFixture fixture, SpaceId space) {
        return assertThrows(
                        StoreWriteException.class,
                        () -> {
                            while (true) {
                                acknowledged.add(fixture.insert(space, "x".repeat(100)));
                            }
                        })
                .refusal()
                .message()
                .key();
    }

    private boolean hasAll(StoreFixture fixture, SpaceId space) {
        return fixture.store.routers().all(space).stream()
                .map(router -> router.id())
                .collect(Collectors.toSet())
                .containsAll(acknowledged);
    }
}
