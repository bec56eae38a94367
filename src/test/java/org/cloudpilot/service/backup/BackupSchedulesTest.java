package org.cloudpilot.service.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupSchedulesTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir Path temp;
    private final HandClock clock = new HandClock();
    private Household home;
    private Caller ann;
    private Path kept;

    /// Time that stands still until a test moves it.
    private static final class HandClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void begin() throws IOException {
        kept = Files.createDirectory(temp.resolve("kept"));
        home = new Household(temp.resolve("data"), clock, step -> {});
        home.register("ann");
        ann = home.signIn("ann");
        schedule(kept, 3);
    }

    @AfterEach
    void end() {
        home.close();
    }

    private void schedule(Path folder, int keep) {
        home.schedules.set(ann, new BackupSchedule(folder, Duration.ofHours(24), keep)).orThrow();
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
        home.schedules.look();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> listed = Files.list(kept)) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private BackupRun lastRun() {
        return home.schedules.lastRun(ann).orThrow().orElseThrow();
    }

    @Test
    void makesOneAtOnceAndThenByTheClock() throws IOException {
        assertEquals(Optional.empty(), home.schedules.lastRun(ann).orThrow());
        home.schedules.look();
        pass(Duration.ofHours(23));
        assertEquals(List.of("cloudpilot-auto-20261123T100000Z.zip"), files());
        pass(Duration.ofHours(1));
        assertEquals(2, files().size());
        assertEquals(START.plus(Duration.ofDays(1)), lastRun().at());
        assertTrue(lastRun().ok());
    }

    @Test
    void makesGoodWhatWasMissedWhileTheStoreWasClosed() throws IOException {
        home.schedules.look();
        home.access.lockAll(Actor.program("test"));
        pass(Duration.ofDays(5));
        assertEquals(1, files().size());
        home.signIn("ann");
        home.schedules.look();
        assertEquals(2, files().size());
    }

    @Test
    void keepsTheNewestAndTouchesNoOtherFile() throws IOException {
        Files.writeString(kept.resolve("cloudpilot-auto-20200101T000000Z.zip"), "not a backup");
        Files.writeString(kept.resolve("holiday.zip"), "photographs");
        home.backups.make(ann, kept.resolve("by hand.zip"), false).orThrow();
        try (var other = new Household(temp.resolve("other"))) {
            other.register("ben");
            other.backups
                    .make(
                            other.signIn("ben"),
                            kept.resolve("cloudpilot-auto-20210101T000000Z.zip"),
                            false)
                    .orThrow();
        }
        for (int day = 0; day < 6; day++) {
            pass(Duration.ofDays(1));
        }
        assertEquals(
                List.of(
                        "by hand.zip",
                        "cloudpilot-auto-20200101T000000Z.zip",
                        "cloudpilot-auto-20210101T000000Z.zip",
                        "cloudpilot-auto-20261127T100000Z.zip",
                        "cloudpilot-auto-20261128T100000Z.zip",
                        "cloudpilot-auto-20261129T100000Z.zip",
                        "holiday.zip"),
                files());
    }

    @Test
    void aFolderThatIsGoneIsToldAndTriedAgain() throws IOException {
        Files.delete(kept);
        home.schedules.look();
        assertFalse(lastRun().ok());
        assertTrue(lastRun().sentence().contains("not there"));
        Files.createDirectory(kept);
        pass(Duration.ofMinutes(59));
        assertEquals(List.of(), files());
        pass(Duration.ofMinutes(1));
        assertTrue(lastRun().ok());
        home.signIn("ann");
    }

    @Test
    void aClockThatWasSetBackDoesNotStopThem() throws IOException {
        home.schedules.look();
        pass(Duration.ofDays(-400));
        assertEquals(2, files().size());
    }

    @Test
    void endsWhenToldTo() throws IOException {
        assertTrue(home.schedules.end(ann).orThrow());
        home.schedules.look();
        assertEquals(List.of(), files());
        assertEquals(Optional.empty(), home.schedules.schedule(ann).orThrow());
        assertEquals(List.of("backup.schedule ok", "backup.schedule ok"), home.actions());
    }

    @Test
    void refusesWhatIsWrong() {
        for (BackupSchedule wrong :
                List.of(
                        new BackupSchedule(Path.of("kept"), Duration.ofHours(24), 3),
                        new BackupSchedule(temp.resolve("no"), Duration.ofHours(24), 3),
                        new BackupSchedule(home.folder.path(), Duration.ofHours(24), 3),
                        new BackupSchedule(kept, Duration.ofMinutes(59), 3),
                        new BackupSchedule(kept, Duration.ofDays(367), 3),
                        new BackupSchedule(kept, Duration.ofHours(24), 0))) {
            var refused = assertInstanceOf(Outcome.Refused.class, home.schedules.set(ann, wrong));
            assertInstanceOf(Refusal.Invalid.class, refused.refusal());
        }
        assertEquals(
                Optional.of(new BackupSchedule(kept, Duration.ofHours(24), 3)),
                home.schedules.schedule(ann).orThrow());
    }

    @Test
    void isTheOwnersAffair() {
        home.register("ben");
        var refused =
                assertInstanceOf(Outcome.Refused.class, home.schedules.end(home.signIn("ben")));
        assertInstanceOf(Refusal.NotOwner.class, refused.refusal());
    }
}
