package org.cloudpilot.ui.payments;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.EmptyState;
import org.cloudpilot.ui.control.PageHead;
import org.cloudpilot.ui.control.Question;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The page of payment credentials.
public final class PaymentsView extends View<VBox, PaymentsViewModel> {
    private final Sheets sheets;
    private final PaymentTable table;
    private final EmptyState none;
    private final Label failure = new Label();
    private final Label notice = new Label();
    private final Button add;

    public PaymentsView(PaymentsViewModel model, Sheets sheets) {
        super(new VBox(), model);
        this.sheets = sheets;
        add = Buttons.primary(Sentences.of("ui.payments.add"), this::add);
        add.setId("new-payment");
        table =
                new PaymentTable(
                        model,
                        new PaymentTable.Actions(
                                model::verify,
                                this::edit,
                                this::reveal,
                                model::toggle,
                                this::remove));
        none =
                new EmptyState(
                        Feather.CREDIT_CARD,
                        Sentences.of("ui.payments.none"),
                        Sentences.of("ui.payments.none_text"),
                        Buttons.primary(Sentences.of("ui.payments.add"), this::add));
        failure.getStyleClass().add("empty-text");
        failure.setWrapText(true);
        notice.getStyleClass().add("page-notice");
        notice.setId("payments-notice");
        notice.setWrapText(true);
        notice.setMinHeight(Label.USE_PREF_SIZE);
        var places = new StackPane(table, none, failure);
        VBox.setVgrow(places, Priority.ALWAYS);
        root.getStyleClass().add("page");
        root.getChildren()
                .setAll(
                        new PageHead(
                                Sentences.of("ui.payments.title"),
                                Sentences.of("ui.payments.text"),
                                add),
                        notice,
                        places);
    }

    /// As people read it.
    static String environment(PaymentEnvironment environment) {
        return Sentences.of("ui.payments.environment." + environment.word());
    }

    @Override
    protected void attach(Ties ties) {
        table.setItems(model.credentials());
        ties.add(() -> table.setItems(null));
        ties.listen(model.credentials(), this::showPlace);
        ties.listen(model.loadedProperty(), loaded -> showPlace());
        ties.listen(model.failureProperty(), this::showFailure);
        ties.listen(model.noticeProperty(), this::showNotice);
        ties.listen(model.askedProperty(), whose -> table.refresh());
        ties.filter(table, KeyEvent.KEY_PRESSED, this::onKey);
        model.load();
    }

    private void showPlace() {
        boolean failed = model.failureProperty().get() != null;
        boolean empty = model.loadedProperty().get() && model.credentials().isEmpty();
        none.setVisible(empty && !failed);
        table.setVisible(!empty && !failed);
        add.setDisable(failed || !model.canAdd());
        if (!empty && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private void showFailure(@Nullable Message why) {
        failure.setText(why == null ? "" : Sentences.of(why));
        failure.setVisible(why != null);
        showPlace();
    }

    private void showNotice(@Nullable Message what) {
        notice.setText(what == null ? "" : Sentences.of(what));
        notice.setVisible(what != null);
        notice.setManaged(what != null);
    }

    /// Where the keyboard begins on this page.
    public void focus() {
        if (model.credentials().isEmpty()) {
            add.requestFocus();
        } else {
            table.requestFocus();
        }
    }

    /// Opens the form for a further account.
    public void add() {
        if (model.canAdd()) {
            new PaymentFormView(model.newForm(), sheets).open();
        }
    }

    private void onKey(KeyEvent event) {
        PaymentCredential chosen = table.getSelectionModel().getSelectedItem();
        if (chosen == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, F2 -> edit(chosen);
            case DELETE -> remove(chosen);
            case F5, V -> model.verify(chosen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void edit(PaymentCredential credential) {
        new PaymentFormView(model.editForm(credential), sheets).open();
    }

    private void reveal(PaymentCredential credential) {
        var submission = model.newSubmission();
        new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.payments.reveal_title", credential.provider().display()),
                        Sentences.of("ui.payments.reveal_text"))
                .open(
                        Sentences.of("ui.payments.reveal"),
                        () ->
                                model.reveal(
                                        credential,
                                        submission,
                                        key -> new PaymentKeyView(key, sheets).open()));
    }

    private void remove(PaymentCredential credential) {
        var submission = model.newSubmission();
        new Question(
                        submission,
                        sheets,
                        Sentences.of("ui.payments.remove_title", credential.provider().display()),
                        Sentences.of("ui.payments.remove_text"))
                .openDanger(
                        Sentences.of("ui.payments.remove"),
                        () -> model.remove(credential, submission));
    }
}
