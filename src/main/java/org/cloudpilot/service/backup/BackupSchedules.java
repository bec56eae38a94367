package org.cloudpilot.service.backup;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.store.SettingRepository;
import org.cloudpilot.store.StoreClosedException;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Makes backups by the clock while the store is open, and deletes those that are too many. One
/// that was missed while it was closed is made when it opens. A failure is told by [#lastRun],
/// harms nothing, and is tried again within the hour.
///
/// Deciding about it takes the store's owner with the scope `manage`, as a backup itself does.
public final class BackupSchedules implements SpaceListener, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofHours(1);
    private static final Logger LOG = System.getLogger(BackupSchedules.class.getName());

    private final DataFolder folder;
    private final BackupService backups;
    private final ScheduleRows rows;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("backup").factory());

    /// When the store could not take it down.
    private volatile @Nullable BackupRun unwritten;

    public BackupSchedules(DataFolder folder, BackupService backups, SettingRepository settings) {
        this.folder = folder;
        this.backups = backups;
        this.rows = new ScheduleRows(settings);
    }

    /// From now on the clock is looked at.
    public void start() {
        watch.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toNanos(), LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Empty when there is none. Refused with `NotPermitted`, `NotOwner` or `Locked`.
    public Outcome<Optional<BackupSchedule>> schedule(Caller caller) {
        return backups.byOwner(caller, () -> Outcome.done(rows.schedule()));
    }

    /// Refused as [#schedule] is, or with `Invalid` (fields `folder`, `every_hours`, `keep`) or
    /// `StoreBroken`.
    public Outcome<BackupSchedule> set(Caller caller, BackupSchedule wanted) {
        return backups.byOwner(
                caller,
                () -> {
                    FieldErrors errors = wanted.check(folder.path());
                    if (!errors.isEmpty()) {
                        return Outcome.refused(new Refusal.Invalid(errors));
                    }
                    rows.put(wanted);
                    Outcome<BackupSchedule> set = Outcome.done(wanted);
                    backups.record(Actor.of(caller), "backup.schedule", wanted.folder(), set);
                    return set;
                });
    }

    /// No more backups by the clock; those that were made stay. False when there was no schedule.
    public Outcome<Boolean> end(Caller caller) {
        return backups.byOwner(
                caller,
                () -> {
                    Outcome<Boolean> ended = Outcome.done(rows.remove());
                    backups.record(Actor.of(caller), "backup.schedule", "none", ended);
                    return ended;
                });
    }

    /// How the last one went; empty when there was none yet.
    public Outcome<Optional<BackupRun>> lastRun(Caller caller) {
        return backups.byOwner(caller, () -> Outcome.done(lastRun()));
    }

    private Optional<BackupRun> lastRun() {
        return Optional.ofNullable(unwritten).or(rows::last);
    }

    /// Makes a backup if one is due.
    void look() {
        lock.lock();
        try {
            Optional<BackupSchedule> schedule = rows.schedule();
            Instant now = backups.now();
            if (schedule.isPresent() && isDue(schedule.get(), now)) {
                tell(run(schedule.get(), now));
            }
        } catch (StoreClosedException locked) {
            return;
        } catch (StoreWriteException failed) {
            LOG.log(Level.WARNING, "a backup by the clock: {0}", failed.getMessage());
        } catch (RuntimeException failed) {
            // the next look must come all the same
            LOG.log(Level.WARNING, "a backup by the clock failed", failed);
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue(BackupSchedule schedule, Instant now) {
        Optional<BackupRun> last = lastRun();
        if (last.isEmpty()) {
            return true;
        }
        Duration wait = schedule.every();
        if (!last.get().ok() && wait.compareTo(RETRY_AFTER) > 0) {
            wait = RETRY_AFTER;
        }
        Duration since = Duration.between(last.get().at(), now);
        // a clock that was set back must not stop them
        return since.compareTo(wait) >= 0 || since.negated().compareTo(wait) > 0;
    }

    private BackupRun run(BackupSchedule schedule, Instant now) {
        return switch (backups.makeScheduled(schedule.folder().resolve(KeptBackups.name(now)))) {
            case Outcome.Done<BackupMade>(BackupMade made) -> {
                backups.storeId()
                        .ifPresent(id -> KeptBackups.prune(schedule.folder(), id, schedule.keep()));
                yield new BackupRun(now, true, Sentences.of(made.message()));
            }
            case Outcome.Refused<BackupMade>(Refusal refusal) ->
                    new BackupRun(now, false, sentence(refusal));
        };
    }

    private static String sentence(Refusal refusal) {
        return refusal instanceof Refusal.Invalid(FieldErrors fields)
                ? fields.byField().values().stream()
                        .flatMap(List::stream)
                        .map(Sentences::of)
                        .reduce("", (all, next) -> all.isEmpty() ? next : all + " " + next)
                : Sentences.of(refusal.message());
    }

    private void tell(BackupRun run) {
        unwritten = run;
        rows.put(run);
        unwritten = null;
    }

    /// The store is open: what was missed is made good.
    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        Thread.ofVirtual()
                .name("backup")
                .start(
                        () -> {
                            backups.opened();
                            look();
                        });
    }

    @Override
    public void locked(SpaceId space) {
        // the next look finds the store closed, or open for another space
    }

    @Override
    public void close() {
        watch.shutdown();
    }
}
