package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.PassingClock;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.simulator.SimulatedRouter;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// The real window over real services in a folder of its own, on the headless platform, with hands
/// on keyboard and mouse. Warnings of the stylesheets are collected, and fail the test at its end.
final class OpenWindow implements AutoCloseable {
    static final String USER = "amina";
    static final String PASSWORD = "mango ferry copper";
    private static final long PATIENCE_SECONDS = 20;

    private final TemporaryProgram program;
    private final WindowSettings settings;
    private final List<String> styleWarnings = Collections.synchronizedList(new ArrayList<>());
    private final Handler warnings = new WarningHandler();
    private final Logger styleLog = Logger.getLogger("javafx");
    private final CountDownLatch exited = new CountDownLatch(1);
    private final FxRobot robot = new FxRobot();
    private final PassingClock clock = new PassingClock();
    private boolean demo = true;
    private @Nullable Desktop desktop;
    private @Nullable Stage stage;

    private OpenWindow(Path folder) {
        program = TemporaryProgram.in(folder.resolve("data"));
        settings = new WindowSettings(folder.resolve("window"));
    }

    /// A window over a store with an account, before anybody signs in.
    static OpenWindow atSignIn(Path folder) {
        OpenWindow window = new OpenWindow(folder);
        window.program.access().lock(window.account());
        window.open(null);
        return window;
    }

    /// As [#signedIn], but in no demo: what a demo leaves out is there.
    static OpenWindow atWork(Path folder, SimulatedRouter... routers) {
        OpenWindow window = new OpenWindow(folder);
        window.demo = false;
        Caller caller = window.account();
        for (SimulatedRouter router : routers) {
            window.register(caller, "router-" + router.port(), router);
        }
        window.open(caller);
        return window;
    }

    /// A window before the first account.
    static OpenWindow onEmptyStore(Path folder) {
        OpenWindow window = new OpenWindow(folder);
        window.open(null);
        return window;
    }

    /// A window of somebody who is signed in and has registered `routers`, by their identities.
    static OpenWindow signedIn(Path folder, SimulatedRouter... routers) {
        OpenWindow window = new OpenWindow(folder);
        Caller caller = window.account();
        for (SimulatedRouter router : routers) {
            window.register(caller, "router-" + router.port(), router);
        }
        window.open(caller);
        return window;
    }

    Caller account() {
        try (Secret first = Secret.ofText(PASSWORD);
                Secret second = Secret.ofText(PASSWORD)) {
            program.access().register(USER, null, first).orThrow();
            return program.access().signIn(USER, second).orThrow();
        }
    }

    Router register(Caller caller, String name, SimulatedRouter router) {
        try (Secret none = Secret.ofText("")) {
            return program.fleet()
                    .add(
                            caller,
                            new RouterDraft(
                                    name,
                                    "127.0.0.1",
                                    router.port(),
                                    Transport.API,
                                    null,
                                    "admin",
                                    none,
                                    null,
                                    "Nairobi",
                                    List.of("test"),
                                    null,
                                    null))
                    .orThrow();
        }
    }

    private void open(@Nullable Caller caller) {
        startToolkit();
        styleLog.addHandler(warnings);
        onFx(
                () -> {
                    List<Window> before = List.copyOf(Window.getWindows());
                    desktop =
                            new Desktop(
                                    services(),
                                    settings,
                                    program.listener(),
                                    new DesktopOptions(
                                            caller, demo && caller != null, null, "test", clock),
                                    exited::countDown);
                    desktop.show();
                    stage =
                            (Stage)
                                    Window.getWindows().stream()
                                            .filter(window -> !before.contains(window))
                                            .findFirst()
                                            .orElseThrow();
                    stage.requestFocus();
                    return true;
                });
        robot.targetWindow(stage());
        await("the window is in front", () -> stage().isFocused());
    }

    private DesktopServices services() {
        return new DesktopServices(
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
                program.shells());
    }

    private static void startToolkit() {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException already) {
            started.complete(true);
        }
        get(started, "the toolkit starts");
    }

    /// Runs `action` on the JavaFX thread and waits for its answer.
    <T> T onFx(Supplier<T> action) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        answer.complete(action.get());
                    } catch (RuntimeException | AssertionError problem) {
                        answer.completeExceptionally(problem);
                    }
                });
        return get(answer, "the JavaFX thread answers");
    }

    private static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException problem) {
            throw new AssertionError(what, problem.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what, late);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts this thread", interrupted);
        }
    }

    /// Looks once a frame, on the JavaFX thread, until it is so.
    void await(String what, BooleanSupplier so) {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        AnimationTimer frames =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (so.getAsBoolean()) {
                            stop();
                            seen.complete(true);
                        }
                    }
                };
        Platform.runLater(frames::start);
        try {
            get(seen, what);
        } finally {
            Platform.runLater(frames::stop);
        }
    }

    Stage stage() {
        return java.util.Objects.requireNonNull(stage);
    }

    Scene scene() {
        return stage().getScene();
    }

    FxRobot robot() {
        return robot;
    }

    /// What the window works with, while somebody is signed in.
    ConsoleViewModel console() {
        Desktop open = java.util.Objects.requireNonNull(desktop);
        return onFx(
                () ->
                        open.place() instanceof Place.Console(ConsoleViewModel model)
                                ? model
                                : fail("nobody is signed in"));
    }

    /// The same, on the JavaFX thread.
    ConsoleViewModel consoleNow() {
        return java.util.Objects.requireNonNull(desktop).place()
                        instanceof Place.Console(ConsoleViewModel model)
                ? model
                : fail("nobody is signed in");
    }

    /// Chooses an item of the menu that is open.
    void clickInMenu(String query) {
        var found = new Node[1];
        await(
                query + " is offered",
                () -> {
                    for (Window each : Window.getWindows()) {
                        Node node = each.getScene() == null ? null : each.getScene().lookup(query);
                        if (node != null && each.isShowing()) {
                            found[0] = node;
                        }
                    }
                    return found[0] != null;
                });
        robot.clickOn(found[0]);
    }

    /// What idle minutes are counted by.
    PassingClock clock() {
        return clock;
    }

    TemporaryProgram program() {
        return program;
    }

    WindowSettings settings() {
        return settings;
    }

    /// Waits until it is there to be seen.
    Node find(String query) {
        await(query + " is shown", () -> visible(query) != null);
        return java.util.Objects.requireNonNull(onFx(() -> visible(query)));
    }

    /// On the JavaFX thread.
    boolean isShown(String query) {
        return visible(query) != null;
    }

    private @Nullable Node visible(String query) {
        for (Node node : scene().getRoot().lookupAll(query)) {
            if (isShown(node)) {
                return node;
            }
        }
        return null;
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether some text that is shown contains `text`.
    boolean shows(String text) {
        return textShown(scene().getRoot(), text);
    }

    private static boolean textShown(Node node, String text) {
        if (!node.isVisible()) {
            return false;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && labeled.getText().contains(text)) {
            return true;
        }
        if (node instanceof javafx.scene.text.Text words && words.getText().contains(text)) {
            return true;
        }
        return node instanceof javafx.scene.Parent parent
                && parent.getChildrenUnmodifiable().stream()
                        .anyMatch(child -> textShown(child, text));
    }

    void awaitText(String text) {
        await("\"" + text + "\" is shown", () -> shows(text));
    }

    /// Types into a field as fast as hands on a loaded machine may.
    void type(String query, String text) {
        TextInputControl field = (TextInputControl) find(query);
        onFx(
                () -> {
                    field.requestFocus();
                    field.selectAll();
                    field.replaceSelection(text);
                    return true;
                });
    }

    void click(String query) {
        Node node = find(query);
        robot.clickOn(node);
    }

    void press(KeyCode... codes) {
        robot.push(codes);
    }

    boolean isFocused(String query) {
        Node owner = scene().getFocusOwner();
        return owner != null && scene().getRoot().lookupAll(query).contains(owner);
    }

    @Override
    public void close() {
        onFx(
                () -> {
                    stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
                    return true;
                });
        try {
            assertTrue(exited.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the window ends");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts this thread", interrupted);
        } finally {
            styleLog.removeHandler(warnings);
            program.close();
        }
        assertEquals(List.of(), List.copyOf(styleWarnings), "warnings of the stylesheets");
    }

    private final class WarningHandler extends Handler {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                styleWarnings.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
