package org.cloudpilot.service.fleet;

import java.util.Optional;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Writes routers with their passwords, which are bound to where they go and so are sealed anew
/// with every change.
final class RouterChanges {
    private final RouterRepository repository;

    RouterChanges(RouterRepository repository) {
        this.repository = repository;
    }

    /// A new one, from a draft that the form let pass.
    Router insert(SpaceFleet fleet, Router router, RouterDraft draft) {
        Secret password = draft.password();
        if (password == null) {
            throw new IllegalStateException("the form lets no new router pass without a password");
        }
        SpaceKey key = fleet.key();
        Secret via = viaPassword(draft);
        repository.insert(
                router,
                new RouterSecrets(
                        RouterSeals.password(key, router, password),
                        via == null ? null : RouterSeals.viaPassword(key, router, via)));
        fleet.added(router);
        return router;
    }

    Outcome<Router> update(SpaceFleet fleet, Router before, Router after, RouterDraft changes) {
        return update(fleet, before, after, changes.password(), viaPassword(changes));
    }

    /// @param password null: the stored one stays
    /// @param via the same for the password of what stands between
    Outcome<Router> update(
            SpaceFleet fleet,
            Router before,
            Router after,
            @Nullable Secret password,
            @Nullable Secret via) {
        Optional<RouterSecrets> stored = repository.secrets(before.space(), before.id());
        if (stored.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        SpaceKey key = fleet.key();
        Optional<Sealed> sealedAnew =
                sealedAnew(
                        password,
                        RouterSeals.openPassword(key, before, stored.get()),
                        plain -> RouterSeals.password(key, after, plain));
        if (sealedAnew.isEmpty()) {
            return tampered("password", "field.password_tampered");
        }
        Sealed viaAnew = null;
        if (after.reach().via().hasPassword()) {
            viaAnew =
                    sealedAnew(
                                    via,
                                    RouterSeals.openViaPassword(key, before, stored.get()),
                                    plain -> RouterSeals.viaPassword(key, after, plain))
                            .orElse(null);
            if (viaAnew == null) {
                return tampered("via_password", "field.via_password_tampered");
            }
        }
        if (!repository.update(
                after, new RouterSecrets(sealedAnew.get(), viaAnew), password != null)) {
            return Outcome.refused(new Refusal.NotFound());
        }
        if (password == null && via == null && isSamePath(before, after)) {
            fleet.described(after);
        } else {
            fleet.moved(after);
        }
        return Outcome.done(after);
    }

    /// Takes over `stored`.
    private static Optional<Sealed> sealedAnew(
            @Nullable Secret typed,
            Optional<Secret> stored,
            java.util.function.Function<Secret, Sealed> seal) {
        try (Secret open = stored.orElseGet(() -> Secret.owning(new byte[0]))) {
            if (typed != null) {
                return Optional.of(seal.apply(typed));
            }
            return stored.isPresent() ? Optional.of(seal.apply(open)) : Optional.empty();
        }
    }

    private static Outcome<Router> tampered(String field, String sentence) {
        return Outcome.refused(new Refusal.Invalid(FieldErrors.of(field, Message.of(sentence))));
    }

    /// Whether a session to the one is a session to the other; SSH has none that is kept.
    private static boolean isSamePath(Router before, Router after) {
        Reach one = before.reach();
        Reach other = after.reach();
        return before.endpoint().equals(after.endpoint())
                && before.transport() == after.transport()
                && before.addresses().equals(after.addresses())
                && before.username().equals(after.username())
                && one.equals(
                        new Reach(
                                other.engine(),
                                other.encoding(),
                                other.certificate(),
                                one.sshPort(),
                                one.hostKey(),
                                other.via(),
                                other.knocks()));
    }

    private static @Nullable Secret viaPassword(RouterDraft draft) {
        return draft.reach() == null ? null : draft.reach().viaPassword();
    }
}
