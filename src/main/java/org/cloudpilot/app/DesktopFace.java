package org.cloudpilot.app;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.cloudpilot.model.Caller;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.ui.shell.Desktop;
import org.cloudpilot.ui.shell.DesktopOptions;
import org.cloudpilot.ui.shell.DesktopServices;
import org.jspecify.annotations.Nullable;

/// The window, with the listener behind it.
final class DesktopFace {
    private final Program program;
    private final SingleInstance instance;
    private final CountDownLatch stop;
    private final @Nullable Demo demo;
    private final PrintStream err;
    private volatile @Nullable SessionLock sessionLock;
    private volatile ExitCode ended = ExitCode.OK;

    DesktopFace(
            Program program,
            SingleInstance instance,
            CountDownLatch stop,
            @Nullable Demo demo,
            PrintStream err) {
        this.program = program;
        this.instance = instance;
        this.stop = stop;
        this.demo = demo;
        this.err = err;
    }

    /// Starts JavaFX; false when no window can be shown here after all. It goes on starting while
    /// the rest of the program is built.
    static boolean toolkitStarts() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
            return true;
        } catch (UnsupportedOperationException | IllegalStateException noDisplay) {
            return false;
        }
    }

    /// Shows the window until it is closed.
    ExitCode run() {
        program.warmUp();
        Thread.ofVirtual().name("listen").start(program::listen);
        WindowSettings settings = new WindowSettings(program.folder().path());
        CompletableFuture<Desktop> window = new CompletableFuture<>();
        Platform.runLater(() -> showOrEnd(settings, window));
        Demo shown = demo;
        if (shown != null) {
            // the window stands already while the store is made
            Caller caller = shown.fill(program).caller();
            window.thenAccept(desktop -> Platform.runLater(() -> desktop.enter(caller)));
        }
        try {
            stop.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        SessionLock listening = sessionLock;
        if (listening != null) {
            listening.close();
        }
        Platform.exit();
        return ended;
    }

    /// A window that cannot be built must not leave a program that nobody sees.
    private void showOrEnd(WindowSettings settings, CompletableFuture<Desktop> window) {
        try {
            window.complete(show(settings));
        } catch (RuntimeException defect) {
            defect.printStackTrace(err);
            ended = ExitCode.FAILED;
            stop.countDown();
        }
    }

    private Desktop show(WindowSettings settings) {
        Desktop desktop =
                new Desktop(
                        new DesktopServices(
                                program.access(),
                                program.accounts(),
                                program.users(),
                                program.keys(),
                                program.sharing(),
                                program.settings(),
                                program.audit(),
                                program.backups(),
                                program.schedules(),
                                program.fleet(),
                                program.trust(),
                                program.commands(),
                                program.payments(),
                                program.history(),
                                program.snippets(),
                                program.consoleHelp(),
                                program.safeModes(),
                                program.shells()),
                        settings,
                        program.listener(),
                        new DesktopOptions(
                                null,
                                demo != null,
                                demo == null ? null : Demo.PASSWORD,
                                Version.current(),
                                Clock.system(ZoneId.systemDefault())),
                        stop::countDown);
        desktop.show();
        instance.onSecondStart(() -> Platform.runLater(desktop::toFront));
        Runnable lock = () -> Platform.runLater(desktop::lockWithSession);
        sessionLock = SessionLock.listen(lock);
        UserSession.listen(lock);
        return desktop;
    }
}
