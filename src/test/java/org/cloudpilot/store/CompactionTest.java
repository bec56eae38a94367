package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    private static final int SOME = 4;

    /// Each writes some 12 KB or more.
    private static final int MANY = 500;

    private static final long MOST_WASTE = 4 << 20;

    @TempDir Path temp;
    private StoreFixture fixture;

    @BeforeEach
    void create() {
        fixture = StoreFixture.created(temp, StoreOptions.standard().withMostWaste(MOST_WASTE));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aClosedStoreHasGivenBackWhatNothingLivesIn() throws IOException {
        write(MANY);
        Map<String, String> before = fixture.store.settings().all();
        long open = size();
        fixture.store.lock();
        assertTrue(size() * 4 < open, size() + " of " + open + " bytes");
        assertEquals(List.of(Store.FILE_NAME), files());
        assertEquals(before, reopened());
    }

    @Test
    void littleWasteStays() throws IOException {
        write(SOME);
        long open = size();
        fixture.store.lock();
        assertTrue(size() >= open, size() + " of " + open + " bytes");
    }

    @Test
    void whatOneThatWasCutShortHasLeftIsCleared() throws IOException {
        write(SOME);
        Map<String, String> before = fixture.store.settings().all();
        fixture.store.lock();
        Path left = temp.resolve("cloudpilot-compact.mv.db");
        Files.write(left, new byte[] {1, 2, 3});
        assertEquals(before, reopened());
        assertFalse(Files.exists(left));
    }

    @Test
    void theFileStaysWhereTheCopyCannotBeMade() throws IOException {
        write(MANY);
        Map<String, String> before = fixture.store.settings().all();
        Path inTheWay = Files.createDirectories(temp.resolve("cloudpilot-compact.mv.db/full"));
        fixture.store.lock();
        assertTrue(Files.exists(inTheWay));
        assertEquals(before, reopened());
    }

    private void write(int changes) {
        for (int i = 0; i < changes; i++) {
            fixture.store.settings().put("name " + i % SOME, "text " + i);
        }
    }

    private Map<String, String> reopened() {
        assertEquals(new StoreOpening.Opened(), fixture.store.open(fixture.key));
        return new TreeMap<>(fixture.store.settings().all());
    }

    private long size() throws IOException {
        return Files.size(temp.resolve(Store.FILE_NAME));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
