package org.cloudpilot.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cloudpilot.model.Sentences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
    private static final BackupWriter.Header HEADER =
            new BackupWriter.Header("0.4", "store", 3, Instant.parse("2026-11-23T10:15:30Z"));

    @TempDir Path temp;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final byte[] database = new byte[200_000];
    private Path backup;
    private Path into;

    @BeforeEach
    void prepare() throws IOException {
        new Random(4).nextBytes(database);
        files.put("cloudpilot.mv.db", Files.write(temp.resolve("a"), database));
        files.put("keyslots.json", Files.writeString(temp.resolve("b"), "{}"));
        backup = temp.resolve("backup.zip");
        into = Files.createDirectory(temp.resolve("into"));
    }

    private BackupReading unpack() throws IOException {
        try (Stream<Path> left = Files.list(into)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        return BackupReader.unpack(backup, into);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        BackupManifest written = BackupWriter.write(backup, false, HEADER, files);

        assertEquals(new BackupReading.Sound(written), BackupReader.inspect(backup));
        assertEquals(new BackupReading.Sound(written), unpack());
        assertArrayEquals(database, Files.readAllBytes(into.resolve("cloudpilot.mv.db")));
        assertEquals("{}", Files.readString(into.resolve("keyslots.json")));
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        BackupWriter.write(backup, false, HEADER, files);
        if (Files.getFileStore(backup).supportsFileAttributeView("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        }
    }

    @Test
    void replacesAFileOnlyWhenAsked() throws IOException {
        Files.writeString(backup, "my holiday");

        assertThrows(
                FileAlreadyExistsException.class,
                () -> BackupWriter.write(backup, false, HEADER, files));

        assertEquals("my holiday", Files.readString(backup));
        BackupWriter.write(backup, true, HEADER, files);
        assertInstanceOf(BackupReading.Sound.class, unpack());
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        files.put("window.properties", temp.resolve("not there"));

        assertThrows(
                NoSuchFileException.class, () -> BackupWriter.write(backup, false, HEADER, files));

        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(
                    List.of("a", "b", "into"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void noPartOfItIsTakenForTheWhole() throws IOException {
        BackupWriter.write(backup, false, HEADER, files);
        byte[] whole = Files.readAllBytes(backup);
        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            Files.write(backup, Arrays.copyOf(whole, length));
            assertInstanceOf(BackupReading.Unusable.class, unpack(), "length " + length);
        }
    }

    @Test
    void aChangedByteIsFoundOrHarmless() throws IOException {
        BackupManifest written = BackupWriter.write(backup, false, HEADER, files);
        byte[] whole = Files.readAllBytes(backup);
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] changed = whole.clone();
            int at =
                    random.nextBoolean()
                            ? random.nextInt(whole.length)
                            : whole.length - 1 - random.nextInt(400);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(backup, changed);
            switch (unpack()) {
                case BackupReading.Unusable unusable -> Sentences.of(unusable.message());
                // a date or a flag that nobody reads
                case BackupReading.Sound(BackupManifest read) -> {
                    assertEquals(written.files(), read.files());
                    assertArrayEquals(
                            database, Files.readAllBytes(into.resolve("cloudpilot.mv.db")));
                }
            }
        }
    }

    @Test
    void saysThatThereIsNone() throws IOException {
        assertEquals(new BackupReading.Absent(), unpack());
        backup = temp;
        assertEquals(new BackupReading.Absent(), unpack());
    }

    @Test
    void saysThatItIsSomethingElse() throws IOException {
        Files.writeString(backup, "a letter to the landlord, quite a long one");
        assertEquals(new BackupReading.Foreign(), unpack());
    }

    @Test
    void saysThatItCannotUnpack() throws IOException {
        BackupWriter.write(backup, false, HEADER, files);
        assertEquals(
                new BackupReading.Unwritable(),
                BackupReader.unpack(backup, temp.resolve("no such folder")));
    }
}
