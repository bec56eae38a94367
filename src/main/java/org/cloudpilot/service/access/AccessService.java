package org.cloudpilot.service.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.TokenFamily;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.PasswordStretcher;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
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
    private final PasswordGate passwords;
    private final Registrar registrar;
    private final Attempts attempts;
    private final Admission admission;
    private final ReentrantLock gate = new ReentrantLock();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("leases").factory());

    /// After "lock all" only a person's password opens the store, unless nobody sits at a display.
    private volatile boolean closedToKeys;

    /// Takes the store into its care: opens, locks and closes it.
    public AccessService(DataFolder folder, Store store, AccessOptions options) {
        this.store = store;
        this.options = options;
        this.door = new StoreDoor(folder, store);
        this.stretcher = new PasswordStretcher(options.argon2(), options.argon2Floor());
        this.passwords = new PasswordGate(stretcher);
        this.registrar = new Registrar(store, door, options);
        this.attempts = new Attempts(options.nanoTime());
        this.admission = new Admission(store, door, options);
        door.settle();
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
    }

    public StoreState state() {
        return door.state();
    }

    /// What a person should be told about the store's files once signed in: a damaged slot file
    /// that was mended from the copy before it, for example.
    public List<Message> notices() {
        return door.notices();
    }

    /// The first user of an absent store creates it and owns it. Everybody gets a personal space, a
    /// password slot and a first key pair with all scopes but `secrets`. Refused with `Invalid`,
    /// `Duplicate`, `Locked`, `RegistrationClosed`, `TooMany` or `StoreBroken`.
    public Outcome<Registered> register(String username, @Nullable String email, Secret password) {
        String name = UserNames.plain(username);
        String address = email == null || email.isBlank() ? null : email.strip();
        FieldErrors errors = RegistrationRules.check(name, address, password);
        if (!errors.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(errors));
        }
        Optional<Refusal> early = atGate(() -> registrar.refusal(name));
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        var request = new Registration.Request(name, address);
        return passwords
                .stretch(password)
                .then(
                        stretched -> {
                            try (stretched) {
                                return atGate(() -> register(request, stretched));
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
                                return made.registered();
                            }
                        });
    }

    /// The window's sign-in: makes a lease that lasts until [#lock].
    public Outcome<Caller> signIn(String username, Secret password) {
        return byPassword("window", username, password, null, admission::toWindow)
                .map(Pass::caller);
    }

    /// A script's log-in by password.
    ///
    /// @param from the peer's address, for the limits
    public Outcome<Tokens> logIn(String username, Secret password, String from) {
        RefreshToken first = RefreshToken.ofNewFamily();
        return byPassword(
                "account",
                username,
                password,
                from,
                (slot, keys) ->
                        admission
                                .toTokens(slot, keys, first.family())
                                .map(pass -> admission.tokens().begin(pass, first, null)));
    }

    private <T> Outcome<T> byPassword(
            String limit,
            String username,
            Secret password,
            @Nullable String from,
            Entrance<T> entrance) {
        String folded = UserNames.fold(username);
        return attempts.byPassword(
                limit,
                folded,
                from,
                () ->
                        state() == StoreState.ABSENT
                                ? Outcome.refused(new Refusal.BadCredentials())
                                : door.slots()
                                        .then(slots -> passwords.open(slots, folded, password))
                                        .then(opened -> enter(opened, password, entrance)));
    }

    private <T> Outcome<T> enter(
            PasswordGate.Opened opened, Secret password, Entrance<T> entrance) {
        try (SlotKeys keys = opened.keys()) {
            return atGate(
                    () -> {
                        Outcome<T> entered = entrance.enter(opened.slot(), keys);
                        if (entered instanceof Outcome.Done) {
                            closedToKeys = false;
                            renewDated(opened.slot(), password, keys);
                        }
                        return entered;
                    });
        }
    }

    /// What comes after a slot was opened, under the lock.
    private interface Entrance<T> {
        Outcome<T> enter(KeySlot slot, SlotKeys keys);
    }

    /// A password slot from when guessing was cheaper is made anew while the password is at hand.
    private void renewDated(KeySlot slot, Secret password, SlotKeys keys) {
        if (passwords.isDated(slot)
                && passwords.renewed(door.openSlots().storeId(), slot, password, keys)
                        instanceof Outcome.Done<KeySlot>(KeySlot renewed)) {
            door.replace(slot, renewed);
        }
    }

    /// A script's log-in by key pair: its tokens have the key's scopes and die with it.
    public Outcome<Tokens> logInWithKey(String publicKey, Secret privateKey, String from) {
        return passOfKey(publicKey, privateKey, from).then(key -> atGate(() -> tokensOfKey(key)));
    }

    private Outcome<Tokens> tokensOfKey(Pass key) {
        if (!admission.lives(key.lease().id())) {
            return Outcome.refused(new Refusal.Locked());
        }
        RefreshToken first = RefreshToken.ofNewFamily();
        Pass pass = admission.toTokens(key, first.family());
        return Outcome.done(admission.tokens().begin(pass, first, key));
    }

    /// Opens a locked store, too. Afterwards it is answered from memory.
    public Outcome<Caller> callerOfKey(String publicKey, Secret privateKey, String from) {
        return passOfKey(publicKey, privateKey, from).map(Pass::caller);
    }

    private Outcome<Pass> passOfKey(String publicKey, Secret privateKey, String from) {
        Optional<Secret> decoded = KeyPair.decode(privateKey);
        if (decoded.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        try (Secret key = decoded.get()) {
            Optional<Pass> known = admission.keys().pass(publicKey);
            if (known.isPresent() && !known.get().isOf(key)) {
                return attempts.wrongSecret("key", publicKey);
            }
            return known.isPresent() && use(known.get())
                    ? Outcome.done(known.get())
                    : door.slots().then(slots -> passOfSlot(slots, publicKey, key, from));
        }
    }

    private Outcome<Pass> passOfSlot(
            KeySlots slots, String publicKey, Secret privateKey, String from) {
        List<KeySlot> named = slots.named(SlotKind.API_KEY, publicKey);
        if (named.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        KeySlot slot = named.getFirst();
        Optional<SlotKeys> opened = slot.open(slots.storeId(), privateKey);
        if (opened.isEmpty() || slot.expiredAt(options.clock().instant())) {
            opened.ifPresent(SlotKeys::close);
            return attempts.wrongSecret("key", publicKey);
        }
        try (SlotKeys keys = opened.get()) {
            return atGate(
                    () ->
                            closedToKeys && !door.isOpen()
                                    ? Outcome.refused(new Refusal.Locked())
                                    : admission.toKey(slot, keys, privateKey));
        }
    }

    private boolean use(Pass pass) {
        return pass.use(options.clock().instant(), options.nanoTime().getAsLong()).isPresent();
    }

    public Outcome<Caller> callerOfToken(String accessToken) {
        Optional<String> family = admission.tokens().familyOf(accessToken);
        if (family.isEmpty()) {
            // locked, nobody can tell a good token from a bad one
            return Outcome.refused(
                    state() == StoreState.LOCKED
                            ? new Refusal.Locked()
                            : new Refusal.BadCredentials());
        }
        Optional<Pass> known = admission.tokens().pass(family.get());
        if (known.isPresent() && use(known.get())) {
            return Outcome.done(known.get().caller());
        }
        return atGate(() -> passOfFamily(family.get()).map(Pass::caller));
    }

    private Outcome<Pass> passOfFamily(String family) {
        if (!door.isOpen()) {
            return Outcome.refused(new Refusal.Locked());
        }
        Optional<TokenFamily> row = admission.tokens().find(family);
        return row.isPresent() && options.clock().instant().isBefore(row.get().expiresAt())
                ? admission.toTokens(row.get())
                : Outcome.refused(new Refusal.BadCredentials());
    }

    /// The next pair of tokens. A refresh token that was spent before ends its whole family.
    public Outcome<Tokens> refresh(String refreshToken, String from) {
        Optional<RefreshToken> presented = RefreshToken.parse(refreshToken);
        if (presented.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        if (state() == StoreState.LOCKED) {
            return Outcome.refused(new Refusal.Locked());
        }
        return atGate(() -> refresh(presented.get(), from));
    }

    private Outcome<Tokens> refresh(RefreshToken presented, String from) {
        if (!door.isOpen()) {
            return Outcome.refused(
                    state() == StoreState.LOCKED
                            ? new Refusal.Locked()
                            : new Refusal.BadCredentials());
        }
        TokenDesk tokens = admission.tokens();
        Instant now = options.clock().instant();
        Optional<TokenFamily> row =
                tokens.find(presented.family()).filter(found -> now.isBefore(found.expiresAt()));
        if (row.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        TokenFamily family = row.get();
        if (!TokenDesk.isGood(family, presented)) {
            LOG.log(Level.WARNING, "A spent refresh token was used again: its family is ended.");
            tokens.revoke(family.id());
            admission.end(TokenDesk.leaseOf(family.id()));
            return attempts.wrongSecret("secrets from", from);
        }
        return admission.toTokens(family).map(pass -> tokens.rotate(family, pass.caller()));
    }

    /// Ends the caller's token family or window session; a key pair stays what it is.
    public void logOut(Caller caller) {
        Optional<String> family = TokenDesk.familyOf(caller.lease());
        boolean window = caller.via().equals(Admission.WINDOW);
        if (family.isEmpty() && !window) {
            return;
        }
        atGate(
                () -> {
                    if (door.isOpen()) {
                        family.ifPresent(admission.tokens()::revoke);
                    }
                    admission.end(caller.lease());
                    return true;
                });
    }

    /// Ends the window's lease. The store stays open while any other lease lives.
    public void lock(Caller windowCaller) {
        logOut(windowCaller);
    }

    /// Ends all leases, wipes all keys, closes the store.
    public void lockAll() {
        atGate(
                () -> {
                    closedToKeys = !options.withoutDisplay();
                    admission.endAll();
                    return true;
                });
    }

    /// Whether the keys behind a caller are still in memory.
    public boolean isLive(LeaseId lease) {
        return atGate(() -> admission.lives(lease));
    }

    /// Tells `listener` of the spaces that are unlocked now, then of every change.
    public Subscription watchSpaces(SpaceListener listener) {
        return atGate(() -> admission.spaces().watch(listener));
    }

    /// Ends leases that were not used for too long.
    void sweep() {
        try {
            atGate(
                    () -> {
                        admission.sweep();
                        return true;
                    });
        } catch (RuntimeException failed) {
            // the next round must come all the same
            LOG.log(Level.ERROR, "Leases could not be looked through.", failed);
        }
    }

    private <T> T atGate(Supplier<T> work) {
        gate.lock();
        try {
            return work.get();
        } finally {
            gate.unlock();
        }
    }

    /// Ends everything, wipes the keys and closes the store.
    @Override
    public void close() {
        sweeper.shutdown();
        atGate(
                () -> {
                    admission.endAll();
                    store.close();
                    return true;
                });
        stretcher.close();
    }
}
