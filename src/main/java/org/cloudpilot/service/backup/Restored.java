package org.cloudpilot.service.backup;

import java.nio.file.Path;
import java.time.Instant;
import org.cloudpilot.model.Message;
import org.jspecify.annotations.Nullable;

/// A store that was put back. It is locked.
///
/// @param madeAt when its backup was made
/// @param before where the files are that it replaced; null when there were none
public record Restored(Instant madeAt, @Nullable Path before) {
    /// Says, too, with what it can be opened, and where the old one is.
    public Message message() {
        Path aside = before;
        return aside == null
                ? Message.of("backup.restored", madeAt)
                : Message.of("backup.restored_over", madeAt, aside);
    }
}
