package org.cloudpilot.ui.settings;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The settings page: which section is shown, and what stands in each.
public final class SettingsViewModel {
    /// The sections, in their order at the left.
    public enum Section {
        YOU,
        LOCKING,
        TERMINAL,
        /// For the store's owners.
        USERS,
        /// For the store's owners.
        BACKUP,
        /// For the store's owners.
        STORE_KEY
    }

    private final YouViewModel you;
    private final LockingViewModel locking;
    private final UsersViewModel users;
    private final BackupViewModel backup;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.YOU);

    public SettingsViewModel(
            YouViewModel you,
            LockingViewModel locking,
            UsersViewModel users,
            BackupViewModel backup) {
        this.backup = backup;
        this.you = you;
        this.locking = locking;
        this.users = users;
    }

    public YouViewModel you() {
        return you;
    }

    public LockingViewModel locking() {
        return locking;
    }

    public UsersViewModel users() {
        return users;
    }

    public BackupViewModel backup() {
        return backup;
    }

    public ObjectProperty<Section> sectionProperty() {
        return section;
    }
}
