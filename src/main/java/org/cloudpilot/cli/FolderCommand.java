package org.cloudpilot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// A command that works on a data folder, named before it or after it, or by the environment.
abstract class FolderCommand implements Callable<Integer> {
    @ParentCommand private @Nullable LaunchCommand parent;

    @Option(
            names = "--data",
            paramLabel = "<folder>",
            description =
                    "The data folder. Default: CLOUDPILOT_DATA, or the platform's usual place.")
    private @Nullable Path data;

    /// Null for the platform's usual one.
    final @Nullable Path data() {
        LaunchCommand above = parent;
        Path named = data != null || above == null ? data : above.data();
        return named == null ? null : named.toAbsolutePath().normalize();
    }
}
