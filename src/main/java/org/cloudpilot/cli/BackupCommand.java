package org.cloudpilot.cli;

import java.nio.file.Path;
import org.cloudpilot.app.FolderWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cloudpilot backup`.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Make a backup of the store, while no CloudPilot runs on it. It stays encrypted,"
                        + " and opens with the passwords and key pairs that are valid now.",
        footer = {
            "",
            "Exit codes: 0 made, 1 not made (a sentence says why),",
            "2 wrong options, 3 the program is running."
        })
final class BackupCommand extends FolderCommand {
    private final FolderWork work;

    @Parameters(paramLabel = "<file>", description = "The backup to make.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Replace the file if it is there already.")
    private boolean replace;

    BackupCommand(FolderWork work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        return work.backup(data(), file, replace);
    }
}
