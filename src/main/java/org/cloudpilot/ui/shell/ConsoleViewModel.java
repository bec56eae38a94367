package org.cloudpilot.ui.shell;

import java.time.Clock;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.ui.fleet.FleetViewModel;
import org.cloudpilot.ui.fleet.RouterLine;
import org.cloudpilot.ui.fleet.RouterRow;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.cloudpilot.ui.router.RouterViewModel;
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
    private final BooleanProperty dockOpen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Duration> polling =
            new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private Subscription followedLine = Subscription.EMPTY;

    ConsoleViewModel(
            Caller caller,
            FleetService fleetService,
            TrustService trust,
            CommandService commands,
            UiThread ui,
            TaskRunner tasks,
            Clock clock) {
        this.caller = caller;
        service = fleetService;
        fleet = new FleetViewModel(fleetService, trust, caller, ui, tasks, clock);
        router = new RouterViewModel(fleetService, caller, ui, tasks, clock);
        terminal = new TerminalViewModel(commands, caller, tasks);
        fleet.currentProperty().subscribe(this::showCurrent);
        fleet.summaryProperty().subscribe(summary -> followFleet());
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
            terminal.update(row == null ? null : row.line().router());
        }
    }

    /// Points the terminal at this router and opens the dock.
    void openTerminal(RouterRow row) {
        DeviceInfo info = row.line().info();
        String identity = info == null ? null : info.identity();
        var target = row.line().router();
        terminal.target(target, identity == null || identity.isBlank() ? target.name() : identity);
        dockOpen.set(true);
    }

    /// Opens or hides the dock; a terminal without a target takes the current router.
    void toggleDock() {
        RouterRow row = fleet.currentProperty().get();
        if (!dockOpen.get() && terminal.targetProperty().get() == null && row != null) {
            openTerminal(row);
        } else {
            dockOpen.set(!dockOpen.get());
        }
    }

    /// Ends every stream and subscription.
    void close() {
        followedLine.unsubscribe();
        router.close();
        fleet.close();
    }

    Caller caller() {
        return caller;
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

    BooleanProperty dockOpenProperty() {
        return dockOpen;
    }

    /// The pause between two polls of one router.
    ReadOnlyObjectProperty<Duration> pollingProperty() {
        return polling.getReadOnlyProperty();
    }
}
