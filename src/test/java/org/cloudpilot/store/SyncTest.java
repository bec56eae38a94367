package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.cloudpilot.model.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
    @TempDir Path temp;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private FaultyDisk disk;
    private StoreFixture fixture;
    private SpaceId space;

    @BeforeEach
    void create() {
        disk = FaultyDisk.under(temp);
        fixture =
                StoreFixture.created(
                        temp,
                        new StoreOptions(
                                disk.options().fileSystem(),
                                StoreOptions.standard().syncWithin(),
                                (wait, work) -> {
                                    waits.add(wait);
                                    waiting.add(work);
                                },
                                StoreOptions.standard().mostWaste()));
        space = fixture.newSpace("ann");
        fixture.store.checkpoint();
        timePasses();
        waits.clear();
    }

    @AfterEach
    void close() {
        disk.heal();
        fixture.close();
        disk.close();
    }

    private void timePasses() {
        while (!waiting.isEmpty()) {
            Objects.requireNonNull(waiting.poll()).run();
        }
    }

    @Test
    void syncsTwoSecondsAfterTheFirstOfManyWrites() {
        for (int i = 0; i < 20; i++) {
            fixture.insert(space, "router " + i);
        }

        assertEquals(List.of(Duration.ofSeconds(2)), waits);
        assertTrue(disk.unsynced() > 0);
        timePasses();
        assertEquals(0, disk.unsynced());
    }

    @Test
    void leavesTheDiskAloneWhenThingsAreOnlyRead() {
        fixture.insert(space, "router");
        timePasses();
        int before = disk.syncs();

        fixture.store.routers().all(space);
        timePasses();

        assertEquals(before, disk.syncs());
    }

    @Test
    void goesOnAfterADiskThatFailed() {
        fixture.insert(space, "first");
        disk.failSyncs(true);
        timePasses();
        disk.failSyncs(false);

        fixture.insert(space, "second");
        timePasses();

        assertEquals(0, disk.unsynced());
        assertEquals(2, fixture.store.routers().all(space).size());
    }

    @Test
    void aClosedStoreHasNothingToSync() {
        fixture.insert(space, "router");
        fixture.store.lock();

        timePasses();

        assertEquals(0, disk.unsynced());
    }
}
