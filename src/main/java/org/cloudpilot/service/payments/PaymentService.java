package org.cloudpilot.service.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PaymentCheck;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentDraft;
import org.cloudpilot.model.PaymentKey;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.PaymentVerdict;
import org.cloudpilot.model.PaymentVerification;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.provider.ProviderClient;
import org.cloudpilot.service.Permitted;
import org.cloudpilot.service.access.Safe;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.service.audit.Deed;
import org.cloudpilot.store.PaymentRepository;
import org.cloudpilot.store.PaymentSecrets;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.store.StoredPayment;
import org.cloudpilot.vault.SpaceKey;

/// The payment credentials of the caller's space: one a provider, their keys sealed under the
/// space's key. Whoever changes, verifies or reveals is recorded.
public final class PaymentService implements SpaceListener {
    private final PaymentRepository repository;
    private final ProviderClient provider;
    private final InstantSource clock;
    private final AuditTrail trail;
    private final Map<SpaceId, Safe> safes = new ConcurrentHashMap<>();

    public PaymentService(
            PaymentRepository repository,
            ProviderClient provider,
            InstantSource clock,
            AuditTrail trail) {
        this.repository = repository;
        this.provider = provider;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        safes.put(space, new Safe(key));
    }

    @Override
    public void locked(SpaceId space) {
        Safe safe = safes.remove(space);
        if (safe != null) {
            safe.close();
        }
    }

    @Override
    public boolean rotated(SpaceId space, SpaceKey fresh, Consumer<SpaceRotation.Resealed> commit) {
        Safe safe = safes.get(space);
        if (safe == null) {
            return false;
        }
        safe.rotate(fresh, (old, next) -> resealed(space, old, next), commit);
        return true;
    }

    private SpaceRotation.Resealed resealed(SpaceId space, SpaceKey old, SpaceKey fresh) {
        Map<PaymentCredentialId, PaymentSecrets> anew = new LinkedHashMap<>();
        for (StoredPayment stored : repository.all(space)) {
            anew.put(
                    stored.credential().id(),
                    new PaymentSeals(old, stored.credential()).anew(fresh, stored.secrets()));
        }
        return SpaceRotation.Resealed.of(anew);
    }

    /// All of them, ordered by id.
    public Outcome<List<PaymentCredential>> credentials(Caller caller) {
        return Permitted.to(
                caller,
                Scope.READ,
                () ->
                        Outcome.done(
                                repository.all(caller.space()).stream()
                                        .map(StoredPayment::credential)
                                        .toList()));
    }

    public Outcome<PaymentCredential> credential(Caller caller, PaymentCredentialId id) {
        return Permitted.to(
                caller, Scope.READ, () -> find(caller, id).map(StoredPayment::credential));
    }

    /// Whether there is one to change, for who may change but not see.
    public Outcome<Boolean> isThere(Caller caller, PaymentCredentialId id) {
        return Permitted.to(caller, Scope.MANAGE, () -> find(caller, id).map(_ -> true));
    }

    public Outcome<PaymentCredential> ofProvider(Caller caller, PaymentProvider wanted) {
        return credentials(caller)
                .then(
                        all ->
                                Outcome.found(
                                        all.stream()
                                                .filter(each -> each.provider() == wanted)
                                                .findFirst()));
    }

    /// Saves a new one. Refused with `Duplicate` where the space has one of that provider. Nobody
    /// is asked about it yet.
    public Outcome<PaymentCredential> add(Caller caller, PaymentDraft draft) {
        var deed = new Deed("payment.add", "payment credential");
        return changing(
                caller,
                deed,
                key ->
                        PaymentForm.fresh(draft, caller.space(), repository.nextId(), now())
                                .then(read -> insert(key, read, draft, deed)));
    }

    private Outcome<PaymentCredential> insert(
            SpaceKey key, PaymentCredential read, PaymentDraft draft, Deed deed) {
        boolean taken =
                repository.all(read.space()).stream()
                        .anyMatch(other -> other.credential().provider() == read.provider());
        if (taken) {
            return Outcome.refused(
                    new Refusal.Duplicate(
                            "provider",
                            Message.of("payments.duplicate", read.provider().display())));
        }
        repository.insert(PaymentChange.fresh(key, read, draft));
        deed.on(named(read));
        deed.detail(read.environment().word() + " at " + read.address());
        return Outcome.done(read);
    }

    /// Changes what the draft says, except the provider. Refused with `Tampered` where a key that
    /// stays does not open. Another address than the provider's own takes the private key anew, or
    /// the right to see secrets: a key that is sent there is as good as shown.
    public Outcome<PaymentCredential> change(
            Caller caller, PaymentCredentialId id, PaymentDraft draft) {
        return change(caller, "payment.change", id, draft);
    }

    public Outcome<PaymentCredential> updatePrivateKey(
            Caller caller, PaymentCredentialId id, Secret privateKey) {
        return change(caller, "payment.update_key", id, PaymentDraft.ofPrivateKey(privateKey));
    }

    private Outcome<PaymentCredential> change(
            Caller caller, String action, PaymentCredentialId id, PaymentDraft draft) {
        return changing(
                caller,
                action,
                id,
                (change, deed) ->
                        PaymentForm.changed(
                                        draft, change.before(), caller.may(Scope.SECRETS), now())
                                .then(
                                        after -> {
                                            deed.detail(
                                                    String.join(
                                                            ", ",
                                                            PaymentForm.changes(
                                                                    draft,
                                                                    change.before(),
                                                                    after)));
                                            return change.to(after, draft);
                                        })
                                .map(
                                        after -> {
                                            repository.update(after, draft.privateKey() != null);
                                            return after.credential();
                                        }));
    }

    /// Puts it to use, or out of use.
    public Outcome<PaymentCredential> toggle(Caller caller, PaymentCredentialId id) {
        return changing(
                caller,
                "payment.toggle",
                id,
                (change, deed) -> {
                    PaymentCredential after =
                            change.before().toggled(!change.before().active(), now());
                    deed.detail(after.active() ? "active" : "inactive");
                    repository.update(new StoredPayment(after, change.stored().secrets()), false);
                    return Outcome.done(after);
                });
    }

    public Outcome<PaymentCredential> remove(Caller caller, PaymentCredentialId id) {
        return changing(
                caller,
                "payment.remove",
                id,
                (change, _) -> {
                    repository.delete(caller.space(), id);
                    return Outcome.done(change.before());
                });
    }

    /// Whether this private key is the stored one, in constant time; nobody is asked.
    public Outcome<PaymentVerification> compare(
            Caller caller, PaymentCredentialId id, Secret privateKey) {
        var deed = deed(id);
        return deed.done(
                trail,
                caller,
                () ->
                        opening(
                                caller,
                                Scope.OPERATE,
                                id,
                                (opening, key) -> {
                                    try (key) {
                                        deed.on(named(opening.before()));
                                        deed.detail("private_key");
                                        boolean same = key.matches(privateKey);
                                        deed.outcome(same ? AuditEvent.OK : "no_match");
                                        return new PaymentVerification.Compared(
                                                opening.before(), same);
                                    }
                                }));
    }

    private static Deed deed(PaymentCredentialId id) {
        return new Deed("payment.verify", "payment credential " + id);
    }

    /// Asks the provider; blocks for as long as that takes. What comes of it is kept with the
    /// credential.
    public Outcome<PaymentVerification> verify(Caller caller, PaymentCredentialId id) {
        var deed = deed(id);
        return deed.done(
                trail,
                caller,
                () ->
                        Permitted.to(
                                caller,
                                Scope.OPERATE,
                                () ->
                                        inSafe(caller, key -> opened(caller, key, id))
                                                .map(opened -> asked(caller, opened, deed))));
    }

    private Outcome<Opened> opened(Caller caller, SpaceKey key, PaymentCredentialId id) {
        return find(caller, id).map(stored -> Opened.of(key, stored));
    }

    private PaymentVerification asked(Caller caller, Opened opened, Deed deed) {
        try (opened) {
            PaymentCredential credential = opened.credential();
            deed.on(named(credential));
            PaymentVerdict verdict =
                    opened.account().map(provider::verify).orElse(PaymentVerdict.TARGET_TAMPERED);
            deed.outcome(verdict == PaymentVerdict.VALID ? AuditEvent.OK : verdict.word());
            var check = new PaymentCheck(now(), verdict);
            note(caller, credential, check);
            return new PaymentVerification.Asked(credential.checked(check), verdict);
        }
    }

    /// Unless it was changed, removed or locked away meanwhile.
    private void note(Caller caller, PaymentCredential asked, PaymentCheck check) {
        Outcome<Boolean> _ =
                inSafe(
                        caller,
                        _ ->
                                find(caller, asked.id())
                                        .map(
                                                now ->
                                                        now.credential()
                                                                        .updatedAt()
                                                                        .equals(asked.updatedAt())
                                                                && repository.update(
                                                                        new StoredPayment(
                                                                                now.credential()
                                                                                        .checked(
                                                                                                check),
                                                                                now.secrets()),
                                                                        false)));
    }

    /// The private key in clear. What could not be recorded is not shown.
    public Outcome<PaymentKey> reveal(Caller caller, PaymentCredentialId id) {
        var deed = new Deed("payment.reveal", "payment credential " + id);
        return deed.revealing(
                trail,
                caller,
                () ->
                        opening(
                                caller,
                                Scope.SECRETS,
                                id,
                                (opening, key) -> {
                                    deed.on(named(opening.before()));
                                    return new PaymentKey(opening.before(), key);
                                }),
                PaymentKey::close);
    }

    /// Does `work` with the private key, which it takes over.
    private <T> Outcome<T> opening(
            Caller caller,
            Scope scope,
            PaymentCredentialId id,
            BiFunction<PaymentChange, Secret, T> work) {
        return Permitted.to(
                caller,
                scope,
                () ->
                        inSafe(
                                caller,
                                key ->
                                        find(caller, id)
                                                .map(stored -> new PaymentChange(key, stored))
                                                .then(
                                                        one ->
                                                                one.privateKey()
                                                                        .map(
                                                                                plain ->
                                                                                        work.apply(
                                                                                                one,
                                                                                                plain)))));
    }

    private <T> Outcome<T> changing(
            Caller caller,
            String action,
            PaymentCredentialId id,
            BiFunction<PaymentChange, Deed, Outcome<T>> change) {
        var deed = new Deed(action, "payment credential " + id);
        return changing(
                caller,
                deed,
                key ->
                        find(caller, id)
                                .then(
                                        stored -> {
                                            deed.on(named(stored.credential()));
                                            return change.apply(
                                                    new PaymentChange(key, stored), deed);
                                        }));
    }

    private <T> Outcome<T> changing(
            Caller caller, Deed deed, Function<SpaceKey, Outcome<T>> change) {
        return deed.done(
                trail,
                caller,
                () -> Permitted.to(caller, Scope.MANAGE, () -> inSafe(caller, change)));
    }

    private <T> Outcome<T> inSafe(Caller caller, Function<SpaceKey, Outcome<T>> work) {
        return Optional.ofNullable(safes.get(caller.space()))
                .map(safe -> safe.exclusively(work))
                .orElseGet(() -> Outcome.refused(new Refusal.Locked()));
    }

    private Outcome<StoredPayment> find(Caller caller, PaymentCredentialId id) {
        return Outcome.found(repository.find(caller.space(), id));
    }

    /// As the audit log calls it.
    private static String named(PaymentCredential credential) {
        return "payment credential " + credential.id() + " " + credential.provider().display();
    }

    /// As the store keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
