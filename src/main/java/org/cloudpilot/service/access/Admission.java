package org.cloudpilot.service.access;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.TokenFamily;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.RandomBytes;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// From an opened slot to a pass: opens the store where it is locked, asks its list whether the
/// slot still counts, and takes the keys into memory for as long as a lease needs them. The last
/// lease takes the store with it. Used under the lock of [AccessService].
final class Admission {
    static final String WINDOW = "window";
    static final String TOKEN = "token";

    /// Long enough to sign in after registering without opening the store a second time.
    private static final Duration REGISTRATION_IDLE = Duration.ofMinutes(1);

    /// Keeps a person's routers watched while their window is locked.
    static final String WATCHING = "watching";

    private static final Set<Scope> ALL = Set.of(Scope.values());
    private static final Logger LOG = System.getLogger(Admission.class.getName());

    private final Store store;
    private final StoreDoor door;
    private final AccessOptions options;
    private final Keyring keyring = new Keyring();
    private final TokenDesk tokens;
    private final KeyDesk keys;
    private final AuditTrail trail;
    private final Standings standings = new Standings();
    private final Rotations rotations;
    private volatile LockRules rules;
    private Runnable onOpened = () -> {};
    private Runnable onClosing = () -> {};

    Admission(Store store, StoreDoor door, AccessOptions options, AuditTrail trail) {
        this.store = store;
        this.door = door;
        this.options = options;
        this.tokens = new TokenDesk(store, options.clock());
        this.keys = new KeyDesk(store, options.nanoTime().getAsLong());
        this.trail = trail;
        this.rotations = new Rotations(store, keyring.spaces());
        this.rules = LockRules.usual(options.withoutDisplay());
    }

    LockRules rules() {
        return rules;
    }

    /// Scripts that are in already follow, too.
    void follow(LockRules changed) {
        rules = changed;
        keyring.limitScripts(changed.scriptIdle());
    }

    Keyring keyring() {
        return keyring;
    }

    Standings standings() {
        return standings;
    }

    Spaces spaces() {
        return keyring.spaces();
    }

    TokenDesk tokens() {
        return tokens;
    }

    KeyDesk keys() {
        return keys;
    }

    static LeaseId newLease(String sort) {
        return new LeaseId(sort + ":" + HexFormat.of().formatHex(RandomBytes.of(16)));
    }

    /// Whether the lease is that of a person at this computer.
    static boolean isWindow(LeaseId lease) {
        return lease.value().startsWith(WINDOW + ":");
    }

    /// A person at the window: the lease lasts until it is ended.
    Outcome<Pass> toWindow(KeySlot slot, SlotKeys held, String via) {
        return person(slot, held)
                .map(
                        person -> {
                            Lease lease =
                                    lease(
                                            newLease(WINDOW),
                                            person.id(),
                                            held.userKeys(),
                                            null,
                                            null,
                                            null);
                            return Pass.ofSession(
                                    enter(person, lease, held.userKeys(), ALL, via), lease);
                        });
    }

    /// A script that logs in with a password, for the lease of a token family.
    Outcome<Pass> toTokens(KeySlot slot, SlotKeys held, String family) {
        return person(slot, held)
                .map(
                        person -> {
                            Lease lease = scriptLease(family, person.id(), held.userKeys());
                            return Pass.ofSession(
                                    enter(person, lease, held.userKeys(), ALL, TOKEN), lease);
                        });
    }

    /// A script with a key pair.
    Outcome<Pass> toKey(KeySlot slot, SlotKeys held, Secret privateKey) {
        return person(slot, held).then(person -> toKey(slot, held, privateKey, person));
    }

    private Outcome<Pass> toKey(KeySlot slot, SlotKeys held, Secret privateKey, Person person) {
        Optional<ApiKey> row = store.apiKeys().find(slot.name());
        if (row.isEmpty() || isOver(row.get())) {
            return refuse();
        }
        SpaceId only = slot.space();
        if (only != null && person.in(only).isEmpty()) {
            return refuse();
        }
        Lease lease =
                lease(
                        KeyDesk.leaseOf(slot.name()),
                        person.id(),
                        held.userKeys(),
                        rules.scriptIdle(),
                        only,
                        earlier(slot.expiresAt(), row.get().expiresAt()));
        Caller caller = enter(person, lease, held.userKeys(), slot.scopes(), slot.name());
        Pass pass = Pass.ofKey(caller, lease, row.get().id(), privateKey);
        pass.use(options.now());
        keys.admit(slot.name(), pass);
        return Outcome.done(pass);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /// A replaced pair ends earlier than its slot says.
    private boolean isOver(ApiKey key) {
        Instant end = key.expiresAt();
        return end != null && !options.clock().instant().isBefore(end);
    }

    /// A token family from a key pair that was let in: it holds what the pair holds.
    Pass toTokens(Pass keyPass, String family) {
        Caller of = keyPass.caller();
        Lease lease =
                new Lease(
                        TokenDesk.leaseOf(family),
                        of.user(),
                        keyPass.lease().holdsUserKeys(),
                        rules.scriptIdle(),
                        of.only(),
                        keyPass.expiresAt().orElse(null),
                        options.now());
        keyring.add(lease);
        var caller =
                new Caller(
                        of.user(),
                        of.username(),
                        of.space(),
                        of.scopes(),
                        of.standing(),
                        lease.id(),
                        TOKEN,
                        of.only());
        return Pass.ofSession(caller, lease);
    }

    /// A family that the store knows, but that has no lease now. Refused with `Locked` when it
    /// needs its user's keys and they are not in memory: a token carries none.
    Outcome<Pass> toTokens(TokenFamily family) {
        Optional<Pass> present = tokens.pass(family.id());
        if (present.isPresent() && present.get().use(options.now()).isPresent()) {
            return Outcome.done(present.get());
        }
        boolean holdsUserKeys = family.needsUserKeys();
        if (holdsUserKeys && !keyring.isUnlocked(family.user())) {
            return Outcome.refused(new Refusal.Locked());
        }
        Optional<Person> person = person(family.user());
        if (person.isEmpty()) {
            return Outcome.refused(new Refusal.BadCredentials());
        }
        var lease =
                new Lease(
                        TokenDesk.leaseOf(family.id()),
                        family.user(),
                        holdsUserKeys,
                        rules.scriptIdle(),
                        key(family).map(ApiKey::space).orElse(null),
                        key(family).map(ApiKey::expiresAt).orElse(null),
                        options.now());
        Caller caller = enter(person.get(), lease, Optional.empty(), family.scopes(), TOKEN);
        Pass pass = Pass.ofSession(caller, lease);
        tokens.admit(family.id(), pass);
        return Outcome.done(pass);
    }

    /// The key pair that the family came from.
    private Optional<ApiKey> key(TokenFamily family) {
        return family.key() == null
                ? Optional.empty()
                : store.apiKeys().all(family.user()).stream()
                        .filter(key -> key.id().equals(family.key()))
                        .findFirst();
    }

    /// Somebody who has registered just now: the store stays open for a moment.
    void toRegistered(Registration made) {
        if (!tokens.isOpen()) {
            opened();
        }
        Optional<UserKeys> held = Optional.of(made.userKeys());
        Lease lease =
                lease(
                        newLease("registration"),
                        made.account().user(),
                        held,
                        options.withoutDisplay() ? null : REGISTRATION_IDLE,
                        null,
                        null);
        enter(person(made.account().user()).orElseThrow(), lease, held, ALL, "registration");
    }

    private Outcome<Person> person(KeySlot slot, SlotKeys held) {
        if (!door.isOpen()) {
            if (door.open(held.storeKey()) instanceof Outcome.Refused<Boolean>(Refusal refusal)) {
                return Outcome.refused(refusal);
            }
            opened();
        }
        if (!held.storeKey().checks(door.openSlots().storeId(), door.openSlots().check())) {
            // opened before the store got another key: the credential is to be tried again
            return refuse();
        }
        Optional<Person> person = door.isLive(slot) ? person(slot.user()) : Optional.empty();
        if (person.isEmpty()) {
            LOG.log(Level.WARNING, "A key slot that the store does not list was used: {0}", slot);
            trail.record(
                    new AuditEvent(
                            Actor.stranger(slot.name(), slot.kind().word()),
                            null,
                            "account.revoked_credential",
                            slot.name(),
                            "bad_credentials",
                            ""));
            return refuse();
        }
        return Outcome.done(person.get());
    }

    /// The store was opened just now.
    void opened() {
        tokens.open(door.key(), door.openSlots().storeId());
        onOpened.run();
    }

    /// What else is to be done whenever the store was opened.
    void onOpened(Runnable more) {
        onOpened = more;
    }

    /// What else is to be done before the store is closed.
    void onClosing(Runnable more) {
        onClosing = more;
    }

    private <T> Outcome<T> refuse() {
        closeWhenUnused();
        return Outcome.refused(new Refusal.BadCredentials());
    }

    private Optional<Person> person(UserId user) {
        return store.accounts()
                .find(user)
                .map(account -> new Person(account, store.accounts().memberships(user)));
    }

    private Lease lease(
            LeaseId id,
            UserId user,
            Optional<UserKeys> held,
            @Nullable Duration idleLimit,
            @Nullable SpaceId only,
            @Nullable Instant expiresAt) {
        return new Lease(id, user, held.isPresent(), idleLimit, only, expiresAt, options.now());
    }

    private Lease scriptLease(String family, UserId user, Optional<UserKeys> held) {
        return lease(TokenDesk.leaseOf(family), user, held, rules.scriptIdle(), null, null);
    }

    private Caller enter(
            Person person, Lease lease, Optional<UserKeys> held, Set<Scope> scopes, String via) {
        boolean entered = false;
        keyring.add(lease);
        try {
            Caller caller = entered(person, lease, held, scopes, via);
            entered = true;
            return caller;
        } finally {
            if (!entered) {
                end(lease.id());
            }
        }
    }

    private Caller entered(
            Person person, Lease lease, Optional<UserKeys> held, Set<Scope> scopes, String via) {
        standings.take(person.id(), person.memberships());
        held.ifPresent(
                userKeys -> {
                    String storeId = door.openSlots().storeId();
                    keyring.unlock(storeId, person, userKeys);
                    rotations.rotateDue(storeId);
                });
        SpaceId space = lease.only().orElseGet(person::personalSpace);
        return new Caller(
                person.id(),
                person.account().username(),
                space,
                scopes,
                standings.find(person.id(), space).orElseThrow(),
                lease.id(),
                via,
                lease.only().orElse(null));
    }

    /// The same caller in another of their spaces; empty where they are no member, or their
    /// credential does not work there.
    Optional<Caller> in(Caller caller, SpaceId space) {
        SpaceId only = caller.only();
        if (keyring.lease(caller.lease()).isEmpty() || (only != null && !only.equals(space))) {
            return Optional.empty();
        }
        return standings.find(caller.user(), space).map(standing -> caller.in(space, standing));
    }

    /// What the store says of a user's spaces changed.
    void membershipsChanged(UserId user) {
        if (standings.knows(user)) {
            standings.take(user, store.accounts().memberships(user));
        }
    }

    Rotations rotations() {
        return rotations;
    }

    /// Keeps a person's routers watched after their window's lease has ended.
    void keepWatching(UserId user) {
        if (keyring.isUnlocked(user)) {
            keyring.add(new Lease(watching(user), user, true, null, null, null, options.now()));
        }
    }

    static LeaseId watching(UserId user) {
        return new LeaseId(WATCHING + ":" + user);
    }

    boolean isWatching(UserId user) {
        return lives(watching(user));
    }

    /// Notes a use; false when the credential or its lease is over.
    boolean use(Pass pass) {
        return pass.use(options.now()).isPresent();
    }

    /// Ends a token family: none of its tokens is accepted from here on.
    void endFamily(String family) {
        tokens.revoke(family);
        end(TokenDesk.leaseOf(family));
    }

    /// Opens the store through a slot without letting anybody in. Followed by [#closeWhenUnused].
    Outcome<Boolean> prove(KeySlot slot, SlotKeys held) {
        return person(slot, held).map(person -> true);
    }

    /// Ends all of a user's sessions and tokens; key pairs are not touched. The store stays open.
    void endAll(UserId user) {
        endSessions(user, null);
    }

    /// The same for all sessions but the caller's own.
    void endOthers(Caller caller) {
        endSessions(caller.user(), caller.lease());
    }

    private void endSessions(UserId user, @Nullable LeaseId but) {
        for (String family : store.tokenFamilies().of(user)) {
            if (!TokenDesk.leaseOf(family).equals(but)) {
                revokeFamily(family);
            }
        }
        for (LeaseId lease : keyring.of(user)) {
            boolean ofKey = KeyDesk.isLease(lease);
            if (!ofKey && !lease.equals(but)) {
                keyring.end(lease);
            }
        }
    }

    /// Ends all leases and closes the store; answers the slots that were in force.
    KeySlots endEverything() {
        onClosing.run();
        KeySlots inForce = door.openSlots();
        endAll();
        return inForce;
    }

    /// A key pair is taken away: none of its requests, nor of its tokens', is answered from memory
    /// any more. The caller's own lease may be among those that end: the store stays open until the
    /// caller is done.
    void end(ApiKey key) {
        store.tokenFamilies().of(key.id()).forEach(this::revokeFamily);
        keys.forget(key.publicKey());
        keyring.end(KeyDesk.leaseOf(key.publicKey()));
    }

    /// Ends a family as [#endFamily] does, but leaves the store open.
    void revokeFamily(String family) {
        tokens.revoke(family);
        keyring.end(TokenDesk.leaseOf(family));
    }

    void end(LeaseId lease) {
        keyring.end(lease);
        closeWhenUnused();
    }

    void endAll() {
        keyring.endAll();
        closeWhenUnused();
    }

    boolean lives(LeaseId lease) {
        return keyring.lives(lease, options.now());
    }

    /// Ends what was not used for too long or ran out, and writes down when keys were used.
    void sweep() {
        if (!door.isOpen()) {
            return;
        }
        Moment now = options.now();
        keys.writeLastUses(now.nanoTime());
        keyring.lapse(now);
        keys.forgetEnded(now);
        tokens.forgetEnded(now);
        closeWhenUnused();
    }

    /// Closes the store when nobody has a lease.
    void closeWhenUnused() {
        if (keyring.isEmpty() && door.isOpen()) {
            try {
                keys.writeLastUses();
                onClosing.run();
            } catch (RuntimeException failed) {
                // must not keep the store from being locked
                LOG.log(Level.WARNING, "Not all was done before the store was closed.", failed);
            } finally {
                keys.close();
                tokens.close();
                standings.forget();
                door.close();
            }
        }
    }
}
