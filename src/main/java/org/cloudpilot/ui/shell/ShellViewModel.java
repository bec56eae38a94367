package org.cloudpilot.ui.shell;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.service.settings.WindowLayout;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.ui.fx.Navigator;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.cloudpilot.ui.signin.SignInViewModel;
import org.jspecify.annotations.Nullable;

/// The window as a whole: who is signed in, where it stands, how it looks.
public final class ShellViewModel {
    private final AccessService access;
    private final FleetService fleet;
    private final TrustService trust;
    private final CommandService commands;
    private final WindowSettings settings;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final Clock clock;
    private final DesktopOptions options;
    private final ListenerViewModel listener;
    private final Navigator<Place> navigator;
    private final StringProperty theme;
    private final ReadOnlyObjectWrapper<@Nullable Caller> caller = new ReadOnlyObjectWrapper<>();

    ShellViewModel(
            AccessService access,
            FleetService fleet,
            TrustService trust,
            CommandService commands,
            WindowSettings settings,
            ListenerViewModel listener,
            UiThread ui,
            TaskRunner tasks,
            Clock clock,
            DesktopOptions options) {
        this.access = access;
        this.fleet = fleet;
        this.trust = trust;
        this.commands = commands;
        this.settings = settings;
        this.listener = listener;
        this.ui = ui;
        this.tasks = tasks;
        this.clock = clock;
        this.options = options;
        theme = new SimpleStringProperty(settings.layout().theme());
        theme.subscribe((before, now) -> remember(layout -> layout.withTheme(now)));
        Caller already = options.alreadySignedIn();
        if (already == null) {
            navigator = new Navigator<>(entrance(firstMode(), ""));
        } else {
            caller.set(already);
            navigator = new Navigator<>(console(already));
        }
    }

    private SignInViewModel.Mode firstMode() {
        if (options.demo()) {
            return SignInViewModel.Mode.PREPARING;
        }
        return access.state() == AccessService.StoreState.ABSENT
                ? SignInViewModel.Mode.FIRST_ACCOUNT
                : SignInViewModel.Mode.SIGN_IN;
    }

    /// The demo is prepared, and its user signed in.
    void enter(Caller who) {
        signedIn(who);
    }

    private Place entrance(SignInViewModel.Mode mode, String username) {
        return new Place.Entrance(
                new SignInViewModel(
                        access, tasks, mode, username, options.demoPassword(), this::signedIn));
    }

    private Place console(Caller who) {
        var console = new ConsoleViewModel(who, fleet, trust, commands, ui, tasks, clock);
        console.fleet().open();
        return new Place.Console(console);
    }

    private void signedIn(Caller who) {
        caller.set(who);
        navigator.goTo(console(who));
    }

    /// Hides everything and ends the window's lease.
    void lock() {
        Caller who = caller.get();
        if (who == null) {
            return;
        }
        leave();
        navigator.goTo(entrance(SignInViewModel.Mode.LOCKED, who.username()));
        tasks.run(() -> access.lock(who));
    }

    /// Ends every stream and subscription of the window.
    void close() {
        leave();
        listener.close();
    }

    private void leave() {
        if (navigator.place() instanceof Place.Console(ConsoleViewModel console)) {
            console.close();
        }
        caller.set(null);
    }

    /// Changes the layout that the next start takes up, and saves it.
    private void remember(UnaryOperator<WindowLayout> step) {
        settings.change(step);
        tasks.run(settings::save);
    }

    void rememberPanes(
            double inspectorWidth, double dockHeight, boolean dockOpen, boolean scopeOpen) {
        remember(layout -> layout.withPanes(inspectorWidth, dockHeight, dockOpen, scopeOpen));
    }

    void rememberColumns(List<String> columns) {
        if (!settings.layout().columns().equals(columns)) {
            remember(layout -> layout.withColumns(columns));
        }
    }

    double inspectorWidth() {
        return settings.layout().inspectorWidth();
    }

    double dockHeight() {
        return settings.layout().dockHeight();
    }

    boolean dockOpen() {
        return settings.layout().dockOpen();
    }

    boolean scopeOpen() {
        return settings.layout().scopeOpen();
    }

    /// The chosen columns by their words; empty: the usual ones.
    List<String> columns() {
        return settings.layout().columns();
    }

    /// Saves the layout a last time, then goes on.
    void saveThen(UnaryOperator<WindowLayout> step, Runnable then) {
        settings.change(step);
        tasks.run(
                () -> {
                    settings.save();
                    return true;
                },
                saved -> then.run());
    }

    WindowLayout layout() {
        return settings.layout();
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return navigator.placeProperty();
    }

    ReadOnlyObjectProperty<@Nullable Caller> callerProperty() {
        return caller.getReadOnlyProperty();
    }

    /// `dark`, `light` or `system`.
    StringProperty themeProperty() {
        return theme;
    }

    ListenerViewModel listener() {
        return listener;
    }

    DesktopOptions options() {
        return options;
    }

    Clock clock() {
        return clock;
    }
}
