package org.cloudpilot.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.AccountEntity;
import org.cloudpilot.store.entity.AuthorityEntity;
import org.cloudpilot.store.entity.CredentialEntity;
import org.cloudpilot.store.entity.ExposureEntity;
import org.cloudpilot.store.entity.MembershipEntity;
import org.cloudpilot.store.entity.PaymentCredentialEntity;
import org.cloudpilot.store.entity.RouterEntity;
import org.cloudpilot.store.entity.SpaceEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.hibernate.StatelessSession;

/// Spaces and who belongs to them.
public final class SpaceRepository {
    private final Sessions sessions;

    SpaceRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// All of a user, the personal one first.
    public List<Space> of(UserId user) {
        return sessions.inStore(
                session ->
                        placesOf(session, user).stream().map(row -> space(session, row)).toList());
    }

    /// A user's memberships, the one of the personal space first.
    static List<MembershipEntity> placesOf(StatelessSession session, UserId user) {
        return session.createSelectionQuery(
                        "from MembershipEntity where accountId = :user order by id",
                        MembershipEntity.class)
                .setParameter("user", user.value())
                .getResultList();
    }

    private static Space space(StatelessSession session, MembershipEntity row) {
        SpaceEntity space = session.get(SpaceEntity.class, row.spaceId);
        return new Space(
                new SpaceId(space.id),
                space.name,
                Role.ofWord(row.role).orElseThrow(),
                space.personalOf != null,
                rows(session, row.spaceId).size());
    }

    /// A shared space with its first owner.
    public void insert(SpaceId id, String name, Membership owner, Instant at) {
        sessions.inStore(
                session -> {
                    var row = new SpaceEntity();
                    row.id = id.value();
                    row.name = name;
                    row.createdAt = at;
                    session.insert(row);
                    insert(session, owner, at);
                    return true;
                });
    }

    public void rename(SpaceId id, String name) {
        sessions.inStore(
                session ->
                        session.createMutationQuery(
                                        "update SpaceEntity set name = :name where id = :id")
                                .setParameter("name", name)
                                .setParameter("id", id.value())
                                .executeUpdate());
    }

    /// In the order in which they came.
    public List<Member> members(SpaceId space) {
        return sessions.inStore(
                session ->
                        rows(session, space.value()).stream()
                                .map(row -> member(session, row))
                                .toList());
    }

    private static Member member(StatelessSession session, MembershipEntity row) {
        AccountEntity account = session.get(AccountEntity.class, row.accountId);
        return new Member(
                new UserId(row.accountId),
                account.username,
                Role.ofWord(row.role).orElseThrow(),
                row.createdAt);
    }

    private static List<MembershipEntity> rows(StatelessSession session, long space) {
        return session.createSelectionQuery(
                        "from MembershipEntity where spaceId = :space order by id",
                        MembershipEntity.class)
                .setParameter("space", space)
                .getResultList();
    }

    public void addMember(Membership member, Instant at) {
        sessions.inStore(
                session -> {
                    insert(session, member, at);
                    return true;
                });
    }

    private static void insert(StatelessSession session, Membership member, Instant at) {
        var row = new MembershipEntity();
        row.id = AccountRepository.next(session, Sequence.MEMBERSHIP);
        row.spaceId = member.space().value();
        row.accountId = member.user().value();
        row.role = member.role().word();
        row.wrappedKey = member.wrappedKey();
        row.createdAt = at;
        session.insert(row);
    }

    public void setRole(SpaceId space, UserId user, Role role) {
        sessions.inStore(
                session -> {
                    setRole(session, space, user, role);
                    return true;
                });
    }

    static void setRole(StatelessSession session, SpaceId space, UserId user, Role role) {
        session.createMutationQuery(
                        "update MembershipEntity set role = :role"
                                + " where spaceId = :space and accountId = :user")
                .setParameter("role", role.word())
                .setParameter("space", space.value())
                .setParameter("user", user.value())
                .executeUpdate();
    }

    /// Takes a member away: the space's key is to be replaced, and every router, payment credential
    /// and shared credential in it is noted as one that the leaver may know.
    public void removeMember(SpaceId space, UserId user, String leaver, Instant at) {
        sessions.inSpace(
                space,
                session -> {
                    removeMember(session, space, user, leaver, at);
                    return true;
                });
    }

    static void removeMember(
            StatelessSession session, SpaceId space, UserId user, String leaver, Instant at) {
        session.createMutationQuery(
                        "delete MembershipEntity where spaceId = :space and accountId = :user")
                .setParameter("space", space.value())
                .setParameter("user", user.value())
                .executeUpdate();
        session.createMutationQuery("update SpaceEntity set rotationDue = true where id = :space")
                .setParameter("space", space.value())
                .executeUpdate();
        expose(session, space, leaver, at);
    }

    private static void expose(StatelessSession session, SpaceId space, String leaver, Instant at) {
        ids(session, "RouterEntity", space)
                .forEach(
                        router -> expose(session, space, leaver, at, row -> row.routerId = router));
        ids(session, "PaymentCredentialEntity", space)
                .forEach(
                        payment ->
                                expose(session, space, leaver, at, row -> row.paymentId = payment));
        ids(session, "CredentialEntity", space)
                .forEach(
                        credential ->
                                expose(
                                        session,
                                        space,
                                        leaver,
                                        at,
                                        row -> row.credentialId = credential));
    }

    private static List<Long> ids(StatelessSession session, String entity, SpaceId space) {
        return session.createSelectionQuery(
                        "select id from " + entity + " where spaceId = :space order by id",
                        Long.class)
                .setParameter("space", space.value())
                .getResultList();
    }

    private static void expose(
            StatelessSession session,
            SpaceId space,
            String leaver,
            Instant at,
            Consumer<ExposureEntity> naming) {
        var row = new ExposureEntity();
        row.id = AccountRepository.next(session, Sequence.EXPOSURE);
        row.spaceId = space.value();
        naming.accept(row);
        row.leaver = leaver;
        row.since = at;
        session.insert(row);
    }

    /// The spaces that somebody left who could read their present key.
    public List<SpaceId> rotationsDue() {
        return sessions.inStore(
                session ->
                        session
                                .createSelectionQuery(
                                        "select id from SpaceEntity where rotationDue = true"
                                                + " order by id",
                                        Long.class)
                                .getResultList()
                                .stream()
                                .map(SpaceId::new)
                                .toList());
    }

    /// The new key and all that it seals take the old one's place in one step.
    public void rotate(SpaceRotation rotation) {
        sessions.inSpace(
                rotation.space(),
                session -> {
                    rotation.wrappedKeys()
                            .forEach((user, key) -> rewrap(session, rotation.space(), user, key));
                    rotation.resealed()
                            .routers()
                            .forEach((id, secrets) -> reseal(session, id, secrets));
                    rotation.resealed()
                            .authorities()
                            .forEach(
                                    (id, value) -> {
                                        AuthorityEntity row =
                                                session.get(AuthorityEntity.class, id.value());
                                        row.sealedCertificate = value.bytes();
                                        session.update(row);
                                    });
                    rotation.resealed()
                            .payments()
                            .forEach(
                                    (id, secrets) -> {
                                        PaymentCredentialEntity row =
                                                session.get(
                                                        PaymentCredentialEntity.class, id.value());
                                        PaymentRepository.seal(row, secrets);
                                        session.update(row);
                                    });
                    rotation.resealed()
                            .credentials()
                            .forEach(
                                    (id, value) -> {
                                        CredentialEntity row =
                                                session.get(CredentialEntity.class, id.value());
                                        row.sealedPassword = value.bytes();
                                        session.update(row);
                                    });
                    session.createMutationQuery(
                                    "update SpaceEntity set rotationDue = false where id = :space")
                            .setParameter("space", rotation.space().value())
                            .executeUpdate();
                    return true;
                });
    }

    private static void rewrap(
            StatelessSession session, SpaceId space, UserId user, byte[] wrappedKey) {
        session.createMutationQuery(
                        "update MembershipEntity set wrappedKey = :key"
                                + " where spaceId = :space and accountId = :user")
                .setParameter("key", wrappedKey)
                .setParameter("space", space.value())
                .setParameter("user", user.value())
                .executeUpdate();
    }

    private static void reseal(StatelessSession session, RouterId id, RouterSecrets secrets) {
        RouterEntity row = session.get(RouterEntity.class, id.value());
        row.sealedPassword = secrets.password().bytes();
        row.sealedViaPassword = secrets.via() == null ? null : secrets.via().bytes();
        session.update(row);
    }

    /// What somebody may know who left: routers' passwords, ordered by router, then payment
    /// credentials, then shared credentials.
    public List<Exposure> exposures(SpaceId space) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from ExposureEntity"
                                                + " order by routerId nulls last, paymentId nulls last,"
                                                + " credentialId, id",
                                        ExposureEntity.class)
                                .getResultList()
                                .stream()
                                .map(
                                        row ->
                                                new Exposure(
                                                        thing(session, row), row.leaver, row.since))
                                .toList());
    }

    private static Exposure.Thing thing(StatelessSession session, ExposureEntity row) {
        Long router = row.routerId;
        Long payment = row.paymentId;
        if (router != null) {
            return new Exposure.OfRouter(
                    new RouterId(router), session.get(RouterEntity.class, router).name);
        }
        if (payment == null) {
            return ofCredential(session, row);
        }
        return new Exposure.OfPayment(
                new PaymentCredentialId(payment),
                PaymentProvider.ofWord(session.get(PaymentCredentialEntity.class, payment).provider)
                        .orElseThrow());
    }

    private static Exposure.Thing ofCredential(StatelessSession session, ExposureEntity row) {
        Long credential = row.credentialId;
        if (credential == null) {
            throw new IllegalStateException("an exposure of nothing: " + row.id);
        }
        return new Exposure.OfCredential(
                new CredentialId(credential), session.get(CredentialEntity.class, credential).name);
    }

    /// Takes a space away with all that it owns. The slots of key pairs that worked in it alone are
    /// the caller's to remove before.
    public void delete(SpaceId space) {
        sessions.inSpace(
                space,
                session -> {
                    delete(session, space);
                    return true;
                });
    }

    static void delete(StatelessSession session, SpaceId space) {
        for (String owned :
                List.of(
                        "LastLookEntity where spaceId",
                        "KeptAnswerEntity where spaceId",
                        "ExposureEntity where spaceId",
                        "RouterEntity where spaceId",
                        "CredentialEntity where spaceId",
                        "PaymentCredentialEntity where spaceId",
                        "AuthorityEntity where spaceId",
                        "MembershipEntity where spaceId",
                        "SpaceEntity where id")) {
            session.createMutationQuery("delete " + owned + " = :space")
                    .setParameter("space", space.value())
                    .executeUpdate();
        }
    }
}
