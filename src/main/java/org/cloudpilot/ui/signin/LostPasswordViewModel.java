package org.cloudpilot.ui.signin;

import javafx.beans.property.StringProperty;

import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.MadeRecoveryKey;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.recovery.RecoveryKeyViewModel;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Coming back without the password: the recovery key and a new password, then the next recovery
/// key, then in.
public final class LostPasswordViewModel {
    private final AccountService accounts;
    private final TaskRunner tasks;
    private final StringProperty username;
    private final Runnable onRecovered;
    private final Consumer<Secret> signIn;
    private final Submission submission;
    private @Nullable RecoveryKeyViewModel next;
    private @Nullable Secret password;

    /// @param onRecovered shows the next recovery key
    /// @param signIn takes the new password over
    LostPasswordViewModel(
            AccountService accounts,
            TaskRunner tasks,
            StringProperty username,
            Runnable onRecovered,
            Consumer<Secret> signIn) {
        this.accounts = accounts;
        this.tasks = tasks;
        this.username = username;
        this.onRecovered = onRecovered;
        this.signIn = signIn;
        submission = new Submission(tasks);
    }

    /// Takes over all three.
    public void recover(Secret typedKey, Secret fresh, Secret repeated) {
        boolean same = fresh.matches(repeated);
        repeated.close();
        if (!same) {
            typedKey.close();
            fresh.close();
            submission.clear();
            submission.wrong("repeated", Message.of("ui.signin.not_the_same"));
            return;
        }
        String name = username.get().strip();
        submission.run(
                () -> besideField(accounts.recover(name, typedKey, fresh, null), fresh),
                made -> {
                    password = fresh;
                    next = new RecoveryKeyViewModel(made.text(), name, tasks);
                    onRecovered.run();
                },
                typedKey);
    }

    private static Outcome<MadeRecoveryKey> besideField(
            Outcome<MadeRecoveryKey> outcome, Secret fresh) {
        if (outcome instanceof Outcome.Refused<MadeRecoveryKey>(Refusal reason)) {
            fresh.close();
            if (reason instanceof Refusal.BadCredentials) {
                return Outcome.refused(
                        new Refusal.Invalid(
                                FieldErrors.of("recovery_key", Message.of("ui.lost.wrong"))));
            }
        }
        return outcome;
    }

    /// The next recovery key is kept: signs in with the new password.
    public void enter() {
        RecoveryKeyViewModel shown = next;
        Secret fresh = password;
        next = null;
        password = null;
        if (shown != null) {
            shown.close();
        }
        if (fresh != null) {
            signIn.accept(fresh);
        }
    }

    @Nullable RecoveryKeyViewModel recoveryKey() {
        return next;
    }

    public StringProperty usernameProperty() {
        return username;
    }

    /// Refused beside `recovery_key`, `new_password` or `repeated`.
    public Submission submission() {
        return submission;
    }
}
