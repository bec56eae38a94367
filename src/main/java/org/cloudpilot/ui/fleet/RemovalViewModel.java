package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The question before routers are deleted. It names those that were selected when it was asked,
/// and deletes those, whatever is selected by then.
public final class RemovalViewModel {
    private final FleetService fleet;
    private final Caller caller;
    private final TaskRunner tasks;
    private final List<Router> captured;
    private final BooleanProperty removing = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();

    RemovalViewModel(FleetService fleet, Caller caller, TaskRunner tasks, List<Router> captured) {
        this.fleet = fleet;
        this.caller = caller;
        this.tasks = tasks;
        this.captured = List.copyOf(captured);
    }

    public void remove() {
        tasks.run(removing, this::removeAll, this::show);
    }

    private List<Refusal> removeAll() {
        List<Refusal> refusals = new ArrayList<>();
        for (Router router : captured) {
            if (fleet.remove(caller, router.id())
                            instanceof Outcome.Refused<Router>(Refusal refusal)
                    && !(refusal instanceof Refusal.NotFound)) {
                refusals.add(refusal);
            }
        }
        return List.copyOf(refusals);
    }

    private void show(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            finished.set(true);
        } else {
            refusal.set(refusals.getFirst().message());
        }
    }

    public List<Router> captured() {
        return captured;
    }

    public BooleanProperty removingProperty() {
        return removing;
    }

    public ReadOnlyBooleanProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
