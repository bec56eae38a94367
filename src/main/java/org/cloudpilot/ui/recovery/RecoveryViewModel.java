package org.cloudpilot.ui.recovery;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;

import java.util.function.Consumer;

/// Whether the person has a recovery key, whether to offer one now, and making it.
public final class RecoveryViewModel {
    private record Known(boolean has, boolean due) {}

    private final AccountService accounts;
    private final Caller caller;
    private final TaskRunner tasks;
    private final boolean offered;
    private final ReadOnlyBooleanWrapper has = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper due = new ReadOnlyBooleanWrapper();

    /// @param offered whether the person is ever reminded; false in a demo, whose store is thrown
    ///   away
    public RecoveryViewModel(
            AccountService accounts, Caller caller, TaskRunner tasks, boolean offered) {
        this.accounts = accounts;
        this.caller = caller;
        this.tasks = tasks;
        this.offered = offered;
    }

    public void load() {
        tasks.run(
                () ->
                        new Known(
                                accounts.hasRecoveryKey(caller),
                                offered && accounts.isRecoveryDue(caller)),
                known -> {
                    has.set(known.has());
                    due.set(known.due());
                });
    }

    /// Not now; the person is asked again in two weeks.
    public void postpone() {
        due.set(false);
        tasks.run(() -> accounts.postponeRecovery(caller));
    }

    /// For one question.
    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Makes one, in place of an earlier one, and hands it to `shown`. Takes over `password`.
    public void make(Secret password, Submission submission, Consumer<RecoveryKeyViewModel> shown) {
        submission.run(
                () -> accounts.makeRecoveryKey(caller, password),
                key -> {
                    has.set(true);
                    due.set(false);
                    shown.accept(new RecoveryKeyViewModel(key.text(), caller.username(), tasks));
                },
                password);
    }

    public ReadOnlyBooleanProperty hasProperty() {
        return has.getReadOnlyProperty();
    }

    /// Whether to offer one now.
    public ReadOnlyBooleanProperty dueProperty() {
        return due.getReadOnlyProperty();
    }
}
