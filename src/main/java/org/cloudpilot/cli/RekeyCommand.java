package org.cloudpilot.cli;

import java.io.PrintStream;
import org.cloudpilot.app.Credential;
import org.cloudpilot.app.CredentialReading;
import org.cloudpilot.app.ExitCode;
import org.cloudpilot.app.StoreWork;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `cloudpilot rekey`.
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description =
                "Give the store a new key, while no CloudPilot runs on it, so that copies of the files"
                        + " made before tell nothing of what is written from now on. Takes an owner's name"
                        + " and password; every credential goes on working.",
        footer = {
            "",
            "Exit codes: 0 done, 1 not done (a sentence says why),",
            "2 wrong options, 3 the program is running."
        })
final class RekeyCommand extends FolderCommand {
    private final StoreWork work;
    private final PrintStream err;

    @Mixin private CredentialOption credential = new CredentialOption();

    RekeyCommand(StoreWork work, PrintStream err) {
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
                    yield work.rekey(data(), read);
                }
            }
        };
    }
}
