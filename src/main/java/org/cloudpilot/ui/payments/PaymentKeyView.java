package org.cloudpilot.ui.payments;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Copyable;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// The sheet that shows a private key until it is closed.
final class PaymentKeyView extends View<FormPane, PaymentKeyViewModel> {
    private final Sheets sheets;
    private final TextField key = Copyable.field("revealed-key");
    private final Button close;
    private final Sheet sheet;

    PaymentKeyView(PaymentKeyViewModel model, Sheets sheets) {
        super(new FormPane(), model);
        this.sheets = sheets;
        root.words(Sentences.of("payments.revealed"))
                .field(
                        "private_key",
                        new FormField(
                                Sentences.of("ui.payments.private_key"),
                                Copyable.with(
                                        key, Sentences.of("ui.payments.copy_key"), key::getText)));
        close = Buttons.primary(Sentences.of("ui.close"), sheets::hide);
        close.setId("revealed-close");
        close.setDefaultButton(true);
        sheet = new Sheet(model.provider(), 560, root, sheets::hide);
        sheet.setActions(Sheet.gap(), close);
    }

    void open() {
        sheets.show(sheet, close);
    }

    @Override
    protected void attach(Ties ties) {
        key.setText(model.text());
    }

    @Override
    protected void detach() {
        key.clear();
        model.close();
    }
}
