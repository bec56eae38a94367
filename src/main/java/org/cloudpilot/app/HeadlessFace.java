package org.cloudpilot.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.jspecify.annotations.Nullable;

/// The listener alone.
final class HeadlessFace {
    private final Program program;
    private final CountDownLatch stop;
    private final @Nullable Demo demo;
    private final PrintStream out;
    private final PrintStream err;

    HeadlessFace(
            Program program,
            CountDownLatch stop,
            @Nullable Demo demo,
            PrintStream out,
            PrintStream err) {
        this.program = program;
        this.stop = stop;
        this.demo = demo;
        this.out = out;
        this.err = err;
    }

    /// Opens the store if it was given a credential, then listens until the process is asked to
    /// stop.
    ExitCode run(LaunchOptions options) {
        Path credential = options.credentialFile();
        Optional<Message> problem = credential == null ? Optional.empty() : open(credential);
        if (problem.isPresent()) {
            err.println(Sentences.of(problem.get()));
            return ExitCode.FAILED;
        }
        return listen(options.headless());
    }

    /// Routers are watched from here on.
    private Optional<Message> open(Path file) {
        return switch (CredentialFile.read(file)) {
            case CredentialReading.Unusable(Message why) -> Optional.of(why);
            case CredentialReading.Read(Credential credential) -> {
                try (credential) {
                    yield credential.open(program.access(), "credential file")
                                    instanceof Outcome.Refused<Caller>(Refusal refusal)
                            ? Optional.of(refusal.message())
                            : Optional.empty();
                }
            }
        };
    }

    /// @param chosen whether a person asked for it, or there is no display
    private ExitCode listen(boolean chosen) {
        return switch (program.listen()) {
            case ListenerState.Listening at -> {
                program.warmUp();
                tell(at.base(), chosen);
                waitForStop();
                yield ExitCode.OK;
            }
            case ListenerState.PortInUse(Endpoint wanted) -> {
                err.println(Sentences.of("app.port_in_use", wanted));
                yield ExitCode.FAILED;
            }
            case ListenerState.Failed(Endpoint wanted, String detail) -> {
                err.println(Sentences.of("app.not_listening", wanted, detail));
                yield ExitCode.FAILED;
            }
            case ListenerState.Off _ -> ExitCode.FAILED;
        };
    }

    private void tell(String at, boolean chosen) {
        out.println(Sentences.of("app.listening", Version.current(), at));
        out.println(Sentences.of(chosen ? "app.window_by_option" : "app.window_by_display"));
        Demo shown = demo;
        if (shown != null) {
            tellDemo(at, shown);
        } else {
            out.println(Sentences.of(standing(program.access().state()), at));
        }
        out.flush();
    }

    private static String standing(StoreState state) {
        return switch (state) {
            case ABSENT -> "app.store_absent";
            case LOCKED -> "app.store_locked";
            case OPEN -> "app.store_open";
        };
    }

    private void tellDemo(String at, Demo shown) {
        Demo.Keys keys = shown.fill(program);
        String publicKey = keys.registered().publicKey();
        String privateKey =
                keys.registered()
                        .privateKey()
                        .use(
                                bytes ->
                                        new String(
                                                bytes, java.nio.charset.StandardCharsets.US_ASCII));
        String headers =
                " -H 'X-API-Key: " + publicKey + "' -H 'X-Private-Key: " + privateKey + "'";
        out.println(Sentences.of("app.demo", Demo.USER, Demo.PASSWORD));
        out.println("  X-API-Key: " + publicKey);
        out.println("  X-Private-Key: " + privateKey);
        out.println(Sentences.of("app.demo_try"));
        out.println("  curl -s " + at + "/routers/" + headers);
        out.println("  curl -s " + at + "/routers/1/device-info/" + headers);
        out.println(
                "  curl -s "
                        + at
                        + "/routers/1/execute-command/"
                        + headers
                        + " -H 'Content-Type: application/json'"
                        + " -d '{\"line\": \"/ip address print\"}'");
    }

    private void waitForStop() {
        try {
            stop.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
