package org.cloudpilot.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.service.backup.BackupRun;
import org.cloudpilot.service.backup.BackupSchedule;
import org.cloudpilot.service.backup.BackupSchedules;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// Backups of the store, now and by the clock; for its owners.
public final class BackupViewModel {
    private record Known(Optional<BackupSchedule> schedule, Optional<BackupRun> last) {}

    /// What the service refuses in the place of a text that is no number.
    private static final int NO_NUMBER = -1;

    private final BackupService backups;
    private final BackupSchedules schedules;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Submission making;
    private final Submission scheduling;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty hours = new SimpleStringProperty("24");
    private final StringProperty keep = new SimpleStringProperty("14");
    private final ReadOnlyBooleanWrapper scheduled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> made = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> last = new ReadOnlyObjectWrapper<>();

    public BackupViewModel(
            BackupService backups,
            BackupSchedules schedules,
            Caller caller,
            TaskRunner tasks,
            Clock clock) {
        this.backups = backups;
        this.schedules = schedules;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        making = new Submission(tasks);
        scheduling = new Submission(tasks);
    }

    public void load() {
        tasks.run(
                () ->
                        schedules
                                .schedule(caller)
                                .then(
                                        set ->
                                                schedules
                                                        .lastRun(caller)
                                                        .map(run -> new Known(set, run))),
                outcome -> {
                    if (outcome instanceof Outcome.Done<Known>(Known known)) {
                        known.schedule().ifPresent(this::show);
                        scheduled.set(known.schedule().isPresent());
                        last.set(known.last().map(this::words).orElse(null));
                    }
                });
    }

    private void show(BackupSchedule schedule) {
        folder.set(schedule.folder().toString());
        hours.set(Long.toString(schedule.every().toHours()));
        keep.set(Integer.toString(schedule.keep()));
    }

    private Message words(BackupRun run) {
        return Message.of("ui.backup.last", Units.moment(run.at(), clock), run.sentence());
    }

    /// Makes one now. The person was asked by the file chooser whether to replace a file.
    public void make(Path file) {
        made.set(null);
        making.run(() -> backups.make(caller, file, true), done -> made.set(done.message()));
    }

    /// Makes them by the clock from now on.
    public void schedule() {
        Path where;
        try {
            where = Path.of(folder.get().strip());
        } catch (InvalidPathException unfit) {
            scheduling.wrong("folder", Message.of("backup.schedule_folder"));
            return;
        }
        var wanted =
                new BackupSchedule(
                        where, Duration.ofHours(number(hours.get())), number(keep.get()));
        scheduling.run(() -> schedules.set(caller, wanted), set -> load());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException other) {
            return NO_NUMBER;
        }
    }

    /// No more by the clock.
    public void end() {
        scheduling.run(() -> schedules.end(caller), ended -> load());
    }

    public StringProperty folderProperty() {
        return folder;
    }

    public StringProperty hoursProperty() {
        return hours;
    }

    public StringProperty keepProperty() {
        return keep;
    }

    /// Whether backups are made by the clock.
    public ReadOnlyBooleanProperty scheduledProperty() {
        return scheduled.getReadOnlyProperty();
    }

    /// What became of the one that was made now.
    public ReadOnlyObjectProperty<@Nullable Message> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /// How the last one by the clock went; null when there was none.
    public ReadOnlyObjectProperty<@Nullable Message> lastProperty() {
        return last.getReadOnlyProperty();
    }

    public Submission making() {
        return making;
    }

    /// Refused beside `folder`, `every_hours` or `keep`.
    public Submission scheduling() {
        return scheduling;
    }
}
