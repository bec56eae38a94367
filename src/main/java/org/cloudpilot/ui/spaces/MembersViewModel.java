package org.cloudpilot.ui.spaces;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Space;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who belongs to one space, and what its owners decide about it.
public final class MembersViewModel {
    private record Loaded(List<Member> members, List<Exposure> exposures) {}

    private final SpaceService sharing;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Space> space;
    private final Runnable onChanged;
    private final Consumer<Space> onLeft;
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final ObservableList<Exposure> exposures = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();
    private final StringProperty newcomer = new SimpleStringProperty("");
    private final ObjectProperty<Role> newcomersRole = new SimpleObjectProperty<>(Role.OPERATOR);
    private final Submission adding;

    MembersViewModel(
            SpaceService sharing,
            Caller caller,
            TaskRunner tasks,
            Clock clock,
            Space space,
            Runnable onChanged,
            Consumer<Space> onLeft) {
        this.sharing = sharing;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.space = new ReadOnlyObjectWrapper<>(space);
        this.onChanged = onChanged;
        this.onLeft = onLeft;
        adding = new Submission(tasks);
    }

    /// Reads them again.
    public void load() {
        var id = space.get().id();
        tasks.run(
                () ->
                        sharing.members(caller, id)
                                .then(
                                        found ->
                                                sharing.exposures(caller, id)
                                                        .map(known -> new Loaded(found, known))),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Loaded>(Loaded found) -> {
                            members.setAll(found.members());
                            exposures.setAll(found.exposures());
                        }
                        case Outcome.Refused<Loaded>(Refusal reason) ->
                                refusal.set(reason.message());
                    }
                });
    }

    /// Whether the person decides who belongs to it.
    public boolean isOwner() {
        return space.get().role() == Role.OWNER && !space.get().personal();
    }

    public boolean isMyself(Member member) {
        return member.user().equals(caller.user());
    }

    /// Lets in the one whose name was typed.
    public void add() {
        String name = newcomer.get().strip();
        Role role = newcomersRole.get();
        adding.run(
                () -> sharing.add(caller, space.get().id(), name, role),
                member -> {
                    newcomer.set("");
                    changed();
                });
    }

    public void setRole(Member member, Role role) {
        if (member.role() == role) {
            return;
        }
        refusal.set(null);
        tasks.run(
                () -> sharing.setRole(caller, space.get().id(), member.user(), role),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Member>(Member now) when isMyself(now) ->
                                become(
                                        new Space(
                                                space.get().id(),
                                                space.get().name(),
                                                now.role(),
                                                false,
                                                space.get().members()));
                        case Outcome.Done<Member>(Member now) -> {}
                        case Outcome.Refused<Member>(Refusal reason) ->
                                refusal.set(reason.message());
                    }
                    changed();
                });
    }

    private void become(Space now) {
        space.set(now);
    }

    /// For one question.
    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Takes a member out; `shown` hears of the routers whose passwords they may know.
    public void remove(Member member, Submission submission, Consumer<ExposuresViewModel> shown) {
        submission.run(
                () -> sharing.remove(caller, space.get().id(), member.user()),
                known -> {
                    changed();
                    if (!known.isEmpty()) {
                        shown.accept(new ExposuresViewModel(known, member.username(), clock));
                    }
                });
    }

    /// The person goes.
    public void leave(Submission submission) {
        submission.run(
                () -> sharing.remove(caller, space.get().id(), caller.user()),
                known -> onLeft.accept(space.get()));
    }

    public void rename(String name, Submission submission) {
        submission.run(
                () -> sharing.rename(caller, space.get().id(), name),
                renamed -> {
                    become(renamed);
                    changed();
                });
    }

    /// Takes the space away with all of its routers.
    public void delete(String confirmation, Submission submission) {
        submission.run(
                () -> sharing.delete(caller, space.get().id(), confirmation), onLeft::accept);
    }

    private void changed() {
        load();
        onChanged.run();
    }

    /// The routers whose passwords somebody may still know who left.
    public ExposuresViewModel allExposures() {
        return new ExposuresViewModel(List.copyOf(exposures), leavers(), clock);
    }

    private String leavers() {
        return exposures.stream()
                .map(Exposure::leaver)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    public ReadOnlyObjectProperty<Space> spaceProperty() {
        return space.getReadOnlyProperty();
    }

    /// In the order in which they came.
    public ObservableList<Member> members() {
        return members;
    }

    public ObservableList<Exposure> exposures() {
        return exposures;
    }

    /// Why a change of a role, or looking at all, was refused.
    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public StringProperty newcomerProperty() {
        return newcomer;
    }

    public ObjectProperty<Role> newcomersRoleProperty() {
        return newcomersRole;
    }

    public Submission adding() {
        return adding;
    }

    public Clock clock() {
        return clock;
    }
}
