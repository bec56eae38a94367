package org.cloudpilot.ui.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.settings.LockSettings;
import org.cloudpilot.service.settings.SettingsService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;

/// When the window and the store lock.
public final class LockingViewModel {
    /// What the service refuses in the place of a text that is no number.
    private static final int NO_NUMBER = -1;

    private final SettingsService settings;
    private final AccessService access;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Submission saving;
    private final StringProperty idleMinutes = new SimpleStringProperty("");
    private final BooleanProperty withSession = new SimpleBooleanProperty();
    private final BooleanProperty keepWatching = new SimpleBooleanProperty();
    private final BooleanProperty keysMayOpen = new SimpleBooleanProperty();
    private final StringProperty scriptMinutes = new SimpleStringProperty("");

    public LockingViewModel(
            SettingsService settings, AccessService access, Caller caller, TaskRunner tasks) {
        this.settings = settings;
        this.access = access;
        this.caller = caller;
        this.tasks = tasks;
        saving = new Submission(tasks);
    }

    /// Shows what counts now.
    public void load() {
        show(settings.lock());
        saving.clear();
    }

    private void show(LockSettings now) {
        idleMinutes.set(Integer.toString(now.idleMinutes()));
        withSession.set(now.withSession());
        keepWatching.set(now.keepWatching());
        keysMayOpen.set(now.keysMayOpen());
        scriptMinutes.set(Integer.toString(now.scriptMinutes()));
    }

    public void save() {
        var wanted =
                new LockSettings(
                        number(idleMinutes.get()),
                        withSession.get(),
                        keepWatching.get(),
                        keysMayOpen.get(),
                        number(scriptMinutes.get()));
        saving.run(() -> settings.change(caller, wanted), this::show);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException other) {
            return NO_NUMBER;
        }
    }

    /// Signs everybody out and closes the store.
    public void lockAll() {
        tasks.run(() -> access.lockAll(Actor.of(caller)));
    }

    public StringProperty idleMinutesProperty() {
        return idleMinutes;
    }

    public BooleanProperty withSessionProperty() {
        return withSession;
    }

    public BooleanProperty keepWatchingProperty() {
        return keepWatching;
    }

    public BooleanProperty keysMayOpenProperty() {
        return keysMayOpen;
    }

    public StringProperty scriptMinutesProperty() {
        return scriptMinutes;
    }

    public Submission saving() {
        return saving;
    }

    /// For the question before everything is locked.
    public Submission newSubmission() {
        return new Submission(tasks);
    }
}
