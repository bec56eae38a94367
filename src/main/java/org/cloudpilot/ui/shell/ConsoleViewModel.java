package org.cloudpilot.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.ui.audit.AuditViewModel;
import org.cloudpilot.ui.fleet.FleetViewModel;
import org.cloudpilot.ui.fleet.RouterLine;
import org.cloudpilot.ui.fleet.RouterRow;
import org.cloudpilot.ui.fx.Navigator;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.cloudpilot.ui.keys.KeysViewModel;
import org.cloudpilot.ui.payments.PaymentsViewModel;
import org.cloudpilot.ui.router.RouterViewModel;
import org.cloudpilot.ui.settings.BackupViewModel;
import org.cloudpilot.ui.settings.LockingViewModel;
import org.cloudpilot.ui.settings.SettingsViewModel;
import org.cloudpilot.ui.settings.UsersViewModel;
import org.cloudpilot.ui.settings.YouViewModel;
import org.cloudpilot.ui.spaces.SpacesViewModel;
import org.cloudpilot.ui.terminal.FullTerminalViewModel;
import org.cloudpilot.ui.terminal.HelpViewModel;
import org.cloudpilot.ui.terminal.SnippetsViewModel;
import org.cloudpilot.ui.terminal.TerminalViewModel;
import org.jspecify.annotations.Nullable;

/// What a signed-in person works with: fleet, device pane and terminal, and how they hang together.
/// Lives from signing in to locking.
public final class ConsoleViewModel {
    private final Caller caller;
    private final FleetService service;
    private final FleetViewModel fleet;
    private final RouterViewModel router;
    private final TerminalViewModel terminal;
    private final HelpViewModel lineHelp;
    private final SnippetsViewModel snippets;
    private final VisitViewModel visit;
    private final SpacesViewModel spaces;
    private final KeysViewModel keys;
    private final PaymentsViewModel payments;
    private final AuditViewModel audit;
    private final SettingsViewModel settings;
    private final Navigator<Page> pages = new Navigator<>(Page.FLEET);
    private final DockViewModel dock;
    private final ReadOnlyObjectWrapper<Duration> polling =
            new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private Subscription followedLine = Subscription.EMPTY;
    private Subscription followedTarget = Subscription.EMPTY;
    private @Nullable RouterRow targetRow;

    /// @param caller in the space that is shown
    /// @param enter shows another space
    /// @param listener tells `host:port` of the listener, for examples
    ConsoleViewModel(
            Caller caller,
            DesktopServices services,
            VisitViewModel visit,
            UiThread ui,
            TaskRunner tasks,
            Clock clock,
            Supplier<String> listener,
            Consumer<SpaceId> enter) {
        this.caller = caller;
        this.visit = visit;
        service = services.fleet();
        fleet = new FleetViewModel(service, services.trust(), caller, ui, tasks, clock);
        router = new RouterViewModel(service, caller, ui, tasks, clock);
        terminal =
                new TerminalViewModel(
                        services.commands(),
                        services.history(),
                        services.safeModes(),
                        caller,
                        ui,
                        tasks,
                        clock);
        dock = new DockViewModel(services.shells(), caller, ui, tasks);
        lineHelp = new HelpViewModel(services.consoleHelp(), caller, tasks);
        snippets = new SnippetsViewModel(services.snippets(), caller, tasks);
        spaces = new SpacesViewModel(services.sharing(), caller, tasks, clock, enter);
        keys =
                new KeysViewModel(
                        services.keys(), services.sharing(), caller, tasks, clock, listener);
        payments = new PaymentsViewModel(services.payments(), caller, tasks, clock);
        audit = new AuditViewModel(services.audit(), caller, tasks, clock);
        settings =
                new SettingsViewModel(
                        new YouViewModel(services.accounts(), caller, tasks, visit.recovery()),
                        new LockingViewModel(services.settings(), services.access(), caller, tasks),
                        new UsersViewModel(services.users(), caller, tasks, clock),
                        new BackupViewModel(
                                services.backups(), services.schedules(), caller, tasks, clock));
        fleet.currentProperty().subscribe(this::showCurrent);
        fleet.summaryProperty().subscribe(summary -> followFleet());
        terminal.targetProperty().subscribe(this::followTarget);
    }

    private void showCurrent(@Nullable RouterRow row) {
        followedLine.unsubscribe();
        if (row == null) {
            followedLine = Subscription.EMPTY;
            router.show(null, null);
            return;
        }
        RouterLine line = row.line();
        router.show(line.router(), line.status());
        followedLine =
                row.lineProperty()
                        .subscribe(latest -> router.update(latest.router(), latest.status()));
    }

    private void followFleet() {
        polling.set(service.pollInterval(caller));
        var target = terminal.targetProperty().get();
        if (target != null) {
            RouterRow row = fleet.row(target.id());
            if (row == null) {
                terminal.removed();
            } else {
                tellTerminal(row);
            }
        }
        for (FullTerminalViewModel each : dock.terminals()) {
            RouterRow row = fleet.row(each.routerProperty().get().id());
            if (row != null) {
                each.update(row.line().router());
            }
        }
    }

    /// Also what the fleet's figures do not tell, such as another name.
    private void followTarget(@Nullable Router target) {
        RouterRow row = target == null ? null : fleet.row(target.id());
        if (Objects.equals(row, targetRow)) {
            return;
        }
        targetRow = row;
        followedTarget.unsubscribe();
        followedTarget =
                row == null
                        ? Subscription.EMPTY
                        : row.lineProperty().subscribe(() -> tellTerminal(row));
    }

    /// That the link is gone comes first: safe mode may have gone with it.
    private void tellTerminal(RouterRow row) {
        terminal.reached(!Boolean.FALSE.equals(row.line().status().isOnline()));
        terminal.update(row.line().router(), identityOf(row));
    }

    /// Points the terminal at this router and opens the dock.
    void openTerminal(RouterRow row) {
        pages.goTo(Page.FLEET);
        terminal.target(row.line().router(), identityOf(row));
        dock.showConsole();
    }

    /// Opens this router's full terminal, or shows the one that it has. A console without a target
    /// takes the router, too.
    void openFullTerminal(RouterRow row) {
        pages.goTo(Page.FLEET);
        if (terminal.targetProperty().get() == null) {
            terminal.target(row.line().router(), identityOf(row));
        }
        dock.showFull(row.line().router(), identityOf(row));
    }

    /// The same of the terminal's target.
    void openFullTerminal() {
        var target = terminal.targetProperty().get();
        RouterRow row = target == null ? null : fleet.row(target.id());
        if (row != null) {
            openFullTerminal(row);
        }
    }

    private static String identityOf(RouterRow row) {
        DeviceInfo info = row.line().info();
        String identity = info == null ? null : info.identity();
        return identity == null || identity.isBlank() ? row.line().router().name() : identity;
    }

    /// Opens or hides the dock; a terminal without a target takes the current router.
    void toggleDock() {
        pages.goTo(Page.FLEET);
        RouterRow row = fleet.currentProperty().get();
        BooleanProperty dockOpen = dock.openProperty();
        if (!dockOpen.get()
                && dock.shownProperty().get() == null
                && terminal.targetProperty().get() == null
                && row != null) {
            openTerminal(row);
        } else {
            dockOpen.set(!dockOpen.get());
        }
    }

    /// Ends every stream and subscription.
    void close() {
        followedLine.unsubscribe();
        followedTarget.unsubscribe();
        dock.close();
        router.close();
        terminal.close();
        fleet.close();
    }

    Caller caller() {
        return caller;
    }

    VisitViewModel visit() {
        return visit;
    }

    /// Which page is shown.
    Navigator<Page> pages() {
        return pages;
    }

    SpacesViewModel spaces() {
        return spaces;
    }

    KeysViewModel keys() {
        return keys;
    }

    PaymentsViewModel payments() {
        return payments;
    }

    AuditViewModel audit() {
        return audit;
    }

    SettingsViewModel settings() {
        return settings;
    }

    /// Shows one section of the settings.
    void openSettings(SettingsViewModel.Section section) {
        settings.sectionProperty().set(section);
        pages.goTo(Page.SETTINGS);
    }

    FleetViewModel fleet() {
        return fleet;
    }

    RouterViewModel router() {
        return router;
    }

    TerminalViewModel terminal() {
        return terminal;
    }

    HelpViewModel lineHelp() {
        return lineHelp;
    }

    SnippetsViewModel snippets() {
        return snippets;
    }

    /// A router's name; its number where it is gone.
    String nameOf(RouterId id) {
        RouterRow row = fleet.row(id);
        return row == null ? id.toString() : row.line().router().name();
    }

    DockViewModel dock() {
        return dock;
    }

    BooleanProperty dockOpenProperty() {
        return dock.openProperty();
    }

    /// The pause between two polls of one router.
    ReadOnlyObjectProperty<Duration> pollingProperty() {
        return polling.getReadOnlyProperty();
    }
}
