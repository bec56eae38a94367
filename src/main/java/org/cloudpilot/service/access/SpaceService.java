package org.cloudpilot.service.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Membership;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.SpaceKey;
import org.cloudpilot.vault.UserKeys;

/// Spaces and who belongs to them. Everybody has a personal one; others are shared, and their
/// owners decide who is in. What is said of one space concerns the caller's place there, not in the
/// space that the caller works in.
public final class SpaceService {
    private static final int LONGEST_NAME = 200;

    private final Gate gate;
    private final Store store;
    private final Admission admission;

    public SpaceService(AccessService access) {
        this.gate = access.gate();
        this.store = gate.store();
        this.admission = gate.admission();
    }

    /// The caller's, the personal one first.
    public Outcome<List<Space>> spaces(Caller caller) {
        return gate.look(
                caller,
                Scope.READ,
                () -> {
                    SpaceId only = caller.only();
                    return Outcome.done(
                            store.spaces().of(caller.user()).stream()
                                    .filter(each -> only == null || only.equals(each.id()))
                                    .toList());
                });
    }

    /// A shared space of which the caller is the owner and, so far, the only member.
    public Outcome<Space> create(Caller caller, String name) {
        Optional<Refusal> wrong = wrongName(name);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return gate.change(
                caller,
                Scope.MANAGE,
                Undertaking.of("space.create", name.strip()),
                () -> {
                    UserKeys keys = admission.keyring().keysOf(caller.user());
                    if (keys == null || isBound(caller)) {
                        return Outcome.refused(
                                keys == null ? new Refusal.Locked() : new Refusal.NotFound());
                    }
                    SpaceId id = store.accounts().nextSpaceId();
                    Membership owner;
                    try (SpaceKey key = SpaceKey.random(storeId(), id)) {
                        owner =
                                new Membership(
                                        caller.user(),
                                        id,
                                        Role.OWNER,
                                        key.wrapFor(caller.user(), keys.publicKey()),
                                        false);
                    }
                    store.spaces().insert(id, name.strip(), owner, now());
                    admission.membershipsChanged(caller.user());
                    admission.keyring().unlock(storeId(), owner);
                    return Outcome.done(new Space(id, name.strip(), Role.OWNER, false, 1));
                });
    }

    public Outcome<Space> rename(Caller caller, SpaceId id, String name) {
        Optional<Refusal> wrong = wrongName(name);
        return wrong.<Outcome<Space>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                asOwner(
                                        caller,
                                        Undertaking.in(id, "space.rename", name.strip()),
                                        id,
                                        space -> {
                                            store.spaces().rename(id, name.strip());
                                            return Outcome.done(
                                                    new Space(
                                                            id,
                                                            name.strip(),
                                                            space.role(),
                                                            space.personal(),
                                                            space.members()));
                                        }));
    }

    /// Whether there is one to change, for who may change but not see.
    public Outcome<Boolean> isThere(Caller caller, SpaceId id) {
        return gate.look(caller, Scope.MANAGE, () -> space(caller, id).map(_ -> true));
    }

    /// In the order in which they came; every member may see them.
    public Outcome<List<Member>> members(Caller caller, SpaceId id) {
        return gate.look(
                caller,
                Scope.READ,
                () -> space(caller, id).map(space -> store.spaces().members(id)));
    }

    /// Lets a user of the store in. Needs no password of theirs: the space's key is wrapped to
    /// their public key.
    public Outcome<Member> add(Caller caller, SpaceId id, String username, Role role) {
        String folded = UserNames.fold(UserNames.plain(username));
        return asOwner(
                caller,
                Undertaking.in(id, "space.add_member", folded).withDetail(role.word()),
                id,
                space -> {
                    Optional<Account> account = store.accounts().named(folded);
                    if (account.isEmpty()) {
                        return invalid("username", Message.of("access.no_such_user"));
                    }
                    UserId user = account.get().id();
                    if (role(id, user).isPresent()) {
                        return Outcome.refused(
                                new Refusal.Duplicate(
                                        "username", Message.of("access.member_already")));
                    }
                    Optional<SpaceKey> key = admission.spaces().key(id);
                    if (key.isEmpty()) {
                        return Outcome.refused(new Refusal.Locked());
                    }
                    byte[] publicKey = store.accounts().publicKey(user).orElseThrow();
                    var membership =
                            new Membership(
                                    user, id, role, key.get().wrapFor(user, publicKey), false);
                    store.spaces().addMember(membership, now());
                    admission.membershipsChanged(user);
                    admission.keyring().unlock(storeId(), membership);
                    return Outcome.done(new Member(user, account.get().username(), role, now()));
                });
    }

    public Outcome<Member> setRole(Caller caller, SpaceId id, UserId user, Role role) {
        return asOwner(
                caller,
                Undertaking.in(id, "space.set_role", gate.nameOf(user)).withDetail(role.word()),
                id,
                space ->
                        member(id, user)
                                .then(
                                        before -> {
                                            if (role != Role.OWNER && isLastOwner(before, id)) {
                                                return lastOwner();
                                            }
                                            store.spaces().setRole(id, user, role);
                                            admission.membershipsChanged(user);
                                            return Outcome.done(
                                                    new Member(
                                                            user,
                                                            before.username(),
                                                            role,
                                                            before.since()));
                                        }));
    }

    /// Takes a member out of the space, or lets the caller leave. The space gets a new key, and all
    /// it seals is sealed anew; what the leaver could read before is answered: those passwords are
    /// to be changed on the routers.
    public Outcome<List<Exposure>> remove(Caller caller, SpaceId id, UserId user) {
        Undertaking deed = Undertaking.in(id, "space.remove_member", gate.nameOf(user));
        if (user.equals(caller.user())) {
            return gate.change(
                    caller,
                    Scope.MANAGE,
                    deed,
                    () -> space(caller, id).then(space -> remove(space, user)));
        }
        return asOwner(caller, deed, id, space -> remove(space, user));
    }

    private Outcome<List<Exposure>> remove(Space space, UserId user) {
        if (space.personal()) {
            return personal();
        }
        return member(space.id(), user)
                .then(
                        leaver -> {
                            if (isLastOwner(leaver, space.id())) {
                                return lastOwner();
                            }
                            return Outcome.done(new Leaving(gate).leave(space.id(), leaver));
                        });
    }

    /// The routers whose password somebody may still know who left.
    public Outcome<List<Exposure>> exposures(Caller caller, SpaceId id) {
        return gate.look(
                caller,
                Scope.READ,
                () -> space(caller, id).map(space -> store.spaces().exposures(id)));
    }

    /// Takes a shared space away with all of its routers.
    ///
    /// @param confirmation its name, as a person typed it
    public Outcome<Space> delete(Caller caller, SpaceId id, String confirmation) {
        return asOwner(
                caller,
                Undertaking.in(id, "space.delete", confirmation),
                id,
                space -> {
                    if (!space.name().equals(confirmation.strip())) {
                        return invalid("confirmation", Message.of("access.confirm_name"));
                    }
                    new Leaving(gate).dissolve(id);
                    return Outcome.done(space);
                });
    }

    private <T> Outcome<T> asOwner(
            Caller caller,
            Undertaking deed,
            SpaceId id,
            java.util.function.Function<Space, Outcome<T>> work) {
        return gate.change(
                caller,
                Scope.MANAGE,
                deed,
                () ->
                        space(caller, id)
                                .then(
                                        space -> {
                                            if (space.role() != Role.OWNER) {
                                                return Outcome.refused(
                                                        new Refusal.NotOwner(
                                                                Message.of(
                                                                        "access.space_owner_only")));
                                            }
                                            boolean people = !deed.action().equals("space.rename");
                                            return people && space.personal()
                                                    ? personal()
                                                    : work.apply(space);
                                        }));
    }

    private Outcome<Space> space(Caller caller, SpaceId id) {
        if (isBound(caller) && !caller.space().equals(id)) {
            return Outcome.refused(new Refusal.NotFound());
        }
        return store.spaces().of(caller.user()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .<Outcome<Space>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private Optional<Role> role(SpaceId id, UserId user) {
        return store.spaces().members(id).stream()
                .filter(member -> member.user().equals(user))
                .map(Member::role)
                .findFirst();
    }

    private Outcome<Member> member(SpaceId id, UserId user) {
        return store.spaces().members(id).stream()
                .filter(member -> member.user().equals(user))
                .findFirst()
                .<Outcome<Member>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private boolean isLastOwner(Member member, SpaceId id) {
        return member.role() == Role.OWNER
                && store.spaces().members(id).stream()
                                .filter(each -> each.role() == Role.OWNER)
                                .count()
                        == 1;
    }

    private static boolean isBound(Caller caller) {
        return caller.only() != null;
    }

    private static <T> Outcome<T> lastOwner() {
        return Outcome.refused(new Refusal.Conflict(Message.of("access.last_space_owner")));
    }

    private static <T> Outcome<T> personal() {
        return Outcome.refused(new Refusal.Conflict(Message.of("access.personal_space")));
    }

    private static <T> Outcome<T> invalid(String field, Message message) {
        return Outcome.refused(new Refusal.Invalid(FieldErrors.of(field, message)));
    }

    private static Optional<Refusal> wrongName(String name) {
        if (name.isBlank()) {
            return Optional.of(wrong(Message.of("field.required")));
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of(wrong(Message.of("field.too_long", LONGEST_NAME)));
        }
        return name.chars().anyMatch(Character::isISOControl)
                ? Optional.of(wrong(Message.of("field.control_characters")))
                : Optional.empty();
    }

    private static Refusal wrong(Message message) {
        return new Refusal.Invalid(FieldErrors.of("name", message));
    }

    private String storeId() {
        return gate.door().openSlots().storeId();
    }

    private Instant now() {
        return gate.now();
    }
}
