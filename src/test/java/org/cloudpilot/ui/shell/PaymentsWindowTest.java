package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.program.StandInProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of payments, with a provider that listens.
class PaymentsWindowTest {
    private static final String PRIVATE_KEY = "ISSecretKey_test_wolf";

    @TempDir Path folder;

    private static void add(OpenWindow window, StandInProvider provider) {
        window.click("#new-payment");
        @SuppressWarnings("unchecked")
        var box = (ComboBox<PaymentProvider>) window.find("#payment-provider");
        window.onFx(
                () -> {
                    box.setValue(PaymentProvider.INTASEND);
                    return true;
                });
        window.type("#payment-api-key", "ISPubKey_live_a");
        window.type("#payment-private-key", PRIVATE_KEY);
        window.type("#payment-base-url", provider.address());
        window.click("#payment-save");
        window.awaitText("This key is of the other environment");
        window.type("#payment-api-key", "ISPubKey_test_a");
        window.click("#payment-save");
    }

    @Test
    void anAccountIsAddedVerifiedShownAndRemoved() {
        try (var provider = new StandInProvider(PRIVATE_KEY);
                OpenWindow window = OpenWindow.signedIn(folder)) {
            window.awaitText("No routers yet");
            window.click("#rail-payments");
            window.awaitText("No payment accounts");
            add(window, provider);
            TableView<?> table = (TableView<?>) window.find("#payments-table");
            window.await("it is there", () -> table.getItems().size() == 1);
            window.onFx(
                    () -> {
                        table.getSelectionModel().select(0);
                        table.requestFocus();
                        return true;
                    });
            window.press(KeyCode.V);
            window.awaitText("The provider knows these credentials.");
            window.awaitText("valid, ");

            window.click("#payment-reveal-instasend");
            window.awaitText("Show the private key of IntaSend?");
            window.click("#question-go");
            window.awaitText("This was written to the audit log.");
            assertEquals(PRIVATE_KEY, ((TextField) window.find("#revealed-key")).getText());
            window.click("#revealed-close");

            window.await("the sheet is gone", () -> !window.isShown("#revealed-key"));
            window.click("#payment-remove-instasend");
            window.awaitText("Remove the account with IntaSend?");
            window.click("#question-go");
            window.awaitText("No payment accounts");
            window.press(KeyCode.ESCAPE);
            window.awaitText("No routers yet");
        }
    }
}
