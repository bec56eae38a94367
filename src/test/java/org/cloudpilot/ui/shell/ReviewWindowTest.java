package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deciding on certificates with mouse and keyboard.
class ReviewWindowTest {
    @TempDir Path folder;

    private static SimulatedRouter tlsRouter() {
        return SimulatedRouter.builder(Hardware.HEX).identity("mast3").apiSsl().start();
    }

    private static Router register(OpenWindow window, SimulatedRouter device, Reach reach) {
        Caller caller = window.console().caller();
        try (Secret none = Secret.ofText("")) {
            return window.program()
                    .fleet()
                    .add(
                            caller,
                            new RouterDraft(
                                    "mast3",
                                    "127.0.0.1",
                                    device.endpoint(Transport.API_SSL).port(),
                                    Transport.API_SSL,
                                    null,
                                    "admin",
                                    none,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    ReachDraft.of(reach, null)))
                    .orThrow();
        }
    }

    @Test
    void acceptsAChangedCertificateFromTheStrip() {
        try (SimulatedRouter device = tlsRouter();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            register(
                    window,
                    device,
                    Reach.usual().withCertificate(new Fingerprint("ab".repeat(32))));
            window.awaitText("1 certificate");
            window.click("#review");
            window.awaitText("Certificates to review");
            window.await("the list has the focus", () -> window.isFocused("#review-lines"));
            window.press(KeyCode.SPACE);
            window.awaitText("Confirm selected (1)");
            window.click("#review-confirm");
            window.awaitText("No certificate or host key waits for a decision.");
            window.press(KeyCode.ESCAPE);
            window.awaitText("online");
        }
    }

    @Test
    void confirmsInTheFormAndGoesOnWithTheTest() {
        try (SimulatedRouter device = tlsRouter();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.type("#router-name", "mast3");
            window.type("#router-host", "127.0.0.1");
            @SuppressWarnings("unchecked")
            var transport = (ComboBox<Transport>) window.find("#router-transport");
            window.onFx(
                    () -> {
                        transport.setValue(Transport.API_SSL);
                        return true;
                    });
            window.type(
                    "#router-port", Integer.toString(device.endpoint(Transport.API_SSL).port()));
            window.click("#test-connection");
            window.awaitText("Confirm this certificate");
            window.click("#confirm-proof");
            window.awaitText("mast3 answers");
            window.click("#save-router");
            window.awaitText("online");
            assertEquals(
                    device.fingerprint(),
                    window.program()
                            .fleet()
                            .routers(window.console().caller())
                            .orThrow()
                            .getFirst()
                            .reach()
                            .certificate());
        }
    }

    @Test
    void asksTwiceBeforeATestAcceptsAnotherCertificate() {
        try (SimulatedRouter device = tlsRouter();
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            register(
                    window,
                    device,
                    Reach.usual().withCertificate(new Fingerprint("ab".repeat(32))));
            window.awaitText("new certificate");
            window.click(".table-row-cell");
            window.click("#test-routers");
            window.awaitText("Confirmed before");
            window.click("#accept-proof");
            window.awaitText("Accept it only if you know why it changed.");
            window.click("#accept-proof-surely");
            window.awaitText("mast3 answers");
        }
    }

    @Test
    void unfoldsWhereSomethingFoldedIsWrong() {
        try (OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.type("#router-name", "mast3");
            window.type("#router-host", "127.0.0.1");
            window.click("#advanced");
            window.type("#router-knock", "7000");
            window.click("#advanced");
            window.await("it is folded", () -> !window.isShown("#router-knock"));
            window.click("#save-router");
            window.awaitText("Not a knock: 7000.");
            window.await("the field has the focus", () -> window.isFocused("#router-knock"));
        }
    }
}
