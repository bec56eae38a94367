package org.cloudpilot.ui.payments;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Choices;
import org.cloudpilot.ui.control.FormField;
import org.cloudpilot.ui.control.FormPane;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// The sheet of payment credentials, new ones or known ones.
final class PaymentFormView extends View<FormPane, PaymentFormViewModel> {
    private static final double HALF = 240;

    private final Sheets sheets;
    private final ComboBox<@Nullable PaymentProvider> provider;
    private final ComboBox<PaymentEnvironment> environment;
    private final PasswordField apiKey = secret("payment-api-key");
    private final PasswordField privateKey = secret("payment-private-key");
    private final PasswordField webhookKey = secret("payment-webhook-key");
    private final FormField webhook;
    private final TextField baseUrl = new TextField();
    private final CheckBox active = new CheckBox(Sentences.of("ui.payments.active"));
    private final Spinner spinner = new Spinner();
    private final Button save;
    private final Sheet sheet;

    PaymentFormView(PaymentFormViewModel model, Sheets sheets) {
        super(new FormPane(), model);
        this.sheets = sheets;
        provider =
                Choices.of(
                        List.<@Nullable PaymentProvider>copyOf(model.providers()),
                        each -> each == null ? "" : each.display());
        provider.setId("payment-provider");
        provider.setDisable(!model.isNew());
        environment = Choices.of(List.of(PaymentEnvironment.values()), PaymentsView::environment);
        environment.setId("payment-environment");
        baseUrl.setId("payment-base-url");
        active.setId("payment-active");
        String keep = model.isNew() ? "" : " " + Sentences.of("ui.payments.keep");
        var whose = new FormField(Sentences.of("ui.payments.provider"), provider);
        var where = new FormField(Sentences.of("ui.payments.environment"), environment);
        webhook =
                new FormField(
                        Sentences.of("ui.payments.webhook_key"),
                        webhookKey,
                        Sentences.of("ui.payments.webhook_key_hint") + keep);
        root.field("provider", whose).field("environment", where);
        root.getChildren().removeAll(whose, where);
        for (FormField half : List.of(whose, where)) {
            HBox.setHgrow(half, Priority.ALWAYS);
            half.setPrefWidth(HALF);
        }
        root.more(new HBox(12, whose, where))
                .field(
                        "api_key",
                        new FormField(
                                Sentences.of("ui.payments.api_key"),
                                apiKey,
                                Sentences.of("ui.payments.api_key_hint") + keep))
                .field(
                        "private_key",
                        new FormField(
                                Sentences.of("ui.payments.private_key"),
                                privateKey,
                                Sentences.of("ui.payments.private_key_hint") + keep))
                .field("webhook_key", webhook)
                .field(
                        "base_url",
                        new FormField(
                                Sentences.of("ui.payments.base_url"),
                                baseUrl,
                                Sentences.of("ui.payments.base_url_hint")))
                .more(active);
        save = Buttons.primary(Sentences.of("ui.payments.save"), this::save);
        save.setId("payment-save");
        save.setDefaultButton(true);
        sheet =
                new Sheet(
                        Sentences.of(model.isNew() ? "ui.payments.new" : "ui.payments.edit"),
                        540,
                        root,
                        sheets::hide);
        sheet.setActions(
                spinner, Sheet.gap(), Buttons.plain(Sentences.of("ui.cancel"), sheets::hide), save);
    }

    private static PasswordField secret(String id) {
        var field = new PasswordField();
        field.setId(id);
        return field;
    }

    void open() {
        sheets.show(sheet, model.isNew() ? provider : apiKey);
    }

    private void save() {
        model.save(
                Secret.ofText(apiKey.getCharacters()),
                Secret.ofText(privateKey.getCharacters()),
                Secret.ofText(webhookKey.getCharacters()));
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(provider.valueProperty(), model.providerProperty());
        ties.bindBothWays(environment.valueProperty(), model.environmentProperty());
        ties.bindBothWays(baseUrl.textProperty(), model.baseUrlProperty());
        ties.bindBothWays(active.selectedProperty(), model.activeProperty());
        ties.listen(model.providerProperty(), whose -> showDefaults());
        ties.listen(model.environmentProperty(), where -> showDefaults());
        root.follow(ties, model.submission());
        ties.listen(
                model.submission().busyProperty(),
                busy -> {
                    spinner.spin(busy);
                    save.setDisable(busy);
                });
        ties.listen(
                model.submission().finishedProperty(),
                finished -> {
                    if (finished) {
                        sheets.hide();
                    }
                });
    }

    /// What depends on whose keys they are, and for what.
    private void showDefaults() {
        PaymentProvider whose = model.providerProperty().get();
        baseUrl.setPromptText(
                whose == null ? "" : whose.address(model.environmentProperty().get()));
        boolean signs = whose == PaymentProvider.KOPOKOPO;
        webhook.setVisible(signs);
        webhook.setManaged(signs);
    }

    @Override
    protected void detach() {
        apiKey.clear();
        privateKey.clear();
        webhookKey.clear();
    }
}
