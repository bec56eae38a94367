package org.cloudpilot.ui.spaces;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// The person's spaces, and which of them the window shows.
public final class SpacesViewModel {
    private final SpaceService sharing;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Consumer<SpaceId> enter;
    private final ObservableList<Space> spaces = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Space> current = new ReadOnlyObjectWrapper<>();

    /// @param caller in the space that the window shows
    /// @param enter shows another one
    public SpacesViewModel(
            SpaceService sharing,
            Caller caller,
            TaskRunner tasks,
            Clock clock,
            Consumer<SpaceId> enter) {
        this.sharing = sharing;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.enter = enter;
    }

    /// Reads them again.
    public void load() {
        load(ignored -> {});
    }

    private void load(Consumer<List<Space>> then) {
        tasks.run(
                () -> sharing.spaces(caller),
                outcome -> {
                    if (outcome instanceof Outcome.Done<List<Space>>(List<Space> found)) {
                        spaces.setAll(found);
                        current.set(
                                found.stream()
                                        .filter(space -> space.id().equals(caller.space()))
                                        .findFirst()
                                        .orElse(null));
                        then.accept(found);
                    }
                });
    }

    /// What people call it.
    public static String nameOf(Space space) {
        return space.personal() ? Sentences.of("ui.spaces.personal") : space.name();
    }

    /// Shows another space in the window.
    public void choose(Space space) {
        if (!space.id().equals(caller.space())) {
            enter.accept(space.id());
        }
    }

    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Makes a shared space and goes there.
    public void create(String name, Submission submission) {
        submission.run(() -> sharing.create(caller, name), made -> enter.accept(made.id()));
    }

    /// Who belongs to it.
    public MembersViewModel membersOf(Space space) {
        return new MembersViewModel(sharing, caller, tasks, clock, space, this::load, this::left);
    }

    /// Shows the personal space when the one that is shown is gone.
    private void left(Space gone) {
        load(
                rest -> {
                    if (gone.id().equals(caller.space()) && !rest.isEmpty()) {
                        enter.accept(rest.getFirst().id());
                    }
                });
    }

    /// The personal one first.
    public ObservableList<Space> spaces() {
        return spaces;
    }

    /// Null until they were read.
    public ReadOnlyObjectProperty<@Nullable Space> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
