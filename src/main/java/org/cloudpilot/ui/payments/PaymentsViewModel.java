package org.cloudpilot.ui.payments;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerification;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The payment credentials of the space that is shown.
public final class PaymentsViewModel {
    private final PaymentService payments;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final ObservableList<PaymentCredential> credentials =
            FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PaymentCredentialId> asked =
            new ReadOnlyObjectWrapper<>();

    public PaymentsViewModel(
            PaymentService payments, Caller caller, TaskRunner tasks, Clock clock) {
        this.payments = payments;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// Reads them again.
    public void load() {
        tasks.run(() -> payments.credentials(caller), this::show);
    }

    private void show(Outcome<List<PaymentCredential>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<PaymentCredential>>(var found) -> {
                failure.set(null);
                credentials.setAll(found);
                loaded.set(true);
            }
            case Outcome.Refused<List<PaymentCredential>>(Refusal why) ->
                    failure.set(why.message());
        }
    }

    /// A form for a provider that the space has no account with.
    public PaymentFormViewModel newForm() {
        return new PaymentFormViewModel(payments, caller, tasks, null, free(), this::changed);
    }

    /// Whether there is a provider left to add.
    public boolean canAdd() {
        return !free().isEmpty();
    }

    private Set<PaymentProvider> free() {
        Set<PaymentProvider> free = EnumSet.allOf(PaymentProvider.class);
        credentials.forEach(each -> free.remove(each.provider()));
        return free;
    }

    public PaymentFormViewModel editForm(PaymentCredential credential) {
        return new PaymentFormViewModel(
                payments,
                caller,
                tasks,
                credential,
                EnumSet.of(credential.provider()),
                this::changed);
    }

    private void changed() {
        notice.set(null);
        load();
    }

    /// Asks the provider; what it says becomes the notice. One at a time.
    public void verify(PaymentCredential credential) {
        if (asked.get() != null) {
            return;
        }
        asked.set(credential.id());
        notice.set(Message.of("ui.payments.asking_of", credential.provider().display()));
        tasks.run(
                () -> payments.verify(caller, credential.id()),
                outcome -> {
                    asked.set(null);
                    notice.set(said(credential, outcome));
                    load();
                });
    }

    private static Message said(
            PaymentCredential credential, Outcome<PaymentVerification> outcome) {
        Message message =
                switch (outcome) {
                    case Outcome.Refused<PaymentVerification>(Refusal why) -> why.message();
                    case Outcome.Done<PaymentVerification>(
                                    PaymentVerification.Asked(_, var verdict)) ->
                            verdict.message();
                    case Outcome.Done<PaymentVerification>(
                                    PaymentVerification.Compared(_, boolean matches)) ->
                            Message.of(matches ? "payments.match" : "payments.no_match");
                };
        return Message.of(
                "ui.payments.said", credential.provider().display(), Sentences.of(message));
    }

    /// For one question.
    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Puts it to use, or out of use.
    public void toggle(PaymentCredential credential) {
        tasks.run(
                () -> payments.toggle(caller, credential.id()),
                outcome -> {
                    notice.set(
                            outcome instanceof Outcome.Refused<PaymentCredential>(Refusal why)
                                    ? why.message()
                                    : null);
                    load();
                });
    }

    public void remove(PaymentCredential credential, Submission submission) {
        submission.run(() -> payments.remove(caller, credential.id()), _ -> changed());
    }

    /// Hands the private key to `shown`; that is recorded.
    public void reveal(
            PaymentCredential credential,
            Submission submission,
            Consumer<PaymentKeyViewModel> shown) {
        submission.run(
                () -> payments.reveal(caller, credential.id()),
                key -> shown.accept(new PaymentKeyViewModel(key)));
    }

    public ObservableList<PaymentCredential> credentials() {
        return credentials;
    }

    /// False until they were read for the first time.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Why they cannot be read.
    public ReadOnlyObjectProperty<@Nullable Message> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What came of what was done last.
    public ReadOnlyObjectProperty<@Nullable Message> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whose provider is being asked.
    public ReadOnlyObjectProperty<@Nullable PaymentCredentialId> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public Clock clock() {
        return clock;
    }
}
