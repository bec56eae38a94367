package org.cloudpilot.app;

import java.util.Optional;
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
        try {
            // the toolkit starts while a demo fleet is registered
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (UnsupportedOperationException | IllegalStateException noDisplay) {
            return Optional.empty();
        }
        Thread.ofVirtual().name("listen").start(program::listen);
        Demo shown = demo;
        Caller signedIn = shown == null ? null : shown.fill(program).caller();
        WindowSettings settings = new WindowSettings(program.folder().path());
        Platform.runLater(() -> show(settings, signedIn));
        try {
            stop.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        return Optional.of(ExitCode.OK);
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
