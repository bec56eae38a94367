package org.cloudpilot.cli;

import java.io.PrintStream;
import java.util.function.ToIntFunction;
import org.cloudpilot.app.FolderWork;
import org.cloudpilot.app.LaunchOptions;
import org.cloudpilot.app.StoreWork;
import picocli.CommandLine;

/// Reads the command line and launches; what is wrong with it gets a sentence and exit code 2.
public final class CommandLineEntry {
    private CommandLineEntry() {}

    /// Answers the exit code.
    public static int run(
            String[] arguments,
            ToIntFunction<LaunchOptions> launch,
            FolderWork work,
            StoreWork inside,
            PrintStream out,
            PrintStream err) {
        return new CommandLine(new LaunchCommand(launch))
                .addSubcommand(new BackupCommand(work))
                .addSubcommand(new RestoreCommand(work))
                .addSubcommand(new LockCommand(work))
                .addSubcommand(new RekeyCommand(inside, err))
                .addSubcommand(new AuditCommand(inside, err))
                .addSubcommand(new CheckCommand(out, err))
                .execute(arguments);
    }
}
