package org.cloudpilot.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a backup says of itself, in its first entry, `manifest.json`.
///
/// @param format the container's; see [#FORMAT]
/// @param program the version that made it
/// @param schema the database's; null when the store was closed, and nobody could look
/// @param files all other entries, in order
public record BackupManifest(
        int format,
        String program,
        String storeId,
        @Nullable Integer schema,
        Instant madeAt,
        List<Part> files) {
    public static final int FORMAT = 1;

    public BackupManifest {
        files = List.copyOf(files);
    }

    /// One file.
    ///
    /// @param length in bytes
    /// @param sha256 in lower-case hexadecimal digits
    public record Part(String name, long length, String sha256) {}

    public boolean has(String name) {
        return files.stream().anyMatch(part -> part.name().equals(name));
    }
}
