package org.cloudpilot.service.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops a restore before each of its steps. At the next start there is the old store or the new
/// one, whole, and the old one is never gone.
class RestoreCrashTest {
    @TempDir Path temp;

    /// The program is no more.
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void thereIsAlwaysAWholeStore() {
        Path file = temp.resolve("backup.zip");
        try (var source = new Household(temp.resolve("source"))) {
            source.register("new");
            source.backups.make(source.signIn("new"), file, false).orThrow();
        }
        int steps = 0;
        int old = 0;
        boolean crashed = true;
        while (crashed) {
            Path data = temp.resolve("data " + steps);
            try (var before = new Household(data)) {
                before.register("old");
            }
            crashed = restoreAndCrash(data, file, steps);
            if (opensAsOld(data)) {
                old++;
            }
            steps++;
        }
        assertTrue(steps > 8, "steps: " + steps);
        assertEquals(1, old, "only before the journal stands");
    }

    private static boolean restoreAndCrash(Path data, Path file, int after) {
        var left = new AtomicInteger(after);
        try (var home =
                new Household(
                        data,
                        Clock.systemUTC(),
                        step -> {
                            if (left.getAndDecrement() == 0) {
                                throw new Crash();
                            }
                        })) {
            home.backups.restore(file).orThrow();
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    private static boolean opensAsOld(Path data) {
        try (var after = new Household(data)) {
            assertTrue(!Files.exists(data.resolve("restore.journal")));
            assertTrue(!Files.exists(data.resolve("restore.incoming")));
            boolean old = after.trySignIn("old") instanceof Outcome.Done;
            assertEquals(!old, after.trySignIn("new") instanceof Outcome.Done);
            if (!old) {
                keptAside(data);
            }
            return old;
        }
    }

    private static void keptAside(Path data) {
        try (var found = Files.newDirectoryStream(data, "before-restore-*")) {
            Path aside = found.iterator().next();
            try (var kept = new Household(aside)) {
                kept.signIn("old");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
