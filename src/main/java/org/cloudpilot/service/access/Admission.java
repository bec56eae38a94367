package org.cloudpilot.service.access;

import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.TokenFamily;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.RandomBytes;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// From an opened slot to a pass: opens the store where it is locked, asks its list whether the
/// slot still counts, and takes the keys into memory for as long as a lease needs them. The last
/// lease takes the store with it. Used under the lock of [AccessService].
final class Admission {
    static final String WINDOW = "window";
    static final String TOKEN = "token";

    private static final Duration SCRIPT_IDLE = Duration.ofMinutes(15);

    /// Long enough to sign in after registering without opening the store a second time.
    private static final Duration REGISTRATION_IDLE = Duration.ofMinutes(1);

    private static final Set<Scope> ALL = Set.of(Scope.values());
    private static final Logger LOG = System.getLogger(Admission.class.getName());

    private final Store store;
    private final StoreDoor door;
    private final AccessOptions options;
    private final Keyring keyring = new Keyring();
    private final TokenDesk tokens;
    private final KeyDesk keys;

    Admission(Store store, StoreDoor door, AccessOptions options) {
        this.store = store;
        this.door = door;
        this.options = options;
        this.tokens = new TokenDesk(store, options.clock());
        this.keys = new KeyDesk(store, options.nanoTime().getAsLong());
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

    /// A person at the window: the lease lasts until it is ended.
    Outcome<Pass> toWindow(KeySlot slot, SlotKeys held) {
        return person(slot, held)
                .map(
                        person -> {
                            Lease lease =
                                    lease(newLease(WINDOW), person.id(), held.userKeys(), null);
                            return Pass.ofSession(
                                    enter(person, lease, held.userKeys(), ALL, WINDOW), lease);
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
        if (row.isEmpty()) {
            return refuse();
        }
        Lease lease =
                lease(KeyDesk.leaseOf(slot.name()), person.id(), held.userKeys(), scriptIdle());
        Caller caller = enter(person, lease, held.userKeys(), slot.scopes(), slot.name());
        Pass pass = Pass.ofKey(caller, lease, row.get().id(), privateKey, slot.expiresAt());
        pass.use(options.clock().instant(), options.nanoTime().getAsLong());
        keys.admit(slot.name(), pass);
        return Outcome.done(pass);
    }

    /// A token family from a key pair that was let in: it holds what the pair holds.
    Pass toTokens(Pass keyPass, String family) {
        Caller of = keyPass.caller();
        Lease lease =
                new Lease(
                        TokenDesk.leaseOf(family),
                        of.user(),
                        keyPass.lease().holdsUserKeys(),
                        scriptIdle(),
                        options.nanoTime().getAsLong());
        keyring.add(lease);
        var caller =
                new Caller(
                        of.user(),
                        of.username(),
                        of.space(),
                        of.scopes(),
                        of.standing(),
                        lease.id(),
                        TOKEN);
        return Pass.ofSession(caller, lease);
    }

    /// A family that the store knows, but that has no lease now. Refused with `Locked` when it
    /// needs its user's keys and they are not in memory: a token carries none.
    Outcome<Pass> toTokens(TokenFamily family) {
        Optional<Pass> present = tokens.pass(family.id());
        if (present.isPresent()
                && present.get()
                        .use(options.clock().instant(), options.nanoTime().getAsLong())
                        .isPresent()) {
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
                        scriptIdle(),
                        options.nanoTime().getAsLong());
        Caller caller = enter(person.get(), lease, Optional.empty(), family.scopes(), TOKEN);
        Pass pass = Pass.ofSession(caller, lease);
        tokens.admit(family.id(), pass);
        return Outcome.done(pass);
    }

    /// Somebody who has registered just now: the store stays open for a moment.
    void toRegistered(Registration made) {
        if (!tokens.isOpen()) {
            tokens.open(door.key(), door.openSlots().storeId());
        }
        Optional<UserKeys> held = Optional.of(made.userKeys());
        Lease lease =
                lease(
                        newLease("registration"),
                        made.account().user(),
                        held,
                        options.withoutDisplay() ? null : REGISTRATION_IDLE);
        enter(person(made.account().user()).orElseThrow(), lease, held, ALL, "registration");
    }

    private Outcome<Person> person(KeySlot slot, SlotKeys held) {
        if (!door.isOpen()) {
            if (door.open(held.storeKey()) instanceof Outcome.Refused<Boolean>(Refusal refusal)) {
                return Outcome.refused(refusal);
            }
            tokens.open(door.key(), door.openSlots().storeId());
        }
        Optional<Person> person = door.isLive(slot) ? person(slot.user()) : Optional.empty();
        if (person.isEmpty()) {
            LOG.log(Level.WARNING, "A key slot that the store does not list was used: {0}", slot);
            return refuse();
        }
        return Outcome.done(person.get());
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
            LeaseId id, UserId user, Optional<UserKeys> held, @Nullable Duration idleLimit) {
        return new Lease(id, user, held.isPresent(), idleLimit, options.nanoTime().getAsLong());
    }

    private @Nullable Duration scriptIdle() {
        return options.withoutDisplay() ? null : SCRIPT_IDLE;
    }

    private Lease scriptLease(String family, UserId user, Optional<UserKeys> held) {
        return lease(TokenDesk.leaseOf(family), user, held, scriptIdle());
    }

    private Caller enter(
            Person person, Lease lease, Optional<UserKeys> held, Set<Scope> scopes, String via) {
        keyring.add(lease);
        held.ifPresent(userKeys -> keyring.unlock(door.openSlots().storeId(), person, userKeys));
        return new Caller(
                person.id(),
                person.account().username(),
                person.personalSpace(),
                scopes,
                new Standing(Role.OWNER),
                lease.id(),
                via);
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
        return keyring.lives(lease, options.nanoTime().getAsLong());
    }

    /// Ends what was not used for too long, and writes down when keys were used.
    void sweep() {
        if (!door.isOpen()) {
            return;
        }
        long now = options.nanoTime().getAsLong();
        keys.writeLastUses(now);
        keyring.lapse(now);
        keys.forgetEnded(now);
        tokens.forgetEnded(now);
        closeWhenUnused();
    }

    private void closeWhenUnused() {
        if (keyring.isEmpty() && door.isOpen()) {
            keys.writeLastUses();
            keys.close();
            tokens.close();
            door.close();
        }
    }
}
