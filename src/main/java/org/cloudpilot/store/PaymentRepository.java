package org.cloudpilot.store;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.PaymentCheck;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.PaymentCredentialEntity;
import org.cloudpilot.store.maintenance.Sequence;
import org.cloudpilot.vault.Sealed;
import org.jspecify.annotations.Nullable;

/// The payment credentials of each space, one a provider. One of another space is not there:
/// neither found nor changed nor deleted.
public final class PaymentRepository {
    private final Sessions sessions;

    PaymentRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A fresh id, for a credential whose keys are to be sealed for its row before it is inserted.
    public PaymentCredentialId nextId() {
        return new PaymentCredentialId(
                sessions.inStore(
                        session -> AccountRepository.next(session, Sequence.PAYMENT_CREDENTIAL)));
    }

    /// All of a space, ordered by id.
    public List<StoredPayment> all(SpaceId space) {
        return sessions.inSpace(
                space,
                session ->
                        session
                                .createSelectionQuery(
                                        "from PaymentCredentialEntity order by id",
                                        PaymentCredentialEntity.class)
                                .getResultList()
                                .stream()
                                .map(PaymentRepository::stored)
                                .toList());
    }

    public Optional<StoredPayment> find(SpaceId space, PaymentCredentialId id) {
        return sessions.inSpace(
                space,
                session -> {
                    @Nullable PaymentCredentialEntity row =
                            session.get(PaymentCredentialEntity.class, id.value());
                    return Optional.ofNullable(row).map(PaymentRepository::stored);
                });
    }

    public void insert(StoredPayment payment) {
        sessions.inSpace(payment.credential().space(), session -> session.insert(row(payment)));
    }

    /// False when there is no such credential in its space.
    ///
    /// @param keyChanged nobody who left the space knows it any more
    public boolean update(StoredPayment payment, boolean keyChanged) {
        PaymentCredential credential = payment.credential();
        return sessions.inSpace(
                credential.space(),
                session -> {
                    @Nullable PaymentCredentialEntity found =
                            session.get(PaymentCredentialEntity.class, credential.id().value());
                    if (found == null) {
                        return false;
                    }
                    session.update(row(payment));
                    if (keyChanged) {
                        session.createMutationQuery(
                                        "delete ExposureEntity where paymentId = :payment")
                                .setParameter("payment", credential.id().value())
                                .executeUpdate();
                    }
                    return true;
                });
    }

    /// False when there was none.
    public boolean delete(SpaceId space, PaymentCredentialId id) {
        return sessions.inSpace(
                space,
                session ->
                        session.createMutationQuery("delete PaymentCredentialEntity where id = :id")
                                        .setParameter("id", id.value())
                                        .executeUpdate()
                                > 0);
    }

    static void seal(PaymentCredentialEntity row, PaymentSecrets secrets) {
        Sealed webhookKey = secrets.webhookKey();
        row.sealedApiKey = secrets.apiKey().bytes();
        row.sealedPrivateKey = secrets.privateKey().bytes();
        row.sealedWebhookKey = webhookKey == null ? null : webhookKey.bytes();
    }

    private static PaymentCredentialEntity row(StoredPayment payment) {
        PaymentCredential credential = payment.credential();
        PaymentCheck check = credential.lastCheck();
        var row = new PaymentCredentialEntity();
        row.id = credential.id().value();
        row.spaceId = credential.space().value();
        row.provider = credential.provider().word();
        row.environment = credential.environment().word();
        row.baseUrl = credential.baseUrl();
        row.active = credential.active();
        seal(row, payment.secrets());
        row.verifiedAt = check == null ? null : check.at();
        row.verdict = check == null ? null : check.verdict().word();
        row.createdAt = credential.createdAt();
        row.updatedAt = credential.updatedAt();
        return row;
    }

    private static StoredPayment stored(PaymentCredentialEntity row) {
        byte[] webhookKey = row.sealedWebhookKey;
        return new StoredPayment(
                new PaymentCredential(
                        new PaymentCredentialId(row.id),
                        new SpaceId(row.spaceId),
                        PaymentProvider.ofWord(row.provider).orElseThrow(),
                        PaymentEnvironment.ofWord(row.environment).orElseThrow(),
                        row.baseUrl,
                        row.active,
                        webhookKey != null,
                        check(row),
                        row.createdAt,
                        row.updatedAt),
                new PaymentSecrets(
                        new Sealed(row.sealedApiKey),
                        new Sealed(row.sealedPrivateKey),
                        webhookKey == null ? null : new Sealed(webhookKey)));
    }

    private static @Nullable PaymentCheck check(PaymentCredentialEntity row) {
        var at = row.verifiedAt;
        var verdict = row.verdict;
        return at == null || verdict == null
                ? null
                : new PaymentCheck(at, PaymentVerdict.ofWord(verdict).orElseThrow());
    }
}
