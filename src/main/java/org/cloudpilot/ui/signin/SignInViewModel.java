package org.cloudpilot.ui.signin;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.cloudpilot.ui.recovery.RecoveryKeyViewModel;
import org.jspecify.annotations.Nullable;

/// The way in: the first account, which creates the store; signing in; coming back to a locked
/// window; an invitation; a lost password. Passwords are handed over with each command and wiped
/// after it.
public final class SignInViewModel {
    public enum Mode {
        FIRST_ACCOUNT,
        /// The new account's key pair, shown this once.
        FIRST_KEYS,
        SIGN_IN,
        LOCKED,
        /// A further account, with the code that an owner of the store made.
        INVITATION,
        /// A new password, with the recovery key.
        LOST_PASSWORD,
        /// The next recovery key, shown this once.
        RECOVERED,
        /// A demo's store is being made; nobody has to do anything.
        PREPARING
    }

    /// How many characters the first password has at least.
    public static final int LEAST_LENGTH = 12;

    private record Account(Registered registered, Caller caller) {}

    private final AccessService access;
    private final BackupService backups;
    private final @Nullable String demoPassword;
    private final TaskRunner tasks;
    private final Consumer<Caller> onSignedIn;
    private Mode start;
    private final ReadOnlyObjectWrapper<Mode> mode;
    private final StringProperty username = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Message> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper inKeyring = new ReadOnlyBooleanWrapper();
    private final Submission submission;
    private final LostPasswordViewModel lostPassword;
    private @Nullable Account made;

    /// @param username offered in the field; the one who locked the window
    /// @param demoPassword told beside the field in a demo, else null
    public SignInViewModel(
            AccessService access,
            AccountService accounts,
            BackupService backups,
            TaskRunner tasks,
            Mode mode,
            String username,
            @Nullable String demoPassword,
            Consumer<Caller> onSignedIn) {
        this.access = access;
        this.backups = backups;
        this.tasks = tasks;
        this.start = mode;
        this.mode = new ReadOnlyObjectWrapper<>(mode);
        this.username.set(username);
        this.demoPassword = demoPassword;
        this.onSignedIn = onSignedIn;
        submission = new Submission(tasks);
        lostPassword =
                new LostPasswordViewModel(
                        accounts,
                        tasks,
                        this.username,
                        () -> this.mode.set(Mode.RECOVERED),
                        this::signIn);
        if (mode == Mode.SIGN_IN) {
            this.username.subscribe(this::lookInKeyring);
        }
    }

    /// Only at a fresh start: whoever locked the window wants a person to come back.
    private void lookInKeyring(String name) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            inKeyring.set(false);
            return;
        }
        tasks.run(
                () -> access.isInKeyring(plain),
                there -> {
                    if (plain.equals(username.get().strip())) {
                        inKeyring.set(there);
                    }
                });
    }

    /// What opens a demo's throw-away store; null elsewhere.
    public @Nullable String demoPassword() {
        return demoPassword;
    }

    /// The lock screen says whether routers stay watched.
    public void tellWatched(boolean watched) {
        notice.set(Message.of(watched ? "ui.locked.watched" : "ui.locked.unwatched"));
    }

    /// The lock screen says that somebody else ended the session.
    public void tellEndedElsewhere() {
        notice.set(Message.of("ui.locked.elsewhere"));
    }

    public void showInvitation() {
        go(Mode.INVITATION);
    }

    public void showLostPassword() {
        lostPassword.submission().clear();
        go(Mode.LOST_PASSWORD);
    }

    /// Puts a backup in the place of the store that there is not yet; then somebody signs in.
    public void restore(Path backup) {
        submission.run(
                () -> backups.restore(backup),
                restored -> {
                    start = Mode.SIGN_IN;
                    notice.set(restored.message());
                    mode.set(start);
                });
    }

    /// To where this began.
    public void back() {
        go(start);
    }

    private void go(Mode next) {
        submission.clear();
        mode.set(next);
    }

    /// Creates the account, the first one together with the store. Takes over both secrets.
    ///
    /// @param invitation the code; null for the first account
    public void register(Secret password, Secret repeated, @Nullable String invitation) {
        boolean same = password.matches(repeated);
        repeated.close();
        if (!same) {
            password.close();
            submission.clear();
            submission.wrong("repeated", Message.of("ui.signin.not_the_same"));
            return;
        }
        String name = username.get().strip();
        String code = invitation == null ? null : invitation.strip();
        submission.run(
                () ->
                        access.register(name, null, password, code)
                                .then(
                                        registered ->
                                                access.signIn(name, password)
                                                        .map(who -> new Account(registered, who))),
                account -> {
                    made = account;
                    mode.set(Mode.FIRST_KEYS);
                },
                password);
    }

    /// The key pair was seen: wipes the private half and goes on.
    public void enter() {
        Account account = made;
        if (account != null) {
            made = null;
            account.registered().privateKey().close();
            onSignedIn.accept(account.caller());
        }
    }

    /// Takes over `password`.
    public void signIn(Secret password) {
        String name = username.get().strip();
        signInBy(() -> access.signIn(name, password), password);
    }

    /// With what this computer's keyring keeps.
    public void signInFromKeyring() {
        String name = username.get().strip();
        signInBy(() -> access.signInFromKeyring(name));
    }

    private void signInBy(Supplier<Outcome<Caller>> way, Secret... spent) {
        submission.run(() -> besideField(way.get()), onSignedIn, spent);
    }

    private static Outcome<Caller> besideField(Outcome<Caller> outcome) {
        return outcome instanceof Outcome.Refused<Caller>(Refusal.BadCredentials wrong)
                ? Outcome.refused(
                        new Refusal.Invalid(
                                FieldErrors.of("password", Message.of("ui.signin.wrong"))))
                : outcome;
    }

    /// The public half of the new key pair; empty before there is one.
    public String publicKey() {
        Account account = made;
        return account == null ? "" : account.registered().publicKey();
    }

    /// The private half; only while [Mode#FIRST_KEYS].
    public @Nullable Secret privateKey() {
        Account account = made;
        return account == null ? null : account.registered().privateKey();
    }

    public LostPasswordViewModel lostPassword() {
        return lostPassword;
    }

    /// Only while [Mode#RECOVERED].
    public @Nullable RecoveryKeyViewModel recoveryKey() {
        return lostPassword.recoveryKey();
    }

    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    public StringProperty usernameProperty() {
        return username;
    }

    /// What the lock screen has to say.
    public ReadOnlyObjectProperty<@Nullable Message> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether this computer's keyring lets in the one whose name is typed.
    public ReadOnlyBooleanProperty inKeyringProperty() {
        return inKeyring.getReadOnlyProperty();
    }

    /// Refused beside `username`, `password` or `repeated`; under way for about a second, while
    /// keys are derived.
    public Submission submission() {
        return submission;
    }
}
