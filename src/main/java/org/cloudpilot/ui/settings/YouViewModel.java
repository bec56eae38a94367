package org.cloudpilot.ui.settings;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.recovery.RecoveryViewModel;

/// The person's own ways in: password, recovery key, this computer's keyring.
public final class YouViewModel {
    private final AccountService accounts;
    private final Caller caller;
    private final TaskRunner tasks;
    private final RecoveryViewModel recovery;
    private final Submission password;
    private final ReadOnlyBooleanWrapper remembered = new ReadOnlyBooleanWrapper();

    public YouViewModel(
            AccountService accounts, Caller caller, TaskRunner tasks, RecoveryViewModel recovery) {
        this.accounts = accounts;
        this.caller = caller;
        this.tasks = tasks;
        this.recovery = recovery;
        password = new Submission(tasks);
    }

    public void load() {
        recovery.load();
        tasks.run(() -> accounts.isRemembered(caller), remembered::set);
    }

    /// Takes over all three.
    public void changePassword(Secret old, Secret fresh, Secret repeated) {
        boolean same = fresh.matches(repeated);
        repeated.close();
        if (!same) {
            old.close();
            fresh.close();
            password.clear();
            password.wrong("repeated", Message.of("ui.signin.not_the_same"));
            return;
        }
        password.run(() -> accounts.changePassword(caller, old, fresh), changed -> {}, old, fresh);
    }

    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Lets this computer's keyring let the person in. Takes over `known`.
    public void remember(Secret known, Submission submission) {
        submission.run(() -> accounts.remember(caller, known), done -> remembered.set(true), known);
    }

    /// The keyring lets the person in no longer.
    public void forget(Submission submission) {
        submission.run(() -> accounts.forget(caller), done -> remembered.set(false));
    }

    public String username() {
        return caller.username();
    }

    /// The change of the password.
    public Submission password() {
        return password;
    }

    public RecoveryViewModel recovery() {
        return recovery;
    }

    public ReadOnlyBooleanProperty rememberedProperty() {
        return remembered.getReadOnlyProperty();
    }
}
