package org.cloudpilot.ui.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.recovery.RecoveryViewModel;

import java.util.List;

/// What goes with a person from signing in to locking, whichever space they look at: what is to be
/// told once, and the offer of a recovery key.
final class VisitViewModel {
    private final ObservableList<Message> notices = FXCollections.observableArrayList();
    private final RecoveryViewModel recovery;

    VisitViewModel(
            AccessService access,
            AccountService accounts,
            Caller caller,
            TaskRunner tasks,
            boolean demo) {
        recovery = new RecoveryViewModel(accounts, caller, tasks, !demo);
        recovery.load();
        tasks.run(access::notices, (List<Message> found) -> notices.setAll(found));
    }

    /// What a person should know about the store's files.
    ObservableList<Message> notices() {
        return notices;
    }

    /// It was read.
    void dismiss() {
        notices.clear();
    }

    RecoveryViewModel recovery() {
        return recovery;
    }
}
