package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.vault.DataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes the power away at random moments; of what was written since the last sync, the disk keeps
/// whatever it likes.
class PowerFailureTest {
    @TempDir Path temp;

    @Test
    void losesNothingOlderThanTheLastSync() throws IOException {
        failRepeatedly(6, 1);
    }

    @Test
    @Tag("long")
    void losesNothingOlderThanTheLastSyncInManyFailures() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            failRepeatedly(25, seed);
        }
    }

    private void failRepeatedly(int times, int seed) throws IOException {
        var random = new Random(seed);
        Path folder = temp.resolve("store " + seed);
        try (FaultyDisk disk = FaultyDisk.under(folder);
                var fixture = StoreFixture.created(folder, disk.options())) {
            SpaceId space = fixture.newSpace("ann");
            List<RouterId> written = new ArrayList<>();
            List<RouterId> synced = List.of();
            for (int round = 0; round < times; round++) {
                write(fixture, space, random.nextInt(60), written);
                if (random.nextInt(3) == 0 || round == 0) {
                    fixture.store.checkpoint();
                    synced = List.copyOf(written);
                }
                write(fixture, space, random.nextInt(8), written);
                Path found = temp.resolve("found " + seed + "-" + round);
                DataFolder.prepare(found).orThrow();
                disk.powerFails(found, random, random.nextInt(101));
                opensWith(synced, space, fixture, found);
            }
        }
    }

    private static void write(
            StoreFixture fixture, SpaceId space, int changes, List<RouterId> written) {
        for (int i = 0; i < changes; i++) {
            written.add(fixture.insert(space, "router " + written.size()));
        }
    }

    private static void opensWith(
            List<RouterId> synced, SpaceId space, StoreFixture fixture, Path found) {
        try (var after = new StoreFixture(found)) {
            assertEquals(new StoreOpening.Opened(), after.store.open(fixture.key));
            assertTrue(
                    after.store.routers().all(space).stream()
                            .map(router -> router.id())
                            .collect(Collectors.toSet())
                            .containsAll(synced));
            after.insert(space, "one more");
        }
    }
}
