package org.cloudpilot.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// Starts the program as its options say, and ends when its window is closed or its process is
/// asked to stop.
public final class Launcher {
    private static final int SECONDS_TO_END = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    public Launcher(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /// Answers the exit code, see [ExitCode]. While it runs, a polite kill (SIGTERM, Ctrl+C) ends
    /// the program in order: requests finished, keys wiped, store closed.
    public int launch(LaunchOptions options) {
        Logs.quiet();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> askToEnd(stop, ended), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return launch(options, stop).code();
        } catch (IOException broken) {
            err.println(Sentences.of("app.folder_unusable", broken.toString()));
            return ExitCode.FAILED.code();
        } finally {
            ended.countDown();
        }
    }

    private static void askToEnd(CountDownLatch stop, CountDownLatch ended) {
        // the toolkit takes itself down at the same time and stumbles over its own pieces
        Thread.setDefaultUncaughtExceptionHandler((thread, stumble) -> {});
        stop.countDown();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println(Sentences.of("app.ended_hard"));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private ExitCode launch(LaunchOptions options, CountDownLatch stop) throws IOException {
        if (options.demo()) {
            try (Demo demo = Demo.prepare()) {
                return run(demo.folder(), options, stop, demo);
            }
        }
        return run(UsualFolder.or(options.data(), environment), options, stop, null);
    }

    private ExitCode run(
            Path folder, LaunchOptions options, CountDownLatch stop, @Nullable Demo demo)
            throws IOException {
        boolean display = Display.present(System.getProperty("os.name"), environment);
        boolean headless = options.headless() || !display;
        return switch (DataFolder.prepare(folder)) {
            case Outcome.Refused<DataFolder>(Refusal refusal) -> {
                err.println(Sentences.of(refusal.message()));
                yield ExitCode.FAILED;
            }
            case Outcome.Done<DataFolder>(DataFolder ours) ->
                    run(ours, options, headless, stop, demo);
        };
    }

    private ExitCode run(
            DataFolder folder,
            LaunchOptions options,
            boolean headless,
            CountDownLatch stop,
            @Nullable Demo demo)
            throws IOException {
        Optional<SingleInstance> claimed = SingleInstance.claim(folder.path());
        if (claimed.isEmpty()) {
            return alreadyRunning(folder.path(), headless);
        }
        try (SingleInstance instance = claimed.get()) {
            // before anything looks for a store
            if (BackupService.settle(folder) instanceof Outcome.Refused<Boolean>(Refusal refusal)) {
                err.println(Sentences.of(refusal.message()));
                return ExitCode.FAILED;
            }
            // tried before anything is built, because the store is kept open longer without a
            // window
            boolean windowed = !headless && DesktopFace.toolkitStarts();
            try (Program program = new Program(folder, options, !windowed)) {
                instance.onLock(() -> program.access().lockAll(Actor.program("command line")));
                return windowed
                        ? new DesktopFace(program, instance, stop, demo, err).run()
                        : new HeadlessFace(program, stop, demo, out, err).run(options);
            }
        }
    }

    private ExitCode alreadyRunning(Path folder, boolean headless) {
        if (!headless && SingleInstance.askToShow(folder) == SingleInstance.Answer.SHOWN) {
            return ExitCode.OK;
        }
        err.println(Sentences.of("app.already_running", folder));
        return ExitCode.ALREADY_RUNNING;
    }
}
