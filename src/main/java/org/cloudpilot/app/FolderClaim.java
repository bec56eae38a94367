package org.cloudpilot.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.vault.DataFolder;

/// The frame of every work on a data folder: it is claimed as the program itself claims it, and the
/// result is said in a sentence.
final class FolderClaim {
    private final PrintStream out;
    private final PrintStream err;

    FolderClaim(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @param busy what to say when the program runs on the folder
    int with(Path folder, String busy, Function<DataFolder, Outcome<Message>> work) {
        Logs.quiet();
        return switch (DataFolder.prepare(folder)) {
            case Outcome.Refused<DataFolder>(Refusal refusal) -> failed(refusal.message());
            case Outcome.Done<DataFolder>(DataFolder ours) -> claimed(ours, busy, work);
        };
    }

    private int claimed(
            DataFolder folder, String busy, Function<DataFolder, Outcome<Message>> work) {
        try {
            Optional<SingleInstance> claimed = SingleInstance.claim(folder.path());
            if (claimed.isEmpty()) {
                err.println(Sentences.of(busy, folder));
                return ExitCode.ALREADY_RUNNING.code();
            }
            try (SingleInstance _ = claimed.get()) {
                return told(BackupService.settle(folder).then(settled -> work.apply(folder)));
            }
        } catch (IOException broken) {
            return failed(Message.of("app.folder_unusable", broken.toString()));
        }
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

    int done(Message message) {
        out.println(Sentences.of(message));
        return ExitCode.OK.code();
    }

    int failed(Message message) {
        err.println(Sentences.of(message));
        return ExitCode.FAILED.code();
    }
}
