package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
    @TempDir Path temp;
    private FaultyDisk disk;
    private StoreFixture fixture;
    private SpaceId space;
    private final List<RouterId> acknowledged = new ArrayList<>();

    @BeforeEach
    void create() {
        disk = FaultyDisk.under(temp);
        fixture = StoreFixture.created(temp, disk.options());
        space = fixture.newSpace("ann");
        insert(5);
    }

    @AfterEach
    void close() {
        disk.heal();
        fixture.close();
        disk.close();
    }

    private void insert(int count) {
        for (int i = 0; i < count; i++) {
            acknowledged.add(fixture.insert(space, "router " + acknowledged.size()));
        }
    }

    private Set<RouterId> stored() {
        return fixture.store.routers().all(space).stream()
                .map(router -> router.id())
                .collect(Collectors.toSet());
    }

    private StoreWriteException failure() {
        return assertThrows(StoreWriteException.class, () -> insert(10_000));
    }

    @Test
    void aFullDiskIsASentenceAndNoCrash() {
        disk.fill();

        Refusal refusal = failure().refusal();

        assertEquals("store_broken", refusal.code());
        assertEquals("store.write_failed", refusal.message().key());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 13, 21, 40})
    void writesWorkAgainWhenThereIsSpaceAgain(int writes) {
        disk.fillAfter(writes);
        failure();
        disk.heal();

        assertTrue(stored().containsAll(acknowledged));
        insert(3);

        assertTrue(stored().containsAll(acknowledged));
        assertTrue(fixture.store.isOpen());
    }

    @Test
    void staysReadableOnADiskThatTakesNothing() {
        disk.makeReadOnly();
        failure();

        assertEquals(Set.copyOf(acknowledged), stored());
        failure();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 15})
    void isWholeAfterwards(int writes) {
        disk.fillAfter(writes);
        failure();
        fixture.store.close();
        disk.heal();

        assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
        assertTrue(stored().containsAll(acknowledged));
    }
}
