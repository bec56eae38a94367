package org.cloudpilot.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.cloudpilot.app.Credential;
import org.cloudpilot.app.CredentialReading;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.app.StoreWork;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cloudpilot audit`.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Write the audit log, as far as the credential's user may see it, and say whether its"
                        + " chain is whole.",
        footer = {
            "",
            "Exit codes: 0 done, 1 not done (a sentence says why),",
            "2 wrong options, 3 the program is running."
        })
final class AuditCommand extends FolderCommand {
    private final StoreWork work;
    private final PrintStream err;

    @Mixin private CredentialOption credential = new CredentialOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "<file>",
            description = "Where to. Default: standard output.")
    private @Nullable Path file;

    @Option(names = "--json", description = "As JSON. Default: CSV.")
    private boolean json;

    @Option(
            names = "--search",
            paramLabel = "<text>",
            defaultValue = "",
            description = "Only entries with this text in user, action, target or detail.")
    private String text = "";

    AuditCommand(StoreWork work, PrintStream err) {
        this.work = work;
        this.err = err;
    }

    @Override
    public Integer call() {
        return switch (credential.obtain()) {
            case CredentialReading.Unusable(Message why) -> {
                err.println(Sentences.of(why));
                yield ExitCode.FAILED.code();
            }
            case CredentialReading.Read(Credential read) -> {
                try (read) {
                    yield work.audit(data(), read, file, json, text);
                }
            }
        };
    }
}
