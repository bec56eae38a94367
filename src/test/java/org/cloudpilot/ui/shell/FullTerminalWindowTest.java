package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.control.Clip;
import org.cloudpilot.ui.fleet.RouterRow;
import org.cloudpilot.ui.terminal.ScreenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The full terminal in a real window, over real SSH, by keyboard alone.
class FullTerminalWindowTest {
    private static final int TRIES = 40;
    private static final String PROMPT = "[admin@edge] >";
    private static final String PAGER = "-- [Q quit|D dump|down]";

    @TempDir Path folder;

    private static SimulatedRouter edge() {
        return SimulatedRouter.builder(Hardware.RB5009)
                .identity("edge")
                .services(Set.of(Service.API, Service.SSH))
                .start();
    }

    /// A window in which the router's SSH port and host key are known.
    private OpenWindow window(SimulatedRouter device) {
        OpenWindow window = OpenWindow.signedIn(folder, device);
        window.awaitText("online");
        Caller caller = window.console().caller();
        ReachDraft reach =
                new ReachDraft(
                        null,
                        null,
                        null,
                        device.sshEndpoint().port(),
                        device.hostKey().hex(),
                        null,
                        null,
                        null);
        RouterRow row = window.onFx(() -> row(window));
        RouterDraft draft =
                new RouterDraft(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        reach);
        window.program().fleet().change(caller, row.id(), draft).orThrow();
        window.await(
                "the port is known",
                () -> row(window).line().router().reach().sshPort() == device.sshEndpoint().port());
        return window;
    }

    private static RouterRow row(OpenWindow window) {
        return Objects.requireNonNull(window.consoleNow().fleet().currentProperty().get());
    }

    private static void open(OpenWindow window) {
        window.onFx(
                () -> {
                    window.consoleNow().openFullTerminal(row(window));
                    return true;
                });
    }

    private static String screen(OpenWindow window) {
        return ScreenText.of(window.scene().getRoot());
    }

    private static void awaitScreen(OpenWindow window, String text) {
        window.await("\"" + text + "\" is on the screen", () -> screen(window).contains(text));
    }

    private static void awaitPrompt(OpenWindow window) {
        awaitScreen(window, PROMPT);
        window.await("the screen has the focus", () -> window.isFocused("#shell-screen"));
    }

    private static void enter(OpenWindow window, String line) {
        window.robot().write(line);
        window.press(KeyCode.ENTER);
    }

    @Test
    void whatIsTypedReachesTheRouterAndItsAnswerTheScreen() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            window.press(KeyCode.SHIFT, KeyCode.T);
            awaitPrompt(window);
            enter(window, ":put 4711");
            awaitScreen(window, "\n4711");
            enter(window, "/quit");
            window.awaitText("edge ended the session.");
        }
    }

    @Test
    void theKeysAreTheRoutersExceptThoseThatLeaveIt() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            open(window);
            awaitPrompt(window);
            window.press(KeyCode.F1);
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.press(KeyCode.T);
            window.press(KeyCode.DELETE);
            window.robot().write("abc");
            window.press(KeyCode.CONTROL, KeyCode.C);
            awaitScreen(window, "tabc");
            assertNotNull(window.onFx(() -> window.consoleNow().dock().shownProperty().get()));
            assertTrue(window.onFx(() -> window.isFocused("#shell-screen")));
            window.press(KeyCode.CONTROL, KeyCode.TAB);
            window.await("the console is shown", () -> window.isFocused("#terminal-input"));
            window.press(KeyCode.CONTROL, KeyCode.TAB);
            window.await("and the full one", () -> window.isFocused("#shell-screen"));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            window.await("it is gone", () -> window.consoleNow().dock().terminals().isEmpty());
        }
    }

    @Test
    void theRouterHearsOfTheScreensNewSize() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            open(window);
            awaitPrompt(window);
            int rows = window.onFx(() -> ScreenText.size(window.scene().getRoot()).rows());
            enter(window, "/interface print");
            awaitScreen(window, PAGER);
            window.press(KeyCode.Q);
            window.onFx(
                    () -> {
                        ((Region) window.scene().lookup(".dock")).setPrefHeight(520);
                        return true;
                    });
            window.await(
                    "it is larger",
                    () -> ScreenText.size(window.scene().getRoot()).rows() > rows + 6);
            assertTrue(printsWhole(window), "the answer is still cut into pages");
        }
    }

    /// The emulator tells the router of a size when no other has followed for a while.
    private static boolean printsWhole(OpenWindow window) {
        for (int i = 0; i < TRIES; i++) {
            String end = "end" + i;
            enter(window, "/interface print; :put " + end);
            window.await(
                    "a page or all of it",
                    () -> screen(window).contains(PAGER) || screen(window).contains("\n" + end));
            if (!window.onFx(() -> screen(window).contains(PAGER))) {
                return true;
            }
            window.press(KeyCode.Q);
            window.await("no page waits", () -> !screen(window).contains(PAGER));
        }
        return false;
    }

    @Test
    void aDroppedLinkLeavesTheScreenAndConnectsAgain() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            open(window);
            awaitPrompt(window);
            enter(window, ":put before");
            awaitScreen(window, "\nbefore");
            device.disconnectAll();
            window.awaitText("The link to edge is gone.");
            assertTrue(window.onFx(() -> screen(window)).contains("\nbefore"));
            window.await("the way back has the focus", () -> window.isFocused("#shell-again"));
            window.press(KeyCode.ENTER);
            window.await("the screen has the focus", () -> window.isFocused("#shell-screen"));
            enter(window, ":put after");
            awaitScreen(window, "\nafter");
            assertTrue(window.onFx(() -> screen(window)).contains("\nbefore"));
        }
    }

    @Test
    void anotherHostKeyIsNotBelieved() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            device.changeHostKey();
            open(window);
            window.awaitText("another certificate or host key than the one you confirmed");
            window.awaitText("Review…");
            assertFalse(window.onFx(() -> screen(window)).contains(PROMPT));
        }
    }

    @Test
    void aWrongPasswordIsSaid() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device);
                Secret wrong = Secret.ofText("wrong")) {
            RouterDraft draft =
                    new RouterDraft(
                            null, null, null, null, null, null, wrong, List.of(), null, null, null,
                            null);
            window.program()
                    .fleet()
                    .change(window.console().caller(), window.onFx(() -> row(window)).id(), draft)
                    .orThrow();
            open(window);
            window.awaitText("The log-in was refused");
            window.awaitText("Connect again");
        }
    }

    @Test
    void severalPastedLinesAreAskedAbout() {
        try (SimulatedRouter device = edge();
                OpenWindow window = window(device)) {
            open(window);
            awaitPrompt(window);
            window.onFx(
                    () -> {
                        Clip.copy(":put one\n:put two\n");
                        return true;
                    });
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
            window.awaitText("Type these 2 lines on edge?");
            window.await("the way out has the focus", () -> window.isFocused("#shell-paste-no"));
            window.press(KeyCode.ENTER);
            window.await("the screen has the focus", () -> window.isFocused("#shell-screen"));
            assertFalse(window.onFx(() -> screen(window)).contains("one"));
        }
    }
}
