package org.cloudpilot.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.cloudpilot.model.Caller;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.ui.shell.Desktop;
import org.cloudpilot.ui.shell.DesktopOptions;
import org.jspecify.annotations.Nullable;

/// The window, with the listener behind it.
final class DesktopFace {
    private final Program program;
    private final SingleInstance instance;
    private final CountDownLatch stop;
    private final @Nullable Demo demo;

    DesktopFace(
            Program program, SingleInstance instance, CountDownLatch stop, @Nullable Demo demo) {
        this.program = program;
        this.instance = instance;
        this.stop = stop;
        this.demo = demo;
    }

    /// Shows the window until it is closed; empty when no window can be shown here after all.
    Optional<ExitCode> run() {
        // the store and the toolkit take their time to start: one core each
        CompletableFuture<Optional<Caller>> signedIn =
                CompletableFuture.supplyAsync(
                        this::signedIn, task -> Thread.ofPlatform().name("demo").start(task));
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (UnsupportedOperationException | IllegalStateException noDisplay) {
            return Optional.empty();
        }
        Thread.ofVirtual().name("listen").start(program::listen);
        WindowSettings settings = new WindowSettings(program.folder().path());
        Optional<Caller> caller = signedIn.join();
        Platform.runLater(() -> show(settings, caller.orElse(null)));
        try {
            stop.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        return Optional.of(ExitCode.OK);
    }

    private Optional<Caller> signedIn() {
        return Optional.ofNullable(demo).map(shown -> shown.fill(program).caller());
    }

    private void show(WindowSettings settings, @Nullable Caller signedIn) {
        Desktop desktop =
                new Desktop(
                        program.access(),
                        program.fleet(),
                        program.commands(),
                        settings,
                        program.listener(),
                        new DesktopOptions(signedIn, demo != null, Version.current()),
                        stop::countDown);
        desktop.show();
        instance.onSecondStart(() -> Platform.runLater(desktop::toFront));
    }
}
