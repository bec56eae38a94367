package org.cloudpilot.service.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessOptions;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;

/// A real store with its access and backup services, in a folder of a test's own.
final class Household implements AutoCloseable {
    static final String PASSWORD = "plum tree in the yard";

    final DataFolder folder;
    final Store store;
    final AccessService access;
    final BackupService backups;
    final BackupSchedules schedules;
    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();

    Household(Path path) {
        this(path, Clock.systemUTC(), step -> {});
    }

    Household(Path path, Clock clock, Replacement.Steps steps) {
        folder = DataFolder.prepare(path).orThrow();
        store = new Store(folder);
        BackupService.settle(folder).orThrow();
        access =
                new AccessService(
                        folder,
                        store,
                        AccessOptions.of(false, true).withArgon2(new Argon2Parameters(64, 1, 1)),
                        _ -> true);
        backups = new BackupService(folder, store, audited::add, clock, "0.4-test", steps);
        schedules = new BackupSchedules(folder, backups, store.settings());
    }

    Registered register(String name) {
        try (Secret password = Secret.ofText(PASSWORD)) {
            return access.register(name, null, password).orThrow();
        }
    }

    Outcome<Caller> trySignIn(String name) {
        try (Secret password = Secret.ofText(PASSWORD)) {
            return access.signIn(name, password);
        }
    }

    Caller signIn(String name) {
        return trySignIn(name).orThrow();
    }

    List<String> actions() {
        return audited.stream().map(event -> event.action() + " " + event.outcome()).toList();
    }

    @Override
    public void close() {
        schedules.close();
        access.close();
    }
}
