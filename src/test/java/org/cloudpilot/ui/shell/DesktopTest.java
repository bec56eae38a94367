package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {
    @TempDir Path folder;

    @Test
    void leadsFromTheFirstAccountToAnEmptyFleetAndThroughTheLock() {
        try (OpenWindow window = OpenWindow.onEmptyStore(folder)) {
            window.awaitText("Create your account");
            window.type("#username", OpenWindow.USER);
            window.type("#password", "short");
            window.type("#repeated", "other");
            window.click("#sign-in-go");
            window.awaitText("The two passwords differ.");
            window.type("#password", "short");
            window.type("#repeated", "short");
            window.click("#sign-in-go");
            window.awaitText("At least 12 characters.");
            window.type("#password", OpenWindow.PASSWORD);
            window.type("#repeated", OpenWindow.PASSWORD);
            window.click("#sign-in-go");
            window.awaitText("Your key pair for scripts");
            assertFalse(((TextField) window.find("#private-key")).getText().isBlank());
            window.press(KeyCode.ENTER);
            window.awaitText("No routers yet");

            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            window.awaitText("Locked");
            window.type("#password", "not the password");
            window.click("#sign-in-go");
            window.awaitText("User name and password do not fit together.");
            window.type("#password", OpenWindow.PASSWORD);
            window.click("#sign-in-go");
            window.awaitText("No routers yet");
        }
    }

    @Test
    void addsARouterOnlyWhenItsFieldsAreRight() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).start();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.type("#router-name", "westlands-core");
            window.type("#router-host", "not an address");
            window.type("#router-port", "70000");
            window.press(KeyCode.ENTER);
            window.awaitText("Not an IPv4 or IPv6 address or a host name.");
            assertTrue(window.onFx(() -> window.shows("A port is a number from 1 to 65535.")));

            window.type("#router-host", "127.0.0.1");
            window.type("#router-port", Integer.toString(router.port()));
            window.press(KeyCode.ENTER);
            window.awaitText("1 router");
            window.awaitText("online");
        }
    }

    @Test
    void testsTheConnectionBeforeSavingAndSavesInSpiteOfTheResult() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).user("a", "b").start();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.type("#router-name", "kisumu-hub");
            window.type("#router-host", "127.0.0.1");
            window.type("#router-port", Integer.toString(router.port()));
            window.click("#test-connection");
            window.awaitText("The log-in was refused");
            window.click("#save-router");
            window.awaitText("1 router");
            window.awaitText("log-in refused");
        }
    }

    @Test
    void searchesAsOneTypesAndStepsBackWithEsc() {
        try (SimulatedRouter first = SimulatedRouter.builder(Hardware.HEX).start();
                SimulatedRouter second = SimulatedRouter.builder(Hardware.RB5009).start();
                OpenWindow window = OpenWindow.signedIn(folder, first, second)) {
            window.awaitText("2 routers");
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.await("the search has the focus", () -> window.isFocused("#search"));
            window.robot().write(Integer.toString(second.port()));
            window.awaitText("1 of 2");
            window.type("#search", "nowhere");
            window.awaitText("Nothing matches");
            window.press(KeyCode.ESCAPE);
            window.awaitText("2 routers");
        }
    }

    @Test
    void runsAConsoleLineOnTheSelectedRouter() {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
                OpenWindow window = OpenWindow.signedIn(folder, router)) {
            window.awaitText("online");
            window.await("the table has the focus", () -> window.isFocused(".router-table"));
            window.press(KeyCode.T);
            window.await("the terminal has the focus", () -> window.isFocused("#terminal-input"));
            window.robot().write("/system identity print");
            window.press(KeyCode.ENTER);
            window.awaitText("name: edge");
            window.robot().write("/ip/address/print where");
            window.press(KeyCode.ESCAPE);
            window.await("the table has the focus", () -> window.isFocused(".router-table"));
        }
    }

    @Test
    void laysItselfOutByTheWidth() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.RB5009).start();
                OpenWindow window = OpenWindow.signedIn(folder, router)) {
            window.awaitText("online");
            window.onFx(() -> resize(window, 1400));
            window.find(".inspector");
            window.find(".scope");
            window.onFx(() -> resize(window, 1150));
            window.await("the inspector is put away", () -> !window.isShown(".inspector"));
            window.find(".scope");
            window.onFx(() -> resize(window, 1030));
            window.await("the scope is folded", () -> !window.isShown(".scope"));
            window.await("the table has the focus", () -> window.isFocused(".router-table"));
            window.press(KeyCode.ENTER);
            window.find(".drawer");
            window.press(KeyCode.ESCAPE);
            window.await("the drawer is closed", () -> !window.isShown(".drawer"));
        }
    }

    private static boolean resize(OpenWindow window, double width) {
        window.stage().setWidth(width);
        return true;
    }

    @Test
    void deletesWhatWasSelectedWhenAsked() {
        try (SimulatedRouter first = SimulatedRouter.builder(Hardware.HEX).start();
                SimulatedRouter second = SimulatedRouter.builder(Hardware.HEX).start();
                OpenWindow window = OpenWindow.signedIn(folder, first, second)) {
            window.awaitText("2 routers");
            window.await("the table has the focus", () -> window.isFocused(".router-table"));
            TableView<?> table = (TableView<?>) window.find(".router-table");
            window.await(
                    "a row is selected", () -> table.getSelectionModel().getSelectedIndex() == 0);
            window.press(KeyCode.DELETE);
            window.awaitText("Delete router-" + first.port() + "?");
            window.click("#confirm-delete");
            window.awaitText("1 router");
            assertEquals(1, window.onFx(() -> table.getItems().size()));
        }
    }
}
