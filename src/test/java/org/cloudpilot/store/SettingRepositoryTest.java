package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingRepositoryTest {
    @TempDir Path temp;

    @Test
    void keepsTheLastTextOfEachName() {
        try (var fixture = StoreFixture.created(temp)) {
            SettingRepository settings = fixture.store.settings();
            assertEquals(Optional.empty(), settings.get("b"));
            settings.put("b", "1");
            settings.put("a", "");
            settings.put("b", "2");
            fixture.store.lock();
            fixture.store.open(fixture.key);

            assertEquals(Optional.of("2"), settings.get("b"));
            assertEquals(Map.of("a", "", "b", "2"), settings.all());
            assertEquals(List.of("a", "b"), List.copyOf(settings.all().keySet()));
            assertTrue(settings.remove("b"));
            assertFalse(settings.remove("b"));
            assertEquals(Optional.empty(), settings.get("b"));
        }
    }
}
