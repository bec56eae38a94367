package org.cloudpilot.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.service.backup.BackupMade;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.service.backup.Restored;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// What the command line does with a data folder while no program runs on it. Each work says its
/// result in a sentence and answers an [ExitCode].
public final class FolderWork {
    private final FolderClaim claim;
    private final Map<String, String> environment;

    public FolderWork(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.claim = new FolderClaim(out, err);
        this.environment = environment;
    }

    /// @param data null for the usual folder
    /// @param replace whether a file that is there is replaced
    public int backup(@Nullable Path data, Path file, boolean replace) {
        Path folder = UsualFolder.or(data, environment);
        if (!Files.isDirectory(folder)) {
            return claim.failed(Message.of("backup.no_store", folder));
        }
        return with(
                folder,
                "cli.backup_while_running",
                backups -> backups.makeLocked(file, replace).map(BackupMade::message));
    }

    /// @param data null for the usual folder
    public int restore(@Nullable Path data, Path file) {
        return with(
                UsualFolder.or(data, environment),
                "cli.restore_while_running",
                backups -> backups.restore(file).map(Restored::message));
    }

    /// Locks the store of the program that runs on the folder: all sessions end, all keys are
    /// wiped.
    ///
    /// @param data null for the usual folder
    public int lock(@Nullable Path data) {
        Path folder = UsualFolder.or(data, environment);
        return switch (SingleInstance.askToLock(folder)) {
            case LOCKED -> claim.done(Message.of("cli.locked", folder));
            case SHOWN, NO_WINDOW, SILENT -> claim.failed(Message.of("cli.not_running", folder));
        };
    }

    private int with(Path folder, String busy, Function<BackupService, Outcome<Message>> work) {
        return claim.with(
                folder,
                busy,
                ours -> {
                    try (Store store = new Store(ours)) {
                        return work.apply(service(ours, store));
                    }
                });
    }

    /// While the store is locked, nothing can be told to its audit log.
    private static BackupService service(DataFolder folder, Store store) {
        return new BackupService(
                folder, store, event -> false, Clock.systemUTC(), Version.current());
    }
}
