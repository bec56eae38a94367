package org.cloudpilot.service.access;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.PasswordStretcher;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// Lets people and scripts in, and keeps their keys in memory only while one of their leases lives.
///
/// Every method may be called from any thread; those that take a credential block.
public final class AccessService implements AutoCloseable {
    /// What can be said of the store without any credential.
    public enum StoreState {
        /// There is none yet; the first registration makes it.
        ABSENT,
        LOCKED,
        OPEN
    }

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(15);
    private static final Logger LOG = System.getLogger(AccessService.class.getName());

    private final Store store;
    private final AccessOptions options;
    private final StoreDoor door;
    private final PasswordStretcher stretcher;
    private final Registrar registrar;
    private final Admission admission;
    private final Gate gate;
    private final PasswordEntrance people;
    private final KeyEntrance keys;
    private final TokenEntrance tokens;
    private final ReplacedKeys replaced;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("leases").factory());

    /// Takes the store into its care: opens, locks and closes it.
    public AccessService(DataFolder folder, Store store, AccessOptions options, AuditTrail trail) {
        this.store = store;
        this.options = options;
        this.door = new StoreDoor(folder, store);
        this.stretcher = new PasswordStretcher(options.argon2(), options.argon2Floor());
        this.registrar = new Registrar(store, door, options);
        this.admission = new Admission(store, door, options, trail);
        this.gate =
                new Gate(
                        store,
                        door,
                        admission,
                        new PasswordGate(stretcher),
                        Attempts.of(folder, options),
                        options,
                        trail);
        this.people = new PasswordEntrance(gate);
        this.keys = new KeyEntrance(gate);
        this.tokens = new TokenEntrance(gate);
        this.replaced = new ReplacedKeys(gate);
        door.settle();
        admission.onOpened(this::tellAttempts);
        sweeper.scheduleWithFixedDelay(
                this::sweep, SWEEP_EVERY.toNanos(), SWEEP_EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Loads what opening the store needs and takes long but needs no credential: worth a thread of
    /// its own while a person types a password.
    public void warmUp() {
        store.warmUp();
        if (state() != StoreState.ABSENT) {
            door.slots();
        }
        UserKeys.random().close();
        if (options.calibrated()) {
            stretcher.calibrate();
        }
    }

    public StoreState state() {
        return door.state();
    }

    /// What a person should be told about the store's files once signed in: a damaged slot file
    /// that was mended from the copy before it, for example.
    public List<Message> notices() {
        return door.notices();
    }

    /// See [#register(String, String, Secret, String)]: without an invitation.
    public Outcome<Registered> register(String username, @Nullable String email, Secret password) {
        return register(username, email, password, null);
    }

    /// See [#register(String, String, Secret, String, String)]: from the window, whose
    /// registrations are not counted.
    public Outcome<Registered> register(
            String username, @Nullable String email, Secret password, @Nullable String invitation) {
        return register(username, email, password, invitation, null);
    }

    /// The first user of an absent store creates it and owns it. Everybody gets a personal space, a
    /// password slot and a first key pair with all scopes but `secrets`. Refused with `Invalid`,
    /// `Duplicate`, `Locked`, `RegistrationClosed`, `TooMany` or `StoreBroken`.
    ///
    /// @param invitation the code that an owner made, see [AccountService#invite]; null for the
    ///   first user, or where registration is open to all
    /// @param from the peer's address, for the limits; null for the window
    public Outcome<Registered> register(
            String username,
            @Nullable String email,
            Secret password,
            @Nullable String invitation,
            @Nullable String from) {
        String name = UserNames.plain(username);
        String address = email == null || email.isBlank() ? null : email.strip();
        FieldErrors errors = RegistrationRules.check(name, address, password);
        if (!errors.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(errors));
        }
        var request =
                new Registration.Request(
                        name, address, invitation == null ? null : Invitations.hash(invitation));
        return gate.attempts()
                .registering(from, options.registrationOpen(), () -> admitted(request, password));
    }

    private Outcome<Registered> admitted(Registration.Request request, Secret password) {
        Optional<Refusal> early = gate.within(() -> registrar.refusal(request));
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return gate.passwords()
                .stretch(password)
                .then(
                        stretched -> {
                            try (stretched) {
                                return gate.admitting(() -> register(request, stretched));
                            }
                        });
    }

    private Outcome<Registered> register(
            Registration.Request request, PasswordGate.Stretched password) {
        return registrar
                .register(request, password)
                .map(
                        made -> {
                            try (made) {
                                admission.toRegistered(made);
                                Registered registered = made.registered();
                                gate.record(
                                        new AuditEvent(
                                                new Actor(
                                                        registered.user(),
                                                        registered.username(),
                                                        "registration"),
                                                null,
                                                "account.register",
                                                registered.username(),
                                                AuditEvent.OK,
                                                ""));
                                return registered;
                            }
                        });
    }

    /// The window's sign-in: makes a lease that lasts until [#lock].
    public Outcome<Caller> signIn(String username, Secret password) {
        return signIn(username, password, Admission.WINDOW).map(this::back);
    }

    /// The same for whoever sits at this computer without a window.
    ///
    /// @param via where the password came from, for the audit log: `command line`
    public Outcome<Caller> signIn(String username, Secret password, String via) {
        return people.byPassword(
                        PasswordEntrance.Place.here(via),
                        username,
                        password,
                        (slot, held) -> admission.toWindow(slot, held, via))
                .map(Pass::caller);
    }

    /// Whether this user asked this computer's keyring to let them in.
    public boolean isInKeyring(String username) {
        return people.isInKeyring(username);
    }

    /// The window's sign-in with what the operating system's keyring keeps. Refused with
    /// `KeyringAbsent` when it keeps nothing, or says no.
    public Outcome<Caller> signInFromKeyring(String username) {
        return people.byKeyring(
                        username, (slot, held) -> admission.toWindow(slot, held, Admission.WINDOW))
                .map(Pass::caller)
                .map(this::back);
    }

    /// A person who is back needs nobody to watch for them.
    private Caller back(Caller caller) {
        gate.within(
                () -> {
                    admission.end(Admission.watching(caller.user()));
                    return true;
                });
        return caller;
    }

    /// A script's log-in by password.
    ///
    /// @param from the peer's address, for the limits
    public Outcome<Tokens> logIn(String username, Secret password, String from) {
        RefreshToken first = RefreshToken.ofNewFamily();
        return people.byPassword(
                PasswordEntrance.Place.from(from),
                username,
                password,
                (slot, held) ->
                        admission
                                .toTokens(slot, held, first.family())
                                .map(pass -> admission.tokens().begin(pass, first, null)));
    }

    /// A script's log-in by key pair: its tokens have the key's scopes and die with it.
    public Outcome<Tokens> logInWithKey(String publicKey, Secret privateKey, String from) {
        return keys.pass(publicKey, privateKey, from).then(tokens::ofKey);
    }

    /// Opens a locked store, too. Afterwards it is answered from memory.
    public Outcome<Caller> callerOfKey(String publicKey, Secret privateKey, String from) {
        return keys.pass(publicKey, privateKey, from).map(Pass::caller);
    }

    public Outcome<Caller> callerOfToken(String accessToken) {
        return tokens.pass(accessToken).map(Pass::caller);
    }

    /// The next pair of tokens. A refresh token that was spent before ends its whole family.
    public Outcome<Tokens> refresh(String refreshToken, String from) {
        return tokens.refresh(refreshToken, from);
    }

    /// The same caller in another space. Refused with `NotFound` where they are no member, or where
    /// their key pair does not work.
    public Outcome<Caller> inSpace(Caller caller, SpaceId space) {
        return gate.within(
                () ->
                        admission
                                .in(caller, space)
                                .<Outcome<Caller>>map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(new Refusal.NotFound())));
    }

    /// Ends the caller's token family or window session; a key pair stays what it is.
    public void logOut(Caller caller) {
        Optional<String> family = TokenDesk.familyOf(caller.lease());
        boolean window = Admission.isWindow(caller.lease());
        if (family.isEmpty() && !window) {
            return;
        }
        gate.within(
                () -> {
                    if (admission.lives(caller.lease())) {
                        gate.record(AuditEvent.of(caller, "account.sign_out", "", AuditEvent.OK));
                    }
                    if (door.isOpen()) {
                        family.ifPresent(admission.tokens()::revoke);
                    }
                    admission.end(caller.lease());
                    return true;
                });
    }

    /// Ends the token family of one of the caller's own refresh tokens, spent or not; another's
    /// stays as it is.
    public void end(Caller caller, String refreshToken) {
        gate.within(
                () -> {
                    tokens.end(caller, refreshToken);
                    return true;
                });
    }

    /// Ends the window's lease and watches nothing, see [#lock(Caller, boolean)].
    public void lock(Caller windowCaller) {
        lock(windowCaller, false);
    }

    /// Ends the window's lease. The store stays open while any other lease lives.
    ///
    /// @param keepWatching whether the person's routers stay watched meanwhile
    public void lock(Caller windowCaller, boolean keepWatching) {
        gate.within(
                () -> {
                    if (keepWatching && admission.lives(windowCaller.lease())) {
                        admission.keepWatching(windowCaller.user());
                    }
                    logOut(windowCaller);
                    return true;
                });
    }

    /// Ends all leases, wipes all keys, closes the store.
    ///
    /// @param by who wants it, for the audit log
    public void lockAll(Actor by) {
        gate.within(
                () -> {
                    gate.record(new AuditEvent(by, null, "store.lock_all", "", AuditEvent.OK, ""));
                    gate.closeToKeys();
                    admission.endAll();
                    return true;
                });
    }

    /// Whether a person's routers stay watched although their window is locked.
    public boolean isWatching(Caller windowCaller) {
        return gate.within(() -> admission.isWatching(windowCaller.user()));
    }

    /// How locking goes from now on.
    public void follow(LockRules rules) {
        gate.within(
                () -> {
                    admission.follow(rules);
                    return true;
                });
    }

    /// Whether the keys behind a caller are still in memory.
    public boolean isLive(LeaseId lease) {
        return gate.within(() -> admission.lives(lease));
    }

    /// Calls `ended` once when the caller's lease ends, whoever ends it; from any thread, and under
    /// the lock: it must not call back.
    public Subscription watchLease(Caller caller, Runnable ended) {
        gate.within(
                () -> {
                    admission.keyring().watch(caller.lease(), ended);
                    return true;
                });
        return () ->
                gate.within(
                        () -> {
                            admission.keyring().unwatch(caller.lease());
                            return true;
                        });
    }

    /// Tells `listener` of the spaces that are unlocked now, then of every change.
    public Subscription watchSpaces(SpaceListener listener) {
        return gate.within(() -> admission.spaces().watch(listener));
    }

    /// Calls `opened` whenever the store was opened, under the lock.
    public void onOpened(Runnable opened) {
        admission.onOpened(
                () -> {
                    tellAttempts();
                    opened.run();
                });
    }

    /// Calls `closing` before the store is closed, under the lock.
    public void onClosing(Runnable closing) {
        admission.onClosing(closing);
    }

    /// Something else that a person should be told once signed in.
    public void note(Message message) {
        door.notice(message);
    }

    /// The newest end of the audit chain that is kept beside the open store.
    public Optional<AuditHead> keptAuditHead() {
        return gate.within(
                () ->
                        door.isOpen()
                                ? Optional.ofNullable(door.openSlots().auditHead())
                                : Optional.empty());
    }

    public void keepAuditHead(AuditHead head) {
        gate.within(
                () -> {
                    door.keep(head);
                    return true;
                });
    }

    /// How often a password was made into a key: one try at a password is one, whoever it is.
    long derivations() {
        return stretcher.derivations();
    }

    /// What the other services of this room share.
    Gate gate() {
        return gate;
    }

    private void tellAttempts() {
        gate.attempts().tellTo(gate);
    }

    /// Ends leases that were not used for too long.
    void sweep() {
        try {
            gate.within(
                    () -> {
                        replaced.endDue();
                        admission.sweep();
                        return true;
                    });
            gate.attempts().save();
        } catch (RuntimeException failed) {
            // the next round must come all the same
            LOG.log(Level.ERROR, "Leases could not be looked through.", failed);
        }
    }

    /// Ends everything, wipes the keys and closes the store.
    @Override
    public void close() {
        sweeper.shutdown();
        gate.within(
                () -> {
                    admission.endAll();
                    store.close();
                    return true;
                });
        gate.attempts().save();
        stretcher.close();
    }
}
