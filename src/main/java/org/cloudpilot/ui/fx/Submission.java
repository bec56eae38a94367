package org.cloudpilot.ui.fx;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// One form's way to a service: whether it is under way, what is wrong beside which field, why it
/// was refused as a whole, and whether it is done.
public final class Submission {
    private static final FieldErrors NONE = new FieldErrors.Collector().errors();

    private final TaskRunner tasks;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<FieldErrors> errors = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();

    public Submission(TaskRunner tasks) {
        this.tasks = tasks;
    }

    /// Asks the service; `done` hears of the answer after [#finishedProperty] did. Nothing happens
    /// while an earlier one is under way.
    ///
    /// @param spent secrets that are wiped when the service has answered
    public <T> void run(Supplier<Outcome<T>> work, Consumer<? super T> done, Secret... spent) {
        if (busy.get()) {
            wipe(spent);
            return;
        }
        clear();
        tasks.run(
                busy,
                () -> {
                    try {
                        return work.get();
                    } finally {
                        wipe(spent);
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<T>(T value) -> {
                            finished.set(true);
                            done.accept(value);
                        }
                        case Outcome.Refused<T>(Refusal reason) -> refuse(reason);
                    }
                });
    }

    private static void wipe(Secret... spent) {
        for (Secret secret : spent) {
            secret.close();
        }
    }

    /// Forgets what was said.
    public void clear() {
        errors.set(NONE);
        refusal.set(null);
        finished.set(false);
    }

    /// Says why not, beside the field that it is about, where there is one.
    public void refuse(Refusal reason) {
        switch (reason) {
            case Refusal.Invalid(FieldErrors fields) -> errors.set(fields);
            case Refusal.Duplicate(String field, Message message) -> wrong(field, message);
            default -> refusal.set(reason.message());
        }
    }

    /// Says what is wrong with one field.
    public void wrong(String field, Message message) {
        errors.set(FieldErrors.of(field, message));
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    public ReadOnlyObjectProperty<FieldErrors> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }
}
