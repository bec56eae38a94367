package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudpilot.model.Account;
import org.cloudpilot.model.Profile;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.AccountEntity;
import org.cloudpilot.store.entity.MembershipEntity;
import org.cloudpilot.store.entity.SpaceEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The store's users, their spaces and memberships.
public final class AccountRepository {
    private final Sessions sessions;

    AccountRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public UserId nextUserId() {
        return new UserId(sessions.inStore(session -> next(session, Sequence.ACCOUNT)));
    }

    public SpaceId nextSpaceId() {
        return new SpaceId(sessions.inStore(session -> next(session, Sequence.SPACE)));
    }

    /// @param foldedName the name as it is compared
    public boolean has(String foldedName) {
        return sessions.inStore(
                session ->
                        session.createSelectionQuery(
                                                "select count(*) from AccountEntity"
                                                        + " where foldedName = :name",
                                                Long.class)
                                        .setParameter("name", foldedName)
                                        .getSingleResult()
                                > 0);
    }

    public Optional<Account> find(UserId user) {
        return sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    return Optional.ofNullable(row).map(AccountRepository::account);
                });
    }

    public Optional<Profile> profile(UserId user) {
        return sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    return Optional.ofNullable(row).map(AccountRepository::profile);
                });
    }

    private static Profile profile(AccountEntity row) {
        return new Profile(
                row.username,
                row.email == null ? "" : row.email,
                row.bio,
                row.website,
                row.createdAt,
                row.updatedAt);
    }

    /// Writes what a user says of themselves; the name stays.
    public void describe(UserId user, Profile profile) {
        change(
                user,
                row -> {
                    row.email = profile.email().isEmpty() ? null : profile.email();
                    row.bio = profile.bio();
                    row.website = profile.website();
                    row.updatedAt = profile.updatedAt();
                });
    }

    private void change(UserId user, Consumer<AccountEntity> step) {
        sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    if (row != null) {
                        step.accept(row);
                        session.update(row);
                    }
                    return true;
                });
    }

    /// Everybody, ordered by id.
    public List<Account> all() {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from AccountEntity order by id", AccountEntity.class)
                                .getResultList()
                                .stream()
                                .map(AccountRepository::account)
                                .toList());
    }

    /// @param foldedName the name as it is compared
    public Optional<Account> named(String foldedName) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from AccountEntity where foldedName = :name",
                                        AccountEntity.class)
                                .setParameter("name", foldedName)
                                .getResultList()
                                .stream()
                                .map(AccountRepository::account)
                                .findFirst());
    }

    /// What a user's keys are wrapped to; empty when there is no such user.
    public Optional<byte[]> publicKey(UserId user) {
        return sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    return Optional.ofNullable(row).map(found -> found.publicKey);
                });
    }

    /// Invitations of somebody who is no owner any more are gone with that.
    public void setStoreOwner(UserId user, boolean owner, Instant at) {
        sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    if (row != null) {
                        row.storeOwner = owner;
                        row.updatedAt = at;
                        session.update(row);
                        if (!owner) {
                            deleteOwned(session, user, "InvitationEntity where madeBy");
                        }
                    }
                    return true;
                });
    }

    /// When this user was last asked to make a recovery key; empty: never.
    public Optional<Instant> recoveryAskedAt(UserId user) {
        return sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    return Optional.ofNullable(row).map(found -> found.recoveryAskedAt);
                });
    }

    public void recoveryAsked(UserId user, Instant at) {
        sessions.inStore(
                session -> {
                    @Nullable AccountEntity row = session.get(AccountEntity.class, user.value());
                    if (row != null) {
                        row.recoveryAskedAt = at;
                        session.update(row);
                    }
                    return true;
                });
    }

    /// Takes a user away in one step, with all that is theirs alone: slots, keys, tokens,
    /// invitations, and the spaces that end with them. Other spaces stay, each to get a new key.
    public void remove(Departure departure, Instant at) {
        UserId user = departure.user();
        sessions.acrossSpaces(
                session -> {
                    departure
                            .left()
                            .forEach(
                                    (space, heir) -> {
                                        heir.ifPresent(
                                                next ->
                                                        SpaceRepository.setRole(
                                                                session, space, next, Role.OWNER));
                                        SpaceRepository.removeMember(
                                                session, space, user, departure.name(), at);
                                    });
                    deleteOwned(
                            session,
                            user,
                            "TokenFamilyEntity where accountId",
                            "ApiKeyEntity where accountId",
                            "LiveSlotEntity where accountId",
                            "InvitationEntity where madeBy");
                    departure.dissolved().forEach(space -> SpaceRepository.delete(session, space));
                    deleteOwned(session, user, "AccountEntity where id");
                    SlotList.nextGeneration(session);
                    return true;
                });
    }

    private static void deleteOwned(StatelessSession session, UserId user, String... owned) {
        for (String each : owned) {
            session.createMutationQuery("delete " + each + " = :user")
                    .setParameter("user", user.value())
                    .executeUpdate();
        }
    }

    public List<Membership> memberships(UserId user) {
        return sessions.inStore(
                session ->
                        SpaceRepository.placesOf(session, user).stream()
                                .map(row -> membership(session, row))
                                .toList());
    }

    /// Writes a new user with all that belongs to it, or nothing. The invitation is used up in the
    /// same step.
    ///
    /// @param invitation its hash; null without one
    public void insert(NewAccount made, byte @Nullable [] invitation) {
        sessions.inStore(
                session -> {
                    if (invitation != null) {
                        InvitationRepository.use(session, invitation, made.at());
                    }
                    session.insert(account(made));
                    session.insert(space(made));
                    session.insert(membership(session, made));
                    SlotList.change(
                            session, List.of(made.passwordSlot(), made.keySlot()), List.of());
                    ApiKeyRepository.insert(session, made.keyName(), made.keySlot(), made.at());
                    return true;
                });
    }

    private static AccountEntity account(NewAccount made) {
        var row = new AccountEntity();
        row.id = made.user().value();
        row.username = made.username();
        row.foldedName = made.foldedName();
        row.email = made.email();
        row.storeOwner = made.storeOwner();
        row.publicKey = made.userPublicKey();
        row.createdAt = made.at();
        row.updatedAt = made.at();
        return row;
    }

    private static SpaceEntity space(NewAccount made) {
        var row = new SpaceEntity();
        row.id = made.space().value();
        row.name = made.username();
        row.personalOf = made.user().value();
        row.createdAt = made.at();
        return row;
    }

    private static MembershipEntity membership(StatelessSession session, NewAccount made) {
        var row = new MembershipEntity();
        row.id = next(session, Sequence.MEMBERSHIP);
        row.spaceId = made.space().value();
        row.accountId = made.user().value();
        row.role = Role.OWNER.word();
        row.wrappedKey = made.wrappedSpaceKey();
        row.createdAt = made.at();
        return row;
    }

    static Membership membership(StatelessSession session, MembershipEntity row) {
        SpaceEntity space = session.get(SpaceEntity.class, row.spaceId);
        Long personalOf = space.personalOf;
        return new Membership(
                new UserId(row.accountId),
                new SpaceId(row.spaceId),
                Role.ofWord(row.role).orElseThrow(),
                row.wrappedKey,
                personalOf != null && personalOf == row.accountId);
    }

    private static Account account(AccountEntity row) {
        return new Account(
                new UserId(row.id),
                row.username,
                row.email,
                row.storeOwner,
                row.createdAt,
                row.updatedAt);
    }

    static long next(StatelessSession session, Sequence sequence) {
        return session.doReturningWork(sequence::next);
    }
}
