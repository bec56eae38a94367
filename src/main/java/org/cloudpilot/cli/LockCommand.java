package org.cloudpilot.cli;

import org.cloudpilot.app.FolderWork;
import picocli.CommandLine.Command;

/// `cloudpilot lock`.
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Lock the store of the CloudPilot that runs on the data folder: all sessions end, all"
                        + " keys are wiped from memory, the store is closed.",
        footer = {"", "Exit codes: 0 locked, 1 nothing runs there, 2 wrong options."})
final class LockCommand extends FolderCommand {
    private final FolderWork work;

    LockCommand(FolderWork work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        return work.lock(data());
    }
}
