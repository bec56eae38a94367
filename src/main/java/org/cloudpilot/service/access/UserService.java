package org.cloudpilot.service.access;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Invitation;
import org.cloudpilot.model.InvitationId;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Departure;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.StoreKey;

/// The store's users, for its owners: inviting, removing, and giving the store a new key.
public final class UserService {
    private final Gate gate;
    private final Store store;
    private final AccountService accounts;

    public UserService(AccessService access, AccountService accounts) {
        this.gate = access.gate();
        this.store = gate.store();
        this.accounts = accounts;
    }

    /// Whether the caller is one of the store's owners.
    public boolean isOwner(Caller caller) {
        return gate.within(() -> gate.door().isOpen() && owns(caller.user()) && !isBound(caller));
    }

    /// Everybody, ordered by id; for owners.
    public Outcome<List<Account>> users(Caller caller) {
        return gate.look(
                caller,
                Scope.READ,
                () -> asOwner(caller, () -> Outcome.done(store.accounts().all())));
    }

    /// A code that lets one person register within 24 hours; shown this once. The receiver closes
    /// it.
    public Outcome<Secret> invite(Caller caller) {
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("user.invite", ""),
                () -> asOwner(caller, () -> Outcome.done(invitation(caller))));
    }

    private Secret invitation(Caller by) {
        Secret code = Invitations.newCode();
        boolean made = false;
        try {
            Instant now = gate.now();
            store.invitations()
                    .insert(Invitations.hash(code), by.user(), now, now.plus(Invitations.LIFE));
            made = true;
            return code;
        } finally {
            if (!made) {
                code.close();
            }
        }
    }

    /// The invitations that nobody used yet, oldest first; for owners.
    public Outcome<List<Invitation>> invitations(Caller caller) {
        return gate.look(
                caller,
                Scope.READ,
                () -> asOwner(caller, () -> Outcome.done(store.invitations().open(gate.now()))));
    }

    /// Takes an invitation back: its code lets nobody in from here on. Refused with `NotFound` when
    /// it was used meanwhile.
    public Outcome<Boolean> withdraw(Caller caller, InvitationId id) {
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("user.withdraw_invitation", id.toString()),
                () ->
                        asOwner(
                                caller,
                                () ->
                                        store.invitations().delete(id)
                                                ? Outcome.done(true)
                                                : Outcome.refused(new Refusal.NotFound())));
    }

    /// Makes another user an owner of the store, or no longer one. The last owner stays.
    public Outcome<Account> setOwner(Caller caller, UserId user, boolean owner) {
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("user.set_owner", gate.nameOf(user))
                        .withDetail(Boolean.toString(owner)),
                () ->
                        asOwner(
                                caller,
                                () ->
                                        found(user)
                                                .then(
                                                        account -> {
                                                            if (!owner && isLastOwner(account)) {
                                                                return lastOwner();
                                                            }
                                                            store.accounts()
                                                                    .setStoreOwner(
                                                                            user,
                                                                            owner,
                                                                            gate.now());
                                                            return found(user);
                                                        })));
    }

    /// Removes a user with all that is theirs alone: slots, keys, sessions, the personal space and
    /// its routers. Shared spaces stay: each gets a new key, and another owner where there is none
    /// left.
    ///
    /// @param confirmation the user's name, as a person typed it
    public Outcome<Account> remove(Caller caller, UserId user, String confirmation) {
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("user.remove", confirmation),
                () ->
                        asOwner(
                                caller,
                                () ->
                                        switch (found(user)) {
                                            case Outcome.Refused<Account> refused -> refused;
                                            case Outcome.Done<Account>(Account account) ->
                                                    remove(account, confirmation);
                                        }));
    }

    private Outcome<Account> remove(Account account, String confirmation) throws IOException {
        if (!UserNames.fold(confirmation.strip()).equals(UserNames.fold(account.username()))) {
            return Outcome.refused(
                    new Refusal.Invalid(
                            FieldErrors.of("confirmation", Message.of("access.confirm_name"))));
        }
        if (isLastOwner(account)) {
            return lastOwner();
        }
        UserId user = account.id();
        List<Space> spaces = store.spaces().of(user);
        Map<SpaceId, Optional<UserId>> left = new LinkedHashMap<>();
        spaces.stream()
                .filter(space -> !isAlone(space))
                .forEach(space -> left.put(space.id(), heir(space, user)));
        var departure =
                new Departure(
                        user,
                        account.username(),
                        left,
                        spaces.stream().filter(UserService::isAlone).map(Space::id).toList());
        List<ApiKey> keys = store.apiKeys().all(user);
        List<KeySlot> gone = gate.door().openSlots().of(user);
        gate.door().change(List.of(), gone, () -> store.accounts().remove(departure, gate.now()));
        new Leaving(gate).left(departure, keys);
        return Outcome.done(account);
    }

    private static boolean isAlone(Space space) {
        return space.personal() || space.members() == 1;
    }

    /// Who owns the space after its last owner has gone: the highest of the others, the oldest
    /// among these. Empty when an owner stays.
    private Optional<UserId> heir(Space space, UserId leaver) {
        List<Member> others =
                store.spaces().members(space.id()).stream()
                        .filter(member -> !member.user().equals(leaver))
                        .toList();
        return others.stream().anyMatch(member -> member.role() == Role.OWNER)
                ? Optional.empty()
                : others.stream()
                        .reduce(
                                (best, next) ->
                                        next.role().compareTo(best.role()) > 0 ? next : best)
                        .map(Member::user);
    }

    /// Gives the store a new key, so that copies of the files made before tell nothing of what is
    /// written from then on. Everybody is signed out; every credential goes on working. Refused
    /// with `Conflict` while there are slots of an older version, whose credential must be used
    /// once before.
    public Outcome<Boolean> rekey(Caller caller, Secret password) {
        Outcome<Boolean> proved = accounts.proved(caller, password, "password");
        return proved instanceof Outcome.Done
                ? gate.change(
                        caller,
                        Scope.MANAGE,
                        Undertaking.of("store.rekey", ""),
                        () -> asOwner(caller, () -> rekey(Actor.of(caller))))
                : proved;
    }

    private Outcome<Boolean> rekey(Actor by) throws IOException {
        KeySlots held = gate.door().openSlots();
        List<String> tooOld =
                held.slots().stream()
                        .filter(slot -> slot.receiver() == null)
                        .map(KeySlot::name)
                        .toList();
        if (!tooOld.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            Message.of("access.rekey_too_old", String.join(", ", tooOld))));
        }
        gate.record(new AuditEvent(by, null, "store.rekey", "", "begun", ""));
        try (StoreKey old = gate.door().key().copy();
                StoreKey fresh = StoreKey.random()) {
            KeySlots inForce = gate.admission().endEverything();
            gate.door().rekey(old, fresh, inForce);
            return Outcome.done(true);
        }
    }

    private interface Work<T> {
        Outcome<T> work() throws IOException;
    }

    private <T> Outcome<T> asOwner(Caller caller, Work<T> work) throws IOException {
        return owns(caller.user()) && !isBound(caller)
                ? work.work()
                : Outcome.refused(new Refusal.NotOwner(Message.of("access.store_owner_only")));
    }

    /// A key pair made for one space decides nothing about the store as a whole.
    private static boolean isBound(Caller caller) {
        return caller.only() != null;
    }

    private boolean owns(UserId user) {
        return store.accounts().find(user).map(Account::storeOwner).orElse(false);
    }

    private Outcome<Account> found(UserId user) {
        Optional<Account> account = store.accounts().find(user);
        return account.<Outcome<Account>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private boolean isLastOwner(Account account) {
        return account.storeOwner()
                && store.accounts().all().stream().filter(Account::storeOwner).count() == 1;
    }

    private static <T> Outcome<T> lastOwner() {
        return Outcome.refused(new Refusal.Conflict(Message.of("access.last_store_owner")));
    }
}
