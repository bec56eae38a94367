package org.cloudpilot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir Path folder = Path.of("");

    @Test
    void theFirstHasTheFolderUntilItEnds() throws Exception {
        try (SingleInstance _ = SingleInstance.claim(folder).orElseThrow()) {
            assertTrue(SingleInstance.claim(folder).isEmpty());
        }
        SingleInstance.claim(folder).orElseThrow().close();
    }

    @Test
    void aSecondStartBringsTheFirstWindowToTheFront() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        try (SingleInstance first = SingleInstance.claim(folder).orElseThrow()) {
            first.onSecondStart(shown::incrementAndGet);
            assertEquals(SingleInstance.Answer.SHOWN, SingleInstance.askToShow(folder));
        }
        assertEquals(1, shown.get());
    }

    @Test
    void withoutAWindowTheFirstSaysSo() throws Exception {
        try (SingleInstance _ = SingleInstance.claim(folder).orElseThrow()) {
            assertEquals(SingleInstance.Answer.NO_WINDOW, SingleInstance.askToShow(folder));
        }
    }

    @Test
    void aWrongTokenMovesNothing() throws Exception {
        AtomicInteger shown = new AtomicInteger();
        try (SingleInstance first = SingleInstance.claim(folder).orElseThrow()) {
            first.onSecondStart(shown::incrementAndGet);
            String port = Files.readAllLines(folder.resolve("instance")).getFirst();
            Files.writeString(folder.resolve("instance"), port + "\n" + "0".repeat(64) + "\n");
            assertEquals(SingleInstance.Answer.SILENT, SingleInstance.askToShow(folder));
        }
        assertEquals(0, shown.get());
    }

    @Test
    void aGarbledFileIsSilence() throws Exception {
        Files.writeString(folder.resolve("instance"), "nonsense");
        assertEquals(SingleInstance.Answer.SILENT, SingleInstance.askToShow(folder));
    }

    @Test
    void othersCannotReadTheToken() throws Exception {
        try (SingleInstance _ = SingleInstance.claim(folder).orElseThrow()) {
            Path file = folder.resolve("instance");
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                assertFalse(
                        Files.getPosixFilePermissions(file).stream()
                                .anyMatch(right -> !right.name().startsWith("OWNER")));
            }
        }
    }
}
