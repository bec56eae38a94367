package org.cloudpilot.ui.keys;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Space;
import org.cloudpilot.service.access.KeyForm;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.MadeKey;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a new key pair is to be. It begins with what most scripts need: look and run, in all
/// spaces, without an end.
public final class KeyFormViewModel {
    private final KeyService keys;
    private final Caller caller;
    private final List<Space> spaces;
    private final Function<MadeKey, KeyPairViewModel> made;
    private final Submission submission;
    private final StringProperty name = new SimpleStringProperty("");
    private final Map<Scope, BooleanProperty> scopes = new EnumMap<>(Scope.class);
    private final ObjectProperty<Lifetime> lifetime = new SimpleObjectProperty<>(Lifetime.NEVER);
    private final ObjectProperty<@Nullable Space> space = new SimpleObjectProperty<>();

    KeyFormViewModel(
            KeyService keys,
            Caller caller,
            TaskRunner tasks,
            List<Space> spaces,
            Function<MadeKey, KeyPairViewModel> made) {
        this.keys = keys;
        this.caller = caller;
        this.spaces = List.copyOf(spaces);
        this.made = made;
        this.submission = new Submission(tasks);
        for (Scope scope : Scope.values()) {
            boolean usual = scope == Scope.READ || scope == Scope.OPERATE;
            scopes.put(scope, new SimpleBooleanProperty(usual));
        }
    }

    /// Makes the pair and hands it to `shown`, which shows it this once.
    public void make(Consumer<KeyPairViewModel> shown) {
        Set<Scope> chosen = EnumSet.noneOf(Scope.class);
        scopes.forEach(
                (scope, wanted) -> {
                    if (wanted.get()) {
                        chosen.add(scope);
                    }
                });
        String called = name.get();
        Duration length = lifetime.get().length();
        Space only = space.get();
        submission.run(
                () ->
                        keys.make(
                                caller,
                                new KeyForm(
                                        called,
                                        chosen,
                                        length == null ? null : keys.until(length),
                                        only == null ? null : only.id())),
                pair -> shown.accept(made.apply(pair)));
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty scopeProperty(Scope scope) {
        return java.util.Objects.requireNonNull(scopes.get(scope));
    }

    public ObjectProperty<Lifetime> lifetimeProperty() {
        return lifetime;
    }

    /// Null: all of the person's.
    public ObjectProperty<@Nullable Space> spaceProperty() {
        return space;
    }

    public List<Space> spaces() {
        return spaces;
    }

    public Submission submission() {
        return submission;
    }
}
