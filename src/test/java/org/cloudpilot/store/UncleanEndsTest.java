package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.cloudpilot.vault.DataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One end without closing after the other, with nothing in between that closes the file: every
/// opening finds what the one before was told is stored.
class UncleanEndsTest {
    @TempDir Path temp;

    @Test
    void eachOpeningFindsWhatTheLastOneStored() throws IOException, InterruptedException {
        endRepeatedly(4);
    }

    /// Takes minutes: the database keeps what it could go back to for its first 45 seconds.
    @Test
    @Tag("long")
    void eachOfManyOpeningsFindsWhatTheLastOneStored() throws IOException, InterruptedException {
        endRepeatedly(300);
    }

    private void endRepeatedly(int times) throws IOException, InterruptedException {
        try (var key = HaltingWriter.key();
                var store =
                        new Store(DataFolder.prepare(temp).orThrow(), StoreOptions.standard())) {
            assertEquals(new StoreOpening.Opened(), store.create(key, "store", StoreFixture.NOW));
        }
        String stored = "";
        for (int round = 0; round < times; round++) {
            Process writer =
                    new ProcessBuilder(HaltingWriter.command(temp, round))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (var lines = writer.inputReader()) {
                assertEquals(HaltingWriter.FOUND + stored, lines.readLine(), "round " + round);
                stored = lines.readLine().substring(HaltingWriter.STORED.length());
            } finally {
                writer.destroyForcibly();
            }
        }
    }
}
