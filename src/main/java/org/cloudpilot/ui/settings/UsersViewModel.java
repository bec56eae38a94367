package org.cloudpilot.ui.settings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The store's users and its key, for its owners.
public final class UsersViewModel {
    private final UserService users;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final ObservableList<Account> accounts = FXCollections.observableArrayList();
    private final ObservableList<Invitation> invitations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper owner = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();

    public UsersViewModel(UserService users, Caller caller, TaskRunner tasks, Clock clock) {
        this.users = users;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// Finds out whether this is for the person at all.
    public void lookWhoIsOwner() {
        tasks.run(() -> users.isOwner(caller), owner::set);
    }

    public void load() {
        loadInvitations();
        tasks.run(
                () -> users.users(caller),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<List<Account>>(List<Account> all) -> {
                            refusal.set(null);
                            accounts.setAll(all);
                        }
                        case Outcome.Refused<List<Account>>(Refusal reason) ->
                                refusal.set(reason.message());
                    }
                });
    }

    private void loadInvitations() {
        tasks.run(
                () -> users.invitations(caller),
                outcome -> {
                    if (outcome instanceof Outcome.Done<List<Invitation>>(List<Invitation> open)) {
                        invitations.setAll(open);
                    }
                });
    }

    /// Takes an invitation back.
    public void withdraw(Invitation invitation) {
        // one that was used meanwhile is gone from the list, too
        tasks.run(() -> users.withdraw(caller, invitation.id()), _ -> load());
    }

    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Makes a code that lets one person register; `shown` gets it as text, which JavaFX cannot
    /// wipe.
    public void invite(Consumer<String> shown) {
        tasks.run(
                () -> users.invite(caller),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Secret>(Secret code) -> {
                            loadInvitations();
                            try (code) {
                                shown.accept(
                                        code.use(
                                                bytes ->
                                                        new String(bytes, StandardCharsets.UTF_8)));
                            }
                        }
                        case Outcome.Refused<Secret>(Refusal reason) ->
                                refusal.set(reason.message());
                    }
                });
    }

    /// @param confirmation the user's name, as the person typed it
    public void remove(Account account, String confirmation, Submission submission) {
        submission.run(() -> users.remove(caller, account.id(), confirmation), gone -> load());
    }

    /// Makes somebody an owner of the store, or no longer one.
    public void setOwner(Account account, boolean now, Submission submission) {
        submission.run(
                () -> users.setOwner(caller, account.id(), now),
                changed -> {
                    lookWhoIsOwner();
                    load();
                });
    }

    /// Gives the store a new key; everybody is signed out. Takes over `password`.
    public void rekey(Secret password, Submission submission) {
        submission.run(() -> users.rekey(caller, password), done -> {}, password);
    }

    public boolean isMyself(Account account) {
        return account.id().equals(caller.user());
    }

    public ObservableList<Account> accounts() {
        return accounts;
    }

    /// The invitations that nobody used yet.
    public ObservableList<Invitation> invitations() {
        return invitations;
    }

    /// Whether the person is one of the store's owners.
    public ReadOnlyBooleanProperty ownerProperty() {
        return owner.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public Clock clock() {
        return clock;
    }
}
