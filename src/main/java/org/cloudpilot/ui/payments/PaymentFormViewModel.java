package org.cloudpilot.ui.payments;

import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// What payment credentials are to be. A key that is left empty stays as it is.
public final class PaymentFormViewModel {
    private final PaymentService payments;
    private final Caller caller;
    private final @Nullable PaymentCredential before;
    private final List<PaymentProvider> providers;
    private final Runnable changed;
    private final Submission submission;
    private final ObjectProperty<@Nullable PaymentProvider> provider = new SimpleObjectProperty<>();
    private final ObjectProperty<PaymentEnvironment> environment =
            new SimpleObjectProperty<>(PaymentEnvironment.SANDBOX);
    private final StringProperty baseUrl = new SimpleStringProperty("");
    private final BooleanProperty active = new SimpleBooleanProperty(true);

    /// @param before null for new ones
    /// @param providers to choose from
    PaymentFormViewModel(
            PaymentService payments,
            Caller caller,
            TaskRunner tasks,
            @Nullable PaymentCredential before,
            Set<PaymentProvider> providers,
            Runnable changed) {
        this.payments = payments;
        this.caller = caller;
        this.before = before;
        this.providers = List.copyOf(providers);
        this.changed = changed;
        this.submission = new Submission(tasks);
        provider.set(this.providers.isEmpty() ? null : this.providers.getFirst());
        if (before != null) {
            environment.set(before.environment());
            baseUrl.set(before.baseUrl());
            active.set(before.active());
        }
    }

    /// Saves it; the keys are wiped when the service has answered.
    public void save(Secret apiKey, Secret privateKey, Secret webhookKey) {
        PaymentDraft draft =
                new PaymentDraft(
                        provider.get(),
                        given(apiKey),
                        given(privateKey),
                        given(webhookKey),
                        environment.get(),
                        baseUrl.get(),
                        active.get());
        PaymentCredential known = before;
        submission.run(
                () ->
                        known == null
                                ? payments.add(caller, draft)
                                : payments.change(caller, known.id(), draft),
                _ -> changed.run(),
                apiKey,
                privateKey,
                webhookKey);
    }

    private static @Nullable Secret given(Secret typed) {
        return typed.isEmpty() ? null : typed;
    }

    public boolean isNew() {
        return before == null;
    }

    public List<PaymentProvider> providers() {
        return providers;
    }

    public ObjectProperty<@Nullable PaymentProvider> providerProperty() {
        return provider;
    }

    public ObjectProperty<PaymentEnvironment> environmentProperty() {
        return environment;
    }

    public StringProperty baseUrlProperty() {
        return baseUrl;
    }

    public BooleanProperty activeProperty() {
        return active;
    }

    public Submission submission() {
        return submission;
    }
}
