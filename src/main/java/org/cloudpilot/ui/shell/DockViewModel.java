package org.cloudpilot.ui.shell;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.fleet.ShellService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;
import org.cloudpilot.ui.terminal.FullTerminalViewModel;
import org.jspecify.annotations.Nullable;

/// What lies in the dock: the console, and beside it a full terminal for each router that has one.
final class DockViewModel {
    private final ShellService shells;
    private final Caller caller;
    private final UiThread ui;
    private final TaskRunner tasks;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObservableList<FullTerminalViewModel> terminals =
            FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FullTerminalViewModel> shown =
            new SimpleObjectProperty<>();

    DockViewModel(ShellService shells, Caller caller, UiThread ui, TaskRunner tasks) {
        this.shells = shells;
        this.caller = caller;
        this.ui = ui;
        this.tasks = tasks;
    }

    /// Shows the console.
    void showConsole() {
        shown.set(null);
        open.set(true);
    }

    /// Shows this router's full terminal, a new one where it has none.
    ///
    /// @param identity as the router calls itself
    void showFull(Router router, String identity) {
        FullTerminalViewModel terminal = of(router.id());
        if (terminal == null) {
            terminal = new FullTerminalViewModel(shells, caller, ui, tasks, router, identity);
            terminals.add(terminal);
        }
        shown.set(terminal);
        open.set(true);
    }

    private @Nullable FullTerminalViewModel of(RouterId id) {
        return terminals.stream()
                .filter(each -> each.routerProperty().get().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// Ends it and takes it away; the console is shown in its place.
    void end(FullTerminalViewModel terminal) {
        if (terminal.equals(shown.get())) {
            shown.set(null);
        }
        terminal.close();
        terminals.remove(terminal);
    }

    /// Shows what lies beside the one that is shown, around the end.
    void next(int step) {
        int places = terminals.size() + 1;
        int now = terminals.indexOf(shown.get()) + 1;
        int then = Math.floorMod(now + step, places);
        shown.set(then == 0 ? null : terminals.get(then - 1));
    }

    /// Everything ends.
    void close() {
        List.copyOf(terminals).forEach(this::end);
    }

    BooleanProperty openProperty() {
        return open;
    }

    /// In the order in which they were opened.
    ObservableList<FullTerminalViewModel> terminals() {
        return terminals;
    }

    /// Null is the console.
    ObjectProperty<@Nullable FullTerminalViewModel> shownProperty() {
        return shown;
    }
}
