package org.cloudpilot.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.settings.WindowLayout;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.ui.fx.Navigator;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.cloudpilot.ui.signin.SignInViewModel;
import org.cloudpilot.ui.terminal.TerminalLookModel;
import org.jspecify.annotations.Nullable;

/// The window as a whole: who is signed in, where it stands, how it looks.
public final class ShellViewModel {
    private final DesktopServices services;
    private final AccessService access;
    private final WindowSettings settings;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final DesktopOptions options;
    private final ListenerViewModel listener;
    private final Navigator<Place> navigator;
    private final StringProperty theme;
    private final TerminalLookModel terminalLook;
    private final IdleLock idle;
    private final Subscription lockRules;
    private final ReadOnlyObjectWrapper<@Nullable Caller> caller = new ReadOnlyObjectWrapper<>();
    private @Nullable VisitViewModel visit;

    ShellViewModel(
            DesktopServices services,
            WindowSettings settings,
            ListenerViewModel listener,
            UiThread ui,
            TaskRunner tasks,
            DesktopOptions options) {
        this.services = services;
        this.access = services.access();
        this.settings = settings;
        this.listener = listener;
        this.ui = ui;
        this.tasks = tasks;
        this.options = options;
        theme = new SimpleStringProperty(settings.layout().theme());
        theme.subscribe((before, now) -> remember(layout -> layout.withTheme(now)));
        terminalLook =
                new TerminalLookModel(
                        settings.layout().terminal(),
                        look -> remember(layout -> layout.withTerminal(look)));
        idle = new IdleLock(ui, options.clock(), this::lock);
        lockRules =
                services.settings()
                        .watchLock(
                                rules ->
                                        ui.run(
                                                () ->
                                                        idle.limit(
                                                                Duration.ofMinutes(
                                                                        rules.idleMinutes()))));
        navigator = new Navigator<>(new Place.Entrance(entrance(firstMode(), "")));
        Caller already = options.alreadySignedIn();
        if (already != null) {
            signedIn(already);
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

    private SignInViewModel entrance(SignInViewModel.Mode mode, String username) {
        return new SignInViewModel(
                access,
                services.accounts(),
                services.backups(),
                tasks,
                mode,
                username,
                options.demoPassword(),
                this::signedIn);
    }

    private void signedIn(Caller who) {
        visit = new VisitViewModel(access, services.accounts(), who, tasks, options.demo());
        show(who);
        idle.start();
        // the watch ends with the lease
        tasks.run(() -> access.watchLease(who, () -> ui.run(() -> ended(who))), watch -> {});
    }

    private void show(Caller who) {
        VisitViewModel company = visit;
        if (company == null) {
            return;
        }
        caller.set(who);
        var console =
                new ConsoleViewModel(
                        who,
                        services,
                        company,
                        ui,
                        tasks,
                        options.clock(),
                        listener::address,
                        this::enterSpace);
        console.fleet().open();
        navigator.goTo(new Place.Console(console));
    }

    /// Shows another of the person's spaces.
    private void enterSpace(SpaceId space) {
        Caller who = caller.get();
        if (who == null) {
            return;
        }
        tasks.run(
                () -> access.inSpace(who, space),
                outcome -> {
                    if (outcome instanceof Outcome.Done<Caller>(Caller there)
                            && who.equals(caller.get())) {
                        closeConsole();
                        show(there);
                    }
                });
    }

    /// Hides everything and ends the window's lease.
    void lock() {
        Caller who = caller.get();
        if (who == null) {
            return;
        }
        leave();
        SignInViewModel entrance = entrance(SignInViewModel.Mode.LOCKED, who.username());
        navigator.goTo(new Place.Entrance(entrance));
        tasks.run(
                () -> {
                    access.lock(who, services.settings().lock().keepWatching());
                    return access.isWatching(who);
                },
                entrance::tellWatched);
    }

    /// The desktop's session was locked; whether the window follows is a setting.
    void lockWithSession() {
        if (services.settings().lock().withSession()) {
            lock();
        }
    }

    /// Somebody ended the lease from elsewhere: nothing may stay on the screen.
    private void ended(Caller who) {
        Caller now = caller.get();
        if (now == null || !now.lease().equals(who.lease())) {
            return;
        }
        leave();
        SignInViewModel entrance = entrance(SignInViewModel.Mode.LOCKED, who.username());
        entrance.tellEndedElsewhere();
        navigator.goTo(new Place.Entrance(entrance));
    }

    /// Somebody moved the mouse or pressed a key. False when the window is locked by now.
    boolean touch() {
        return idle.touch();
    }

    /// Ends every stream and subscription of the window.
    void close() {
        leave();
        lockRules.close();
        listener.close();
    }

    private void leave() {
        idle.stop();
        closeConsole();
        caller.set(null);
        visit = null;
    }

    private void closeConsole() {
        if (navigator.place() instanceof Place.Console(ConsoleViewModel console)) {
            console.close();
        }
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

    TerminalLookModel terminalLook() {
        return terminalLook;
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
        return options.clock();
    }

    /// How long until the window locks by itself; null: it does not.
    ReadOnlyObjectProperty<@Nullable Duration> lockLeftProperty() {
        return idle.leftProperty();
    }
}
