package org.cloudpilot.service.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.vault.KeyLimits;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// The caller's own key pairs. A credential makes, changes and takes away only pairs that may no
/// more than itself, and touches others than itself only with the scope `manage`.
public final class KeyService {
    private final Gate gate;

    public KeyService(AccessService access) {
        this.gate = access.gate();
    }

    /// All of the caller's user, ordered by id.
    public Outcome<List<ApiKey>> keys(Caller caller) {
        return gate.look(
                caller,
                Scope.READ,
                () -> {
                    SpaceId only = caller.only();
                    return Outcome.done(
                            gate.store().apiKeys().all(caller.user()).stream()
                                    .filter(key -> only == null || only.equals(key.space()))
                                    .toList());
                });
    }

    /// A further pair; others stay. Refused with `Invalid`, `NotPermitted` when it would reach
    /// further than the caller, `TooMany` within an hour, or `Locked` when the user's keys are not
    /// in memory and it needs them.
    public Outcome<MadeKey> make(Caller caller, KeyForm form) {
        FieldErrors problems = form.problems(gate.now());
        if (!problems.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(problems));
        }
        String name = form.name().isBlank() ? Sentences.of("access.new_key") : form.name().strip();
        return counted(
                caller,
                () ->
                        gate.change(
                                caller,
                                Scope.MANAGE,
                                Undertaking.of("key.make", name).withDetail(words(form.scopes())),
                                () -> make(caller, form, name)));
    }

    private Outcome<MadeKey> make(Caller caller, KeyForm form, String name) throws IOException {
        Optional<Refusal> tooFar = tooFar(caller, form.scopes(), form.space(), form.expiresAt());
        if (tooFar.isPresent()) {
            return Outcome.refused(tooFar.get());
        }
        var limits = new KeyLimits(form.scopes(), form.expiresAt(), form.space());
        return pair(caller, limits, slot -> add(name, slot));
    }

    /// Further pairs of one user, of which an hour has only so many.
    private Outcome<MadeKey> counted(Caller caller, Supplier<Outcome<MadeKey>> making) {
        return gate.attempts().making("key pairs of", caller.user().toString(), making);
    }

    private ApiKey add(String name, KeySlot slot) throws IOException {
        var made = new ApiKey[1];
        gate.door()
                .change(
                        List.of(slot),
                        List.of(),
                        () -> made[0] = gate.store().apiKeys().insert(name, slot, gate.now()));
        return made[0];
    }

    private interface Placing {
        ApiKey place(KeySlot slot) throws IOException;
    }

    private Outcome<MadeKey> pair(Caller caller, KeyLimits limits, Placing placing)
            throws IOException {
        UserKeys userKeys =
                limits.readsOnly() ? null : gate.admission().keyring().keysOf(caller.user());
        if (userKeys == null && !limits.readsOnly()) {
            return Outcome.refused(new Refusal.Locked());
        }
        KeyPair pair = KeyPair.random();
        boolean made = false;
        try (var held =
                        new SlotKeys(
                                gate.door().key().copy(),
                                userKeys == null ? null : userKeys.copy());
                Secret privateKey = pair.decoded()) {
            KeySlot slot =
                    KeySlot.ofApiKey(
                            gate.door().openSlots().storeId(),
                            caller.user(),
                            pair.publicKey(),
                            limits,
                            privateKey,
                            held);
            ApiKey placed = placing.place(slot);
            made = true;
            return Outcome.done(new MadeKey(placed, pair.privateText()));
        } finally {
            if (!made) {
                pair.close();
            }
        }
    }

    /// A pair with the same name, scopes, expiry and space takes the place of an old one, which is
    /// dead at once. One that takes the place of a pair that is being replaced already ends when
    /// that would have.
    ///
    /// @param publicKey null: the calling pair, or a password's oldest one
    public Outcome<MadeKey> rotate(Caller caller, @Nullable String publicKey) {
        return rotate(caller, publicKey, Duration.ZERO);
    }

    /// The same, but the old pair stays good for a while beside the new one.
    public Outcome<MadeKey> rotate(Caller caller, @Nullable String publicKey, Duration overlap) {
        return overlap.isZero()
                ? rotated(caller, publicKey, overlap)
                : counted(caller, () -> rotated(caller, publicKey, overlap));
    }

    private Outcome<MadeKey> rotated(Caller caller, @Nullable String publicKey, Duration overlap) {
        String wanted = publicKey == null ? calling(caller) : publicKey;
        return gate.change(
                caller,
                isItself(caller, wanted) ? anyOf(caller) : Scope.MANAGE,
                Undertaking.of("key.rotate", wanted),
                () ->
                        switch (mine(caller, wanted)) {
                            case Outcome.Refused<ApiKey>(Refusal refusal) ->
                                    Outcome.refused(refusal);
                            case Outcome.Done<ApiKey>(ApiKey old) -> rotate(caller, old, overlap);
                        });
    }

    private Outcome<MadeKey> rotate(Caller caller, ApiKey old, Duration overlap)
            throws IOException {
        List<KeySlot> gone = slots(old);
        if (gone.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        KeySlot before = gone.getFirst();
        // the row's end: a pair that is being replaced ends before its slot does
        var limits = new KeyLimits(before.scopes(), old.expiresAt(), before.space());
        return pair(
                caller,
                limits,
                slot ->
                        overlap.isZero()
                                ? replace(old, slot, gone)
                                : replaceLater(old, slot, gate.now().plus(overlap)));
    }

    /// The old pair is let in anew at its next use, and then until its end alone.
    private ApiKey replaceLater(ApiKey old, KeySlot fresh, Instant until) throws IOException {
        var made = new ApiKey[1];
        gate.door()
                .change(
                        List.of(fresh),
                        List.of(),
                        () ->
                                made[0] =
                                        gate.store()
                                                .apiKeys()
                                                .replaceLater(old, fresh, gate.now(), until));
        gate.admission().keys().forget(old.publicKey());
        return made[0];
    }

    private ApiKey replace(ApiKey old, KeySlot fresh, List<KeySlot> gone) throws IOException {
        var made = new ApiKey[1];
        gate.admission().end(old);
        gate.door()
                .change(
                        List.of(fresh),
                        gone,
                        () -> made[0] = gate.store().apiKeys().replace(old, fresh, gate.now()));
        return made[0];
    }

    /// Takes a pair away. It is dead when this returns, with its tokens.
    public Outcome<ApiKey> revoke(Caller caller, ApiKeyId id) {
        Optional<ApiKey> named =
                gate.within(
                        () ->
                                gate.door().isOpen()
                                        ? gate.store().apiKeys().all(caller.user()).stream()
                                                .filter(key -> key.id().equals(id))
                                                .findFirst()
                                        : Optional.empty());
        String target = named.map(ApiKey::publicKey).orElse(id.toString());
        return gate.change(
                caller,
                isItself(caller, target) ? anyOf(caller) : Scope.MANAGE,
                Undertaking.of("key.revoke", target),
                () -> {
                    Outcome<ApiKey> found = mine(caller, target);
                    if (found instanceof Outcome.Done<ApiKey>(ApiKey key)) {
                        ReplacedKeys.end(gate, key);
                    }
                    return found;
                });
    }

    private List<KeySlot> slots(ApiKey key) {
        return gate.door().openSlots().named(SlotKind.API_KEY, key.publicKey());
    }

    private Outcome<ApiKey> mine(Caller caller, String publicKey) {
        Optional<ApiKey> found =
                gate.store()
                        .apiKeys()
                        .find(publicKey)
                        .filter(key -> key.user().equals(caller.user()));
        if (found.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        Optional<Refusal> tooFar =
                tooFar(caller, found.get().scopes(), found.get().space(), found.get().expiresAt());
        return tooFar.<Outcome<ApiKey>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(found.get()));
    }

    private Optional<Refusal> tooFar(
            Caller caller,
            Set<Scope> scopes,
            @Nullable SpaceId space,
            @Nullable Instant expiresAt) {
        Optional<Instant> end = own(caller).flatMap(key -> Optional.ofNullable(key.expiresAt()));
        if (end.isPresent() && (expiresAt == null || expiresAt.isAfter(end.get()))) {
            return Optional.of(
                    new Refusal.Conflict(Message.of("access.key_outlives", end.get().toString())));
        }
        SpaceId only = caller.only();
        if (only != null && !only.equals(space)) {
            return Optional.of(new Refusal.NotFound());
        }
        if (space != null && gate.admission().standings().find(caller.user(), space).isEmpty()) {
            return Optional.of(new Refusal.NotFound());
        }
        return scopes.stream()
                .filter(scope -> !caller.scopes().contains(scope))
                .sorted()
                .findFirst()
                .map(Refusal.NotPermitted::new);
    }

    /// The pair that the caller came with, itself or through a token; empty for a password.
    private Optional<ApiKey> own(Caller caller) {
        if (caller.via().startsWith(KeyPair.PUBLIC_PREFIX)) {
            return gate.store().apiKeys().find(caller.via());
        }
        return TokenDesk.familyOf(caller.lease())
                .flatMap(gate.store().tokenFamilies()::find)
                .flatMap(family -> Optional.ofNullable(family.key()))
                .flatMap(
                        id ->
                                gate.store().apiKeys().all(caller.user()).stream()
                                        .filter(key -> key.id().equals(id))
                                        .findFirst());
    }

    private String calling(Caller caller) {
        return gate.within(
                () ->
                        gate.door().isOpen()
                                ? own(caller)
                                        .or(
                                                () ->
                                                        gate
                                                                .store()
                                                                .apiKeys()
                                                                .all(caller.user())
                                                                .stream()
                                                                .findFirst())
                                        .map(ApiKey::publicKey)
                                        .orElse("")
                                : "");
    }

    private boolean isItself(Caller caller, String publicKey) {
        return gate.within(
                () ->
                        gate.door().isOpen()
                                && own(caller)
                                        .filter(key -> key.publicKey().equals(publicKey))
                                        .isPresent());
    }

    /// A scope that the caller has, for what every credential may.
    private static Scope anyOf(Caller caller) {
        return caller.scopes().stream().sorted().findFirst().orElse(Scope.READ);
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(Scope::word)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /// When a pair made for `lifetime` ends; for forms.
    public Instant until(Duration lifetime) {
        return gate.now().plus(lifetime);
    }
}
