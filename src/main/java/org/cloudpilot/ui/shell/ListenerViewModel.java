package org.cloudpilot.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.ListenerSwitch;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.fx.UiThread;

/// Whether scripts can reach the program, and the offer of another port.
public final class ListenerViewModel {
    private final ListenerSwitch listener;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<ListenerState> state;
    private final BooleanProperty changing = new SimpleBooleanProperty();
    private final Subscription watch;

    ListenerViewModel(ListenerSwitch listener, UiThread ui, TaskRunner tasks) {
        this.listener = listener;
        this.tasks = tasks;
        state = new ReadOnlyObjectWrapper<>(listener.state());
        watch = listener.watch(now -> ui.run(() -> state.set(now)));
    }

    /// 0 takes any free port.
    void listenOn(int port) {
        tasks.run(changing, () -> listener.listenOn(port), state::set);
    }

    /// `host:port` for an example: where it listens, or would.
    String address() {
        return switch (state.get()) {
            case ListenerState.Listening at -> at.at().toString();
            case ListenerState.PortInUse(var wanted) -> wanted.toString();
            case ListenerState.Failed(var wanted, var detail) -> wanted.toString();
            case ListenerState.Off() -> "127.0.0.1:8000";
        };
    }

    ReadOnlyObjectProperty<ListenerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty changingProperty() {
        return changing;
    }

    void close() {
        watch.close();
    }
}
