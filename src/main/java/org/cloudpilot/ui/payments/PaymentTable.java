package org.cloudpilot.ui.payments;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.cloudpilot.model.PaymentCheck;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.RowTable;
import org.cloudpilot.ui.control.Units;
import org.kordamp.ikonli.feather.Feather;

/// The table of payment credentials.
final class PaymentTable extends RowTable<PaymentCredential> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass RISK = PseudoClass.getPseudoClass("risk");

    private final PaymentsViewModel model;

    /// What the buttons of a row do.
    record Actions(
            Consumer<PaymentCredential> verify,
            Consumer<PaymentCredential> edit,
            Consumer<PaymentCredential> reveal,
            Consumer<PaymentCredential> toggle,
            Consumer<PaymentCredential> remove) {}

    PaymentTable(PaymentsViewModel model, Actions actions) {
        this.model = model;
        dress("payments-table");
        column("provider", 130, (cell, row) -> cell.setText(row.provider().display()));
        column("environment", 100, PaymentTable::showEnvironment);
        column(
                "status",
                100,
                (cell, row) ->
                        cell.setText(
                                Sentences.of(
                                        row.active()
                                                ? "ui.payments.in_use"
                                                : "ui.payments.out_of_use")));
        column("address", 250, PaymentTable::showAddress);
        column("verified", 220, this::showCheck);
        add("payments-actions", "", 176, 176, (cell, row) -> showActions(cell, row, actions));
    }

    private void column(
            String key,
            double width,
            java.util.function.BiConsumer<TableCell<?, ?>, PaymentCredential> show) {
        add("payments-" + key, Sentences.of("ui.payments.column." + key), width, 60, show);
    }

    private static void showEnvironment(TableCell<?, ?> cell, PaymentCredential row) {
        var tag = new Label(PaymentsView.environment(row.environment()));
        tag.getStyleClass().add("tag");
        tag.setMinWidth(Label.USE_PREF_SIZE);
        cell.setGraphic(tag);
    }

    private static void showAddress(TableCell<?, ?> cell, PaymentCredential row) {
        cell.setText(row.address());
        cell.setTooltip(new Tooltip(row.address()));
    }

    private void showCheck(TableCell<?, ?> cell, PaymentCredential row) {
        PaymentCheck check = row.lastCheck();
        var words = new Label();
        words.getStyleClass().add("payment-verdict");
        if (row.id().equals(model.askedProperty().get())) {
            words.setText(Sentences.of("ui.payments.asking"));
        } else if (check == null) {
            words.setText(Sentences.of("ui.payments.not_verified"));
        } else {
            words.setText(
                    Sentences.of(
                            "ui.payments.verdict_at",
                            Sentences.of("ui.payments.verdict." + check.verdict().word()),
                            Units.date(check.at(), model.clock())));
            Boolean valid = check.verdict().isValid();
            words.pseudoClassStateChanged(WRONG, Boolean.FALSE.equals(valid));
            words.pseudoClassStateChanged(RISK, valid == null);
            cell.setTooltip(
                    new Tooltip(
                            Sentences.of(check.verdict().message())
                                    + "\n"
                                    + Units.exact(check.at(), model.clock())));
        }
        cell.setGraphic(words);
    }

    private static void showActions(TableCell<?, ?> cell, PaymentCredential row, Actions actions) {
        var buttons =
                new HBox(
                        2,
                        button(Feather.CHECK_CIRCLE, "verify", row, actions.verify()),
                        button(Feather.EDIT_2, "edit", row, actions.edit()),
                        button(Feather.EYE, "reveal", row, actions.reveal()),
                        button(
                                row.active() ? Feather.PAUSE : Feather.PLAY,
                                row.active() ? "stop" : "start",
                                row,
                                actions.toggle()),
                        button(Feather.TRASH_2, "remove", row, actions.remove()));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        cell.setGraphic(buttons);
    }

    private static Button button(
            Feather glyph, String key, PaymentCredential row, Consumer<PaymentCredential> action) {
        Button button =
                Buttons.icon(
                        glyph,
                        Sentences.of("ui.payments." + key + "_of", row.provider().display()),
                        () -> action.accept(row));
        button.setId("payment-" + key + "-" + row.provider().word());
        return button;
    }
}
