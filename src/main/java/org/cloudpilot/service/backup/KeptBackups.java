package org.cloudpilot.service.backup;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudpilot.exchange.BackupReader;
import org.cloudpilot.exchange.BackupReading;

/// The backups by the clock in one folder. A file is one of them by its name and by what it says of
/// itself; no other is ever touched.
final class KeptBackups {
    private static final Pattern NAME = Pattern.compile("cloudpilot-auto-\\d{8}T\\d{6}Z\\.zip");
    private static final Logger LOG = System.getLogger(KeptBackups.class.getName());

    private KeptBackups() {}

    static String name(Instant at) {
        return "cloudpilot-auto-" + BackupService.stamp(at) + ".zip";
    }

    /// Deletes all of the store's but the newest.
    static void prune(Path folder, String storeId, int keep) {
        try {
            for (Path old : ours(folder, storeId).stream().skip(keep).toList()) {
                Files.delete(old);
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "old backups are left: {0}", failed.toString());
        }
    }

    /// The newest first: their names are their times.
    private static List<Path> ours(Path folder, String storeId) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(file -> isOf(storeId, file))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        }
    }

    private static boolean isOf(String storeId, Path file) {
        return BackupReader.inspect(file) instanceof BackupReading.Sound(var manifest)
                && manifest.storeId().equals(storeId);
    }
}
