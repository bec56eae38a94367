package org.cloudpilot.service.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupServiceTest {
    @TempDir Path temp;
    private Household home;
    private Caller ann;
    private Path file;

    @BeforeEach
    void begin() {
        home = new Household(temp.resolve("data"));
        home.register("ann");
        ann = home.signIn("ann");
        file = temp.resolve("backup.zip");
    }

    @AfterEach
    void end() {
        home.close();
    }

    private static <R extends Refusal> R refusal(Class<R> type, Outcome<?> outcome) {
        R refusal =
                assertInstanceOf(type, assertInstanceOf(Outcome.Refused.class, outcome).refusal());
        assertFalse(Sentences.of(refusal.message()).isBlank());
        return refusal;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> listed = Files.list(home.folder.path())) {
            return listed.map(found -> found.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aBackupOfTheOpenStoreIsRestoredElsewhere() throws IOException {
        BackupMade made = home.backups.make(ann, file, false).orThrow();
        home.register("later");

        assertEquals(Files.size(file), made.bytes());
        assertTrue(Sentences.of(made.message()).contains("valid now"));
        assertEquals(List.of("backup.make ok"), home.actions());
        try (var other = new Household(temp.resolve("other"))) {
            Restored restored = other.backups.restore(file).orThrow();

            assertEquals(null, restored.before());
            assertTrue(Sentences.of(restored.message()).contains("valid then"));
            other.signIn("ann");
            refusal(Refusal.BadCredentials.class, other.trySignIn("later"));
        }
    }

    @Test
    void leavesNoCopiesInTheDataFolder() throws IOException {
        List<String> before = files();
        home.backups.make(ann, file, false).orThrow();
        assertEquals(before, files());
    }

    @Test
    void aLockedStoreIsCopied() {
        home.access.lockAll(Actor.program("test"));
        home.backups.makeLocked(file, false).orThrow();
        try (var other = new Household(temp.resolve("other"))) {
            other.backups.restore(file).orThrow();
            other.signIn("ann");
        }
    }

    @Test
    void anOpenStoreIsNeitherCopiedNorReplaced() {
        home.backups.make(ann, file, false).orThrow();
        var open = refusal(Refusal.StoreBroken.class, home.backups.restore(file));
        assertEquals("backup.open", open.message().key());
        refusal(
                Refusal.StoreBroken.class,
                home.backups.makeLocked(temp.resolve("second.zip"), false));
    }

    @Test
    void whatWasHereBeforeIsKept() throws IOException {
        home.backups.make(ann, file, false).orThrow();
        home.register("later");
        home.access.lockAll(Actor.program("test"));
        byte[] slots = Files.readAllBytes(home.folder.resolve("keyslots.json"));

        Restored restored = home.backups.restore(file).orThrow();

        Path before = Objects.requireNonNull(restored.before());
        assertArrayEquals(slots, Files.readAllBytes(before.resolve("keyslots.json")));
        refusal(Refusal.BadCredentials.class, home.trySignIn("later"));
        home.signIn("ann");
        try (var old = new Household(before)) {
            old.signIn("later");
        }
    }

    @Test
    void theAuditLogLearnsOfARestoreWhenItIsOpened() throws IOException {
        home.backups.make(ann, file, false).orThrow();
        home.access.lockAll(Actor.program("test"));
        home.backups.restore(file).orThrow();
        home.signIn("ann");

        home.backups.opened();
        home.backups.opened();

        assertEquals(List.of("backup.make ok", "backup.restore ok"), home.actions());
    }

    @Test
    void replacesAFileOnlyWhenAsked() throws IOException {
        Files.writeString(file, "my holiday");
        refusal(Refusal.Duplicate.class, home.backups.make(ann, file, false));
        assertEquals("my holiday", Files.readString(file));
        home.backups.make(ann, file, true).orThrow();
        home.backups.inspect(file).orThrow();
    }

    @Test
    void refusesPlacesThatAreNone() {
        for (Path place :
                List.of(
                        home.folder.resolve("keyslots.json"),
                        temp.resolve("nowhere").resolve("backup.zip"),
                        temp)) {
            var invalid = refusal(Refusal.Invalid.class, home.backups.make(ann, place, true));
            assertFalse(invalid.fields().of("file").isEmpty());
        }
        home.signIn("ann");
    }

    @Test
    void isForTheOwnerWithTheScope() {
        home.register("ben");
        refusal(Refusal.NotOwner.class, home.backups.make(home.signIn("ben"), file, false));
        var reader =
                new Caller(
                        ann.user(),
                        ann.username(),
                        ann.space(),
                        EnumSet.of(Scope.READ),
                        ann.standing(),
                        ann.lease(),
                        ann.via());
        refusal(Refusal.NotPermitted.class, home.backups.make(reader, file, false));
        var bound =
                new Caller(
                        ann.user(),
                        ann.username(),
                        ann.space(),
                        ann.scopes(),
                        ann.standing(),
                        ann.lease(),
                        ann.via(),
                        ann.space());
        refusal(Refusal.NotOwner.class, home.backups.make(bound, file, false));
        home.access.lockAll(Actor.program("test"));
        refusal(Refusal.Locked.class, home.backups.make(ann, file, false));
        assertFalse(Files.exists(file));
    }

    @Test
    void aDamagedBackupChangesNothing() throws IOException {
        home.backups.make(ann, file, false).orThrow();
        home.access.lockAll(Actor.program("test"));
        List<String> before = files();
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);

        var broken = refusal(Refusal.StoreBroken.class, home.backups.restore(file));

        assertEquals("backup.damaged", broken.message().key());
        assertEquals(before, files());
        home.signIn("ann");
    }

    @Test
    void isOfOneMomentWhileOthersWrite() throws InterruptedException {
        var written = new AtomicInteger();
        home.store.settings().put("count", "0");
        for (int round = 0; round < 3; round++) {
            Path each = temp.resolve("backup " + round + ".zip");
            int before = written.get();
            Thread writer = Thread.ofVirtual().start(() -> count(written, before + 200));
            home.backups.make(ann, each, false).orThrow();
            int after = written.get() + 1;
            writer.join();
            try (var other = new Household(temp.resolve("other " + round))) {
                other.backups.restore(each).orThrow();
                other.signIn("ann");
                int found = Integer.parseInt(other.store.settings().get("count").orElseThrow());
                assertTrue(before <= found && found <= after, before + "…" + after);
            }
        }
        assertEquals(600, written.get());
    }

    private void count(AtomicInteger written, int upTo) {
        for (int next = written.get() + 1; next <= upTo; next++) {
            home.store.settings().put("count", Integer.toString(next));
            written.set(next);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenHarmsNothing() throws IOException {
        Files.createDirectories(temp.resolve("backup.zip.part").resolve("in the way"));
        List<String> before = files();

        var broken = refusal(Refusal.StoreBroken.class, home.backups.make(ann, file, false));

        assertEquals("backup.not_written", broken.message().key());
        assertFalse(Files.exists(file));
        assertEquals(before, files());
        assertEquals(List.of("backup.make store_broken"), home.actions());
    }

    @Test
    void aMissingStoreHasNoBackup() {
        try (var empty = new Household(temp.resolve("empty"))) {
            refusal(Refusal.StoreBroken.class, empty.backups.makeLocked(file, false));
            assertFalse(Files.exists(file));
        }
    }
}
