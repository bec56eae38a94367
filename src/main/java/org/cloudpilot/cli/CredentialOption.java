package org.cloudpilot.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.cloudpilot.app.Credential;
import org.cloudpilot.app.CredentialFile;
import org.cloudpilot.app.CredentialReading;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a command gets a credential without anybody seeing it among the processes: from a file,
/// typed at the terminal without echo, or through a pipe. To be mixed into a command (`@Mixin`).
final class CredentialOption {
    @Option(
            names = "--credential-file",
            paramLabel = "<file>",
            defaultValue = "${env:CLOUDPILOT_CREDENTIAL_FILE}",
            description =
                    "A key pair, or user name and password, a line each, in a file that nobody else"
                            + " may read (chmod 600). Default: asked at the terminal, or read from"
                            + " standard input.")
    private @Nullable Path file;

    CredentialReading obtain() {
        return obtain(System.console(), System.in);
    }

    CredentialReading obtain(@Nullable Console console, InputStream in) {
        Path named = file;
        if (named != null) {
            return CredentialFile.read(named);
        }
        if (console != null && console.isTerminal()) {
            return ask(console);
        }
        try {
            return CredentialFile.read(in, Sentences.of("credential.standard_input"));
        } catch (IOException unreadable) {
            return new CredentialReading.Unusable(
                    Message.of("credential.malformed", Sentences.of("credential.standard_input")));
        }
    }

    private static CredentialReading ask(Console console) {
        String name = console.readLine("%s ", Sentences.of("credential.ask_name"));
        char[] typed = console.readPassword("%s ", Sentences.of("credential.ask_secret"));
        if (name == null || name.isBlank() || typed == null || typed.length == 0) {
            return new CredentialReading.Unusable(Message.of("credential.none"));
        }
        try {
            return new CredentialReading.Read(new Credential(name.strip(), Secret.ofChars(typed)));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
