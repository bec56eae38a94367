package org.cloudpilot.service.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;

/// Backups by the clock.
///
/// @param folder where they go
/// @param every from one to the next
/// @param keep how many of the newest stay
public record BackupSchedule(Path folder, Duration every, int keep) {
    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(366);
    static final int MOST = 1000;

    /// @param data the data folder, where none may go
    FieldErrors check(Path data) {
        var errors = new FieldErrors.Collector();
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            errors.add("folder", Message.of("backup.schedule_folder"));
        } else if (folder.normalize().startsWith(data)) {
            errors.add("folder", Message.of("backup.inside_store", folder));
        }
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            errors.add("every_hours", Message.of("backup.schedule_every"));
        }
        if (keep < 1 || keep > MOST) {
            errors.add("keep", Message.of("backup.schedule_keep", MOST));
        }
        return errors.errors();
    }
}
