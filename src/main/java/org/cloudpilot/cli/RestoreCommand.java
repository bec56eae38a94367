package org.cloudpilot.cli;

import java.nio.file.Path;
import org.cloudpilot.app.FolderWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cloudpilot restore`.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Put a backup into the data folder, while no CloudPilot runs on it. All of it is"
                        + " checked first; a store that is there is kept in a folder beside.",
        footer = {
            "",
            "Exit codes: 0 restored, 1 not restored (a sentence says why),",
            "2 wrong options, 3 the program is running."
        })
final class RestoreCommand extends FolderCommand {
    private final FolderWork work;

    @Parameters(paramLabel = "<file>", description = "The backup to restore.")
    private Path file = Path.of("");

    RestoreCommand(FolderWork work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        return work.restore(data(), file);
    }
}
