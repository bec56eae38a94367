package org.cloudpilot.store;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Account;
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

    public List<Membership> memberships(UserId user) {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "from MembershipEntity where accountId = :user order by id",
                                        MembershipEntity.class)
                                .setParameter("user", user.value())
                                .getResultList()
                                .stream()
                                .map(row -> membership(session, row))
                                .toList());
    }

    /// Writes a new user with all that belongs to it, or nothing.
    public void insert(NewAccount made) {
        sessions.inStore(
                session -> {
                    session.insert(account(made));
                    session.insert(space(made));
                    session.insert(membership(session, made));
                    SlotList.add(session, made.user().value(), made.passwordSlot());
                    SlotList.add(session, made.user().value(), made.keySlot());
                    ApiKeyRepository.insert(session, made);
                    SlotList.nextGeneration(session);
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

    private static Membership membership(StatelessSession session, MembershipEntity row) {
        SpaceEntity space = session.get(SpaceEntity.class, row.spaceId);
        Long personalOf = space.personalOf;
        return new Membership(
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
