package org.cloudpilot.ui.keys;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.MadeKey;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The person's key pairs for scripts.
public final class KeysViewModel {
    private record Loaded(List<ApiKey> keys, List<Space> spaces) {}

    private final KeyService keys;
    private final SpaceService sharing;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Supplier<String> listener;
    private final ObservableList<KeyLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> failure = new ReadOnlyObjectWrapper<>();
    private List<Space> spaces = List.of();

    /// @param listener tells `host:port` of the listener, for examples
    public KeysViewModel(
            KeyService keys,
            SpaceService sharing,
            Caller caller,
            TaskRunner tasks,
            Clock clock,
            Supplier<String> listener) {
        this.keys = keys;
        this.sharing = sharing;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        this.listener = listener;
    }

    /// Reads them again.
    public void load() {
        tasks.run(
                () ->
                        keys.keys(caller)
                                .then(
                                        found ->
                                                sharing.spaces(caller)
                                                        .map(where -> new Loaded(found, where))),
                this::show);
    }

    private void show(Outcome<Loaded> outcome) {
        switch (outcome) {
            case Outcome.Done<Loaded>(Loaded found) -> {
                failure.set(null);
                spaces = found.spaces();
                Map<SpaceId, String> names =
                        spaces.stream().collect(Collectors.toMap(Space::id, Space::name));
                List<KeyLine> fresh = new ArrayList<>();
                for (ApiKey key : found.keys()) {
                    SpaceId only = key.space();
                    fresh.add(
                            new KeyLine(
                                    key,
                                    only == null
                                            ? null
                                            : names.getOrDefault(only, only.toString())));
                }
                lines.setAll(fresh);
                loaded.set(true);
            }
            case Outcome.Refused<Loaded>(Refusal reason) -> failure.set(reason.message());
        }
    }

    /// A form for a further pair.
    public KeyFormViewModel newForm() {
        return new KeyFormViewModel(keys, caller, tasks, spaces, this::made);
    }

    private KeyPairViewModel made(MadeKey pair) {
        load();
        return new KeyPairViewModel(pair, listener.get());
    }

    /// For one question.
    public Submission newSubmission() {
        return new Submission(tasks);
    }

    /// Puts a new pair in the place of this one, which is dead at once.
    public void rotate(KeyLine line, Submission submission, Consumer<KeyPairViewModel> shown) {
        submission.run(
                () -> keys.rotate(caller, line.key().publicKey()),
                pair -> shown.accept(made(pair)));
    }

    /// Takes the pair away; it is dead at once.
    public void revoke(KeyLine line, Submission submission) {
        submission.run(() -> keys.revoke(caller, line.key().id()), gone -> load());
    }

    public ObservableList<KeyLine> lines() {
        return lines;
    }

    /// False until they were read for the first time.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public Clock clock() {
        return clock;
    }
}
