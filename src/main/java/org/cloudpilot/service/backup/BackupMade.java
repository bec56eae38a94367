package org.cloudpilot.service.backup;

import java.nio.file.Path;
import java.time.Instant;
import org.cloudpilot.model.Message;

/// A backup that is on the disk.
///
/// @param bytes its size
public record BackupMade(Path file, Instant at, long bytes) {
    /// Says, too, with what it can be opened.
    public Message message() {
        return Message.of("backup.made", file);
    }
}
