package org.cloudpilot.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cloudpilot.model.Sentences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBackupTest {
    private static final byte[] DATA = "data".getBytes(UTF_8);

    @TempDir Path temp;
    private Path into;
    private Path backup;

    @BeforeEach
    void prepare() throws IOException {
        into = Files.createDirectories(temp.resolve("deep").resolve("into"));
        backup = temp.resolve("backup.zip");
    }

    private record Entry(String name, byte[] content) {}

    private static Entry entry(String name, byte[] content) {
        return new Entry(name, content);
    }

    private static Entry manifest(String files) {
        return manifest("1", files);
    }

    private static Entry manifest(String format, String files) {
        return entry(
                "manifest.json",
                ("{\"format\": %s, \"program\": \"0.4\", \"store\": \"s\","
                                + " \"made_at\": \"2026-11-23T10:15:30Z\", \"files\": [%s]}")
                        .formatted(format, files)
                        .getBytes(UTF_8));
    }

    private static String listed(String name, long length, byte[] content) {
        try {
            return "{\"name\": \"%s\", \"length\": %d, \"sha256\": \"%s\"}"
                    .formatted(
                            name,
                            length,
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String listed(String name) {
        return listed(name, DATA.length, DATA);
    }

    private BackupReading read(Entry... entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
                zip.closeEntry();
            }
        }
        return BackupReader.unpack(backup, into);
    }

    private void refused(Entry... entries) throws IOException {
        var unusable = assertInstanceOf(BackupReading.Unusable.class, read(entries));
        assertFalse(Sentences.of(unusable.message()).isBlank());
        try (Stream<Path> left = Files.walk(temp)) {
            assertEquals(
                    List.of(temp, backup, temp.resolve("deep"), into),
                    left.filter(file -> !file.startsWith(into) || file.equals(into))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void takesAPlainOne() throws IOException {
        assertInstanceOf(
                BackupReading.Sound.class, read(manifest(listed("a.txt")), entry("a.txt", DATA)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.txt",
                "..",
                "/etc/a.txt",
                "b/a.txt",
                "b\\\\a.txt",
                "c:a.txt",
                "a.txt ",
                "A.txt",
                "a..txt",
                ""
            })
    void namesLeadNowhere(String name) throws IOException {
        refused(manifest(listed(name)), entry(name.replace("\\\\", "\\"), DATA));
    }

    @Test
    void anEntryInAnotherPlaceIsNotFollowed() throws IOException {
        refused(manifest(listed("a.txt")), entry("../a.txt", DATA));
    }

    @Test
    void anEntryThatIsNotListedSpoilsAll() throws IOException {
        refused(manifest(listed("a.txt")), entry("a.txt", DATA), entry("b.txt", DATA));
        refused(manifest(""), entry("b.txt", DATA));
    }

    @Test
    void aListedEntryThatIsMissingSpoilsAll() throws IOException {
        refused(manifest(listed("a.txt") + "," + listed("b.txt")), entry("a.txt", DATA));
    }

    @Test
    void noNameComesTwice() throws IOException {
        refused(
                manifest(listed("a.txt") + "," + listed("a.txt")),
                entry("a.txt", DATA),
                entry("b.txt", DATA));
        refused(
                entry(
                        "manifest.json",
                        "{\"format\": 1, \"format\": 1, \"files\": []}".getBytes(UTF_8)));
    }

    @Test
    void theSameNameTwiceInTheTableOfContentsIsRefused() throws IOException {
        read(
                manifest(listed("a.txt") + "," + listed("b.txt")),
                entry("a.txt", DATA),
                entry("b.txt", DATA));
        byte[] content = Files.readAllBytes(backup);
        for (int i = content.length - 5; i >= 0; i--) {
            if (new String(content, i, 5, UTF_8).equals("b.txt")) {
                content[i] = 'a';
            }
        }
        Files.write(backup, content);
        Files.delete(into.resolve("a.txt"));
        Files.delete(into.resolve("b.txt"));

        assertInstanceOf(BackupReading.Unusable.class, BackupReader.unpack(backup, into));
    }

    @Test
    void lengthAndDigestMustBeRight() throws IOException {
        refused(manifest(listed("a.txt", 3, DATA)), entry("a.txt", DATA));
        refused(manifest(listed("a.txt", 5, DATA)), entry("a.txt", DATA));
        refused(manifest(listed("a.txt", 4, new byte[1])), entry("a.txt", DATA));
        refused(manifest(listed("a.txt", -1, DATA)), entry("a.txt", DATA));
    }

    @Test
    void whatUnpacksToMoreThanTheFileIsRefusedUnread() throws IOException {
        byte[] bomb = new byte[50 << 20];
        refused(manifest(listed("a.txt", bomb.length, bomb)), entry("a.txt", bomb));
        assertFalse(Files.exists(into.resolve("a.txt")));
    }

    @Test
    void aManifestThatUnpacksToMuchIsRefused() throws IOException {
        refused(entry("manifest.json", new byte[50 << 20]));
    }

    @Test
    void manyEntriesAreRefused() throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            names.add("a.t" + i);
            entries.add(entry("a.t" + i, DATA));
        }
        entries.addFirst(
                manifest(
                        names.stream()
                                .limit(16)
                                .map(HostileBackupTest::listed)
                                .collect(Collectors.joining(","))));
        refused(entries.toArray(Entry[]::new));
    }

    @Test
    void aNewerFormatIsNamed() throws IOException {
        assertEquals(new BackupReading.Newer(2, 1), read(manifest("2", "{\"new\": []}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"format\": 0}",
                "{\"format\": 1}",
                "{\"format\": \"1\"}"
            })
    void aManifestThatIsNoneIsRefused(String text) throws IOException {
        refused(entry("manifest.json", text.getBytes(UTF_8)));
    }

    @Test
    void theManifestComesFirst() throws IOException {
        refused(entry("a.txt", DATA), manifest(listed("a.txt")));
    }
}
