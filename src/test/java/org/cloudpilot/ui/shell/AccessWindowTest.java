package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Key pairs, spaces, passwords and the lock, with hands on the real window.
class AccessWindowTest {
    private static final String FRESH = "violin harbour lentil";

    @TempDir Path folder;

    private static Secret secret(String text) {
        return Secret.ofText(text);
    }

    private static String text(Secret secret) {
        return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// A second user, by invitation.
    private static void inviteBea(TemporaryProgram program, Caller owner) {
        try (Secret code = program.users().invite(owner).orThrow()) {
            program.access().register("bea", null, secret(FRESH), text(code)).orThrow();
        }
    }

    @Test
    void makesAKeyPairShowsItOnceAndRevokesIt() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.click("#rail-keys");
            TableView<?> table = (TableView<?>) window.find("#keys-table");
            window.await("the first pair is there", () -> table.getItems().size() == 1);
            window.click("#new-key");
            window.type("#key-name", "nightly");
            window.click("#scope-read");
            window.click("#scope-operate");
            window.click("#key-make");
            window.awaitText("This is needed.");
            window.click("#scope-read");
            window.click("#key-make");
            TextField shown = (TextField) window.find("#private-key");
            assertFalse(shown.getText().isBlank());
            assertTrue(((Button) window.find("#pair-done")).isDisabled());
            window.await("the tick has the focus", () -> window.isFocused("#kept"));
            window.press(KeyCode.SPACE);
            window.click("#pair-done");
            window.await("there are two", () -> table.getItems().size() == 2);
            window.onFx(
                    () -> {
                        table.getSelectionModel().select(1);
                        table.requestFocus();
                        return true;
                    });
            window.press(KeyCode.DELETE);
            window.awaitText("Revoke \"nightly\"?");
            window.click("#question-go");
            window.await("one is left", () -> table.getItems().size() == 1);
            window.press(KeyCode.ESCAPE);
            window.awaitText("No routers yet");
        }
    }

    @Test
    void sharesASpaceAndNamesWhatALeaverMayKnow() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).start();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            inviteBea(window.program(), window.console().caller());
            chooseInSpaceMenu(window, "#new-space-item");
            window.type("#question-typed", "Highland Net");
            window.click("#question-go");
            window.await("the space is shown", () -> spaceShown(window).equals("Highland Net"));
            Caller there = window.console().caller();
            window.register(there, "mast", router);

            chooseInSpaceMenu(window, "#members-item");
            window.type("#new-member", "nobody");
            window.click("#add-member");
            window.awaitText("There is no user of this name.");
            window.type("#new-member", "bea");
            window.click("#add-member");
            ComboBox<?> role = (ComboBox<?>) window.find("#role-of-bea");
            assertEquals(Role.OPERATOR, role.getValue());
            window.click("#remove-bea");
            window.awaitText("Take bea out of the space?");
            window.click("#question-go");
            window.awaitText("Change these");
            assertTrue(window.onFx(() -> window.shows("mast")));
            window.click("#exposures-close");
            window.awaitText("1 secret to change");
        }
    }

    private static String spaceShown(OpenWindow window) {
        Node button = window.scene().getRoot().lookup("#space");
        return button instanceof Button shown ? shown.getText() : "";
    }

    private static void chooseInSpaceMenu(OpenWindow window, String item) {
        window.click("#space");
        window.clickInMenu(item);
    }

    @Test
    void viewersMayLookAlone() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            TemporaryProgram program = window.program();
            inviteBea(program, window.console().caller());
            Caller bea = program.access().signIn("bea", secret(FRESH)).orThrow();
            Space space = program.sharing().create(bea, "Lake").orThrow();
            program.sharing().add(bea, space.id(), OpenWindow.USER, Role.VIEWER).orThrow();
            window.onFx(
                    () -> {
                        window.consoleNow().spaces().choose(space);
                        return true;
                    });
            window.await("the space is shown", () -> spaceShown(window).equals("Lake"));
            window.awaitText("view only");
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.awaitText("Your role in this space does not let you change routers.");
            chooseInSpaceMenu(window, "#members-item");
            window.awaitText("Members of Lake");
            window.await("it cannot be changed", () -> !window.isShown("#add-member"));
        }
    }

    @Test
    void changesThePasswordOnlyWithTheOldOne() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.press(KeyCode.CONTROL, KeyCode.COMMA);
            window.type("#old-password", "not the password");
            window.type("#new-password", FRESH);
            window.type("#repeated-password", FRESH);
            window.click("#change-password");
            window.awaitText("This is not your password.");
            window.type("#old-password", OpenWindow.PASSWORD);
            window.click("#change-password");
            window.awaitText("The password is changed.");
            assertInstanceOf(
                    Outcome.Done.class,
                    window.program().access().signIn(OpenWindow.USER, secret(FRESH)));
        }
    }

    @Test
    void comesBackWithTheRecoveryKey() {
        try (OpenWindow window = OpenWindow.atWork(folder)) {
            window.awaitText("Without a recovery key");
            window.click("#offer-make");
            window.type("#question-password", OpenWindow.PASSWORD);
            window.click("#question-go");
            String key = ((Label) window.find("#recovery-key")).getText().replace("\n", "");
            window.click("#recovery-kept");
            window.click("#recovery-done");
            window.await("nothing is offered", () -> !window.isShown("#offer-make"));

            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            window.awaitText("Routers stay watched.");
            window.click("#lost-password");
            window.type("#typed-recovery-key", key.substring(1));
            window.type("#password", FRESH);
            window.type("#repeated", FRESH);
            window.click("#recover-go");
            window.awaitText("This is no recovery key");
            window.type("#typed-recovery-key", key);
            window.click("#recover-go");
            window.awaitText("Your next recovery key");
            window.click("#recovery-kept");
            window.click("#enter");
            window.awaitText("No routers yet");
        }
    }

    @Test
    void locksWhenNobodyTouchesIt() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("locks in 15 min");
            window.clock().pass(Duration.ofMinutes(14));
            window.press(KeyCode.ESCAPE);
            window.clock().pass(Duration.ofMinutes(14));
            window.press(KeyCode.ESCAPE);
            window.awaitText("No routers yet");
            window.clock().pass(Duration.ofMinutes(16));
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.awaitText("Locked");
            window.awaitText("Routers stay watched.");
        }
    }

    @Test
    void showsNothingOnceItsSessionWasEndedElsewhere() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.program().access().lockAll(Actor.stranger("cli", "test"));
            window.awaitText("This session was ended from elsewhere");
            window.type("#password", OpenWindow.PASSWORD);
            window.click("#sign-in-go");
            window.awaitText("No routers yet");
        }
    }

    @Test
    void letsSomebodyInByInvitation() {
        try (OpenWindow window = OpenWindow.atSignIn(folder)) {
            Caller owner =
                    window.program()
                            .access()
                            .signIn(OpenWindow.USER, secret(OpenWindow.PASSWORD))
                            .orThrow();
            String code;
            try (Secret made = window.program().users().invite(owner).orThrow()) {
                code = text(made);
            }
            window.click("#have-invitation");
            window.type("#invitation", "not a code");
            window.type("#username", "bea");
            window.type("#password", FRESH);
            window.type("#repeated", FRESH);
            window.click("#sign-in-go");
            window.awaitText("another account needs an invitation");
            window.type("#invitation", code);
            window.click("#sign-in-go");
            window.awaitText("Your key pair for scripts");
            window.click("#enter");
            window.awaitText("No routers yet");
        }
    }

    @Test
    void remembersOnThisComputerUntilItIsToldToForget() {
        try (OpenWindow window = OpenWindow.atSignIn(folder)) {
            Caller caller =
                    window.program()
                            .access()
                            .signIn(OpenWindow.USER, secret(OpenWindow.PASSWORD))
                            .orThrow();
            window.program().accounts().remember(caller, secret(OpenWindow.PASSWORD)).orThrow();
            window.program().access().lock(caller);
            window.type("#username", OpenWindow.USER);
            window.click("#sign-in-keyring");
            window.awaitText("No routers yet");
        }
    }
}
