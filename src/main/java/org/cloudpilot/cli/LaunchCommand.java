package org.cloudpilot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.cloudpilot.app.LaunchOptions;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// The program's options. Each has an environment variable for those who start it as a service; an
/// option given on the command line wins.
@CommandLine.Command(
        name = "cloudpilot",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "A console for fleets of MikroTik routers.",
        sortOptions = false,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  CLOUDPILOT_DATA, CLOUDPILOT_PORT, CLOUDPILOT_BIND, CLOUDPILOT_HEADLESS,"
                    + " CLOUDPILOT_REGISTRATION, CLOUDPILOT_INSECURE, CLOUDPILOT_TLS_CERTIFICATE,"
                    + " CLOUDPILOT_TLS_KEY, CLOUDPILOT_CREDENTIAL_FILE",
            "  mean the same as the options.",
            "",
            "Exit codes: 0 ended as asked, 1 could not start, 2 wrong options, 3 another",
            "instance has the data folder."
        })
final class LaunchCommand implements Callable<Integer> {
    private final ToIntFunction<LaunchOptions> launch;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--demo",
            description = "Start on a throw-away store with seventeen simulated routers.")
    private boolean demo;

    @Option(
            names = "--headless",
            defaultValue = "${env:CLOUDPILOT_HEADLESS:-false}",
            description = "Start the listener alone, without a window.")
    private boolean headless;

    @Option(
            names = "--data",
            paramLabel = "<folder>",
            defaultValue = "${env:CLOUDPILOT_DATA}",
            description = "The data folder. Default: the platform's usual place.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "${env:CLOUDPILOT_PORT:-8000}",
            description = "Port of the HTTP listener, 0 for any free one. Default: 8000.")
    private int port = LaunchOptions.DEFAULT_PORT;

    @Option(
            names = "--bind",
            paramLabel = "<address>",
            defaultValue = "${env:CLOUDPILOT_BIND:-127.0.0.1}",
            description = "Address of the HTTP listener. Default: 127.0.0.1.")
    private String bind = LaunchOptions.DEFAULT_BIND;

    /// Who may make an account.
    enum Registration {
        INVITED,
        OPEN
    }

    @Option(
            names = "--registration",
            paramLabel = "<who>",
            defaultValue = "${env:CLOUDPILOT_REGISTRATION:-invited}",
            description =
                    "Who may make an account once there is an owner: invited (those with an"
                            + " invitation) or open (anybody on this computer). Default: invited.")
    private Registration registration = Registration.INVITED;

    @Option(
            names = "--insecure",
            defaultValue = "${env:CLOUDPILOT_INSECURE:-false}",
            description =
                    "Serve plain HTTP to other computers too. Passwords and keys cross the network"
                            + " readable.")
    private boolean insecure;

    @Option(
            names = "--tls-certificate",
            paramLabel = "<file>",
            defaultValue = "${env:CLOUDPILOT_TLS_CERTIFICATE}",
            description =
                    "Serve HTTPS with this certificate (PEM). Without it, another address than"
                            + " 127.0.0.1 is served with a certificate that the program makes.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "<file>",
            defaultValue = "${env:CLOUDPILOT_TLS_KEY}",
            description = "The certificate's private key (PEM, PKCS #8).")
    private @Nullable Path key;

    @Option(
            names = "--credential-file",
            paramLabel = "<file>",
            defaultValue = "${env:CLOUDPILOT_CREDENTIAL_FILE}",
            description =
                    "Without a window: open the store at once with this key pair, or user name and"
                            + " password, a line each. Nobody else may have the right to read the"
                            + " file (chmod 600).")
    private @Nullable Path credentialFile;

    LaunchCommand(ToIntFunction<LaunchOptions> launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw wrong("cli.port");
        }
        if (org.cloudpilot.model.Host.parse(bind).isEmpty()) {
            throw wrong("cli.bind");
        }
        if (registration == Registration.OPEN && !isLoopback(bind)) {
            throw wrong("cli.registration_open");
        }
        if ((certificate == null) != (key == null)) {
            throw wrong("cli.tls_pair");
        }
        if (demo && data != null) {
            throw wrong("cli.demo_with_data");
        }
        return launch.applyAsInt(
                new LaunchOptions(
                        data == null ? null : data.toAbsolutePath().normalize(),
                        demo,
                        headless,
                        bind,
                        port,
                        registration == Registration.OPEN,
                        insecure,
                        certificate,
                        key,
                        credentialFile));
    }

    private static boolean isLoopback(String bind) {
        return org.cloudpilot.model.Host.parse(bind)
                .filter(org.cloudpilot.model.Host::isLoopback)
                .isPresent();
    }

    /// For the commands beside.
    @Nullable Path data() {
        return data;
    }

    private ParameterException wrong(String key) {
        CommandSpec mine = spec;
        return new ParameterException(
                mine == null ? new CommandLine(this) : mine.commandLine(), Sentences.of(key));
    }
}
