package org.cloudpilot.ui.signin;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The way in: the first account, which creates the store; signing in; coming back to a locked
/// window. Passwords are handed over with each command and wiped after it.
public final class SignInViewModel {
    public enum Mode {
        FIRST_ACCOUNT,
        /// The new account's key pair, shown this once.
        FIRST_KEYS,
        SIGN_IN,
        LOCKED,
        /// A demo's store is being made; nobody has to do anything.
        PREPARING
    }

    /// How many characters the first password has at least.
    public static final int LEAST_LENGTH = 12;

    private static final FieldErrors NONE = new FieldErrors.Collector().errors();

    private record FirstAccount(Registered registered, Caller caller) {}

    private final AccessService access;
    private final @Nullable String demoPassword;
    private final TaskRunner tasks;
    private final Consumer<Caller> onSignedIn;
    private final ReadOnlyObjectWrapper<Mode> mode;
    private final StringProperty username = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<FieldErrors> errors = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private @Nullable FirstAccount first;

    /// @param username offered in the field; the one who locked the window
    /// @param demoPassword told beside the field in a demo, else null
    public SignInViewModel(
            AccessService access,
            TaskRunner tasks,
            Mode mode,
            String username,
            @Nullable String demoPassword,
            Consumer<Caller> onSignedIn) {
        this.access = access;
        this.tasks = tasks;
        this.mode = new ReadOnlyObjectWrapper<>(mode);
        this.username.set(username);
        this.demoPassword = demoPassword;
        this.busy.set(mode == Mode.PREPARING);
        this.onSignedIn = onSignedIn;
    }

    /// What opens a demo's throw-away store; null elsewhere.
    public @Nullable String demoPassword() {
        return demoPassword;
    }

    /// Creates the account and with it the store. Takes over both secrets.
    public void register(Secret password, Secret repeated) {
        errors.set(NONE);
        refusal.set(null);
        boolean same = password.matches(repeated);
        repeated.close();
        if (!same) {
            password.close();
            errors.set(FieldErrors.of("repeated", Message.of("ui.signin.not_the_same")));
            return;
        }
        String name = username.get().strip();
        tasks.run(
                busy,
                () -> {
                    try (password) {
                        return access.register(name, null, password)
                                .then(
                                        registered ->
                                                access.signIn(name, password)
                                                        .map(
                                                                caller ->
                                                                        new FirstAccount(
                                                                                registered,
                                                                                caller)));
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<FirstAccount>(FirstAccount made) -> {
                            first = made;
                            mode.set(Mode.FIRST_KEYS);
                        }
                        case Outcome.Refused<FirstAccount>(Refusal reason) -> show(reason);
                    }
                });
    }

    /// The key pair was seen: wipes the private half and goes on.
    public void enter() {
        FirstAccount made = first;
        if (made != null) {
            first = null;
            made.registered().privateKey().close();
            onSignedIn.accept(made.caller());
        }
    }

    /// Takes over `password`.
    public void signIn(Secret password) {
        errors.set(NONE);
        refusal.set(null);
        String name = username.get().strip();
        tasks.run(
                busy,
                () -> {
                    try (password) {
                        return access.signIn(name, password);
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Caller>(Caller caller) -> onSignedIn.accept(caller);
                        case Outcome.Refused<Caller>(Refusal reason) -> show(reason);
                    }
                });
    }

    private void show(Refusal reason) {
        switch (reason) {
            case Refusal.Invalid(FieldErrors fields) -> errors.set(fields);
            case Refusal.Duplicate(String field, Message message) ->
                    errors.set(FieldErrors.of(field, message));
            case Refusal.BadCredentials() ->
                    errors.set(FieldErrors.of("password", Message.of("ui.signin.wrong")));
            default -> refusal.set(reason.message());
        }
    }

    /// The public half of the new key pair; empty before there is one.
    public String publicKey() {
        FirstAccount made = first;
        return made == null ? "" : made.registered().publicKey();
    }

    /// The private half; only while [Mode#FIRST_KEYS].
    public @Nullable Secret privateKey() {
        FirstAccount made = first;
        return made == null ? null : made.registered().privateKey();
    }

    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    public StringProperty usernameProperty() {
        return username;
    }

    /// By field: `username`, `password`, `repeated`.
    public ReadOnlyObjectProperty<FieldErrors> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// True while keys are derived, which takes about a second.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }
}
