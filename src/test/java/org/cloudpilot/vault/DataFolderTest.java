package org.cloudpilot.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.cloudpilot.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path temp;

    @BeforeEach
    void needsPosix() {
        assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void isItsOwnersAlone() throws IOException {
        DataFolder folder = DataFolder.prepare(temp.resolve("a/b")).orThrow();
        folder.write("file", new byte[] {1});

        assertEquals("rwx------", rights(folder.path()));
        assertEquals("rw-------", rights(folder.resolve("file")));
    }

    @Test
    void takesOthersRightsAwayAgain() throws IOException {
        DataFolder folder = DataFolder.prepare(temp.resolve("data")).orThrow();
        folder.write(KeySlotFile.NAME, new byte[] {1});
        open(folder.path());
        open(folder.resolve(KeySlotFile.NAME));

        DataFolder.prepare(folder.path()).orThrow();

        assertEquals("rwx------", rights(folder.path()));
        assertEquals("rw-------", rights(folder.resolve(KeySlotFile.NAME)));
    }

    @Test
    void leavesAFolderOfOtherThingsAlone() throws IOException {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        Files.writeString(shared.resolve("holiday.txt"), "x");
        open(shared);

        assertInstanceOf(Outcome.Refused.class, DataFolder.prepare(shared));
        assertEquals("rwxr-xr-x", rights(shared));
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");

        assertInstanceOf(Outcome.Refused.class, DataFolder.prepare(file));
    }

    @Test
    void replacesFilesAsAWholeAndLeavesNothingBeside() throws IOException {
        DataFolder folder = DataFolder.prepare(temp.resolve("data")).orThrow();
        folder.write("file", new byte[] {1, 2, 3});
        folder.write("file", new byte[] {4});

        assertArrayEquals(new byte[] {4}, Files.readAllBytes(folder.resolve("file")));
        try (Stream<Path> files = Files.list(folder.path())) {
            assertEquals(1, files.count());
        }
    }
}
