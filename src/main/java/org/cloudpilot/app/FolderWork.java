package org.cloudpilot.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.backup.BackupMade;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.service.backup.Restored;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// What the command line does with a data folder while no program runs on it. Each work says its
/// result in a sentence and answers an [ExitCode].
public final class FolderWork {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    public FolderWork(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /// @param data null for the usual folder
    /// @param replace whether a file that is there is replaced
    public int backup(@Nullable Path data, Path file, boolean replace) {
        Path folder = UsualFolder.or(data, environment);
        if (!Files.isDirectory(folder)) {
            return failed(Message.of("backup.no_store", folder));
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

    /// Claims the folder as the program itself does.
    private int with(Path folder, String busy, Function<BackupService, Outcome<Message>> work) {
        Logs.quiet();
        return switch (DataFolder.prepare(folder)) {
            case Outcome.Refused<DataFolder>(Refusal refusal) -> failed(refusal.message());
            case Outcome.Done<DataFolder>(DataFolder ours) -> claimed(ours, busy, work);
        };
    }

    private int claimed(
            DataFolder folder, String busy, Function<BackupService, Outcome<Message>> work) {
        try {
            Optional<SingleInstance> claimed = SingleInstance.claim(folder.path());
            if (claimed.isEmpty()) {
                err.println(Sentences.of(busy, folder));
                return ExitCode.ALREADY_RUNNING.code();
            }
            try (SingleInstance _ = claimed.get();
                    Store store = new Store(folder)) {
                return told(
                        BackupService.settle(folder)
                                .then(settled -> work.apply(service(folder, store))));
            }
        } catch (IOException broken) {
            return failed(Message.of("app.folder_unusable", broken.toString()));
        }
    }

    /// While the store is locked, nothing can be told to its audit log.
    private static BackupService service(DataFolder folder, Store store) {
        return new BackupService(
                folder, store, event -> false, Clock.systemUTC(), Version.current());
    }

    private int told(Outcome<Message> outcome) {
        return switch (outcome) {
            case Outcome.Done<Message>(Message message) -> {
                out.println(Sentences.of(message));
                yield ExitCode.OK.code();
            }
            case Outcome.Refused<Message>(Refusal refusal) -> {
                sentences(refusal).forEach(err::println);
                yield ExitCode.FAILED.code();
            }
        };
    }

    private static List<String> sentences(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid(FieldErrors fields) ->
                    fields.byField().values().stream()
                            .flatMap(List::stream)
                            .map(Sentences::of)
                            .toList();
            case Refusal other -> List.of(Sentences.of(other.message()));
        };
    }

    private int failed(Message message) {
        err.println(Sentences.of(message));
        return ExitCode.FAILED.code();
    }
}
