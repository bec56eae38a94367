package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialDraft;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.audit.Deed;
import org.cloudpilot.store.CredentialChange;
import org.cloudpilot.store.CredentialRepository;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.store.StoredCredential;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;

/// The credentials that routers of the caller's space share. Each router has its own sealed copy,
/// bound to where that router is; whoever changes a credential changes all copies in one step.
public final class CredentialService {
    private final Fleets fleets;
    private final CredentialRepository repository;
    private final RouterRepository routers;

    public CredentialService(FleetService fleet) {
        this.fleets = fleet.fleets();
        this.repository = fleet.credentials();
        this.routers = fleet.repository();
    }

    /// All of them, ordered by id.
    public Outcome<List<Credential>> credentials(Caller caller) {
        return Fleets.readingAny(
                caller,
                () ->
                        Outcome.done(
                                repository.all(caller.space()).stream()
                                        .map(StoredCredential::credential)
                                        .toList()));
    }

    public Outcome<Credential> credential(Caller caller, CredentialId id) {
        return Fleets.readingAny(caller, () -> find(caller, id).map(StoredCredential::credential));
    }

    /// Saves a new one. Refused with `Duplicate` where the space has one of that name.
    public Outcome<Credential> add(Caller caller, CredentialDraft draft) {
        var deed = new Deed("credential.add", "credential");
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        CredentialForm.fresh(
                                        draft, caller.space(), repository.nextId(), fleets.now())
                                .then(this::unique)
                                .map(read -> insert(fleet.key(), read, draft, deed)));
    }

    private Credential insert(SpaceKey key, Credential read, CredentialDraft draft, Deed deed) {
        Secret password = draft.password();
        if (password == null) {
            throw new IllegalStateException("the form lets none pass without a password");
        }
        repository.insert(
                new StoredCredential(read, CredentialSeals.password(key, read, password)));
        deed.on(named(read));
        deed.detail(read.username());
        return read;
    }

    private Outcome<Credential> unique(Credential wanted) {
        return repository.all(wanted.space()).stream()
                        .map(StoredCredential::credential)
                        .anyMatch(
                                other ->
                                        other.name().equals(wanted.name())
                                                && !other.id().equals(wanted.id()))
                ? Outcome.refused(
                        new Refusal.Duplicate("name", Message.of("field.credential_name_taken")))
                : Outcome.done(wanted);
    }

    /// Changes what is not null. Another user name or password reaches every router that uses the
    /// credential; their links begin anew. Refused with `Tampered` where a password is to stay and
    /// does not open.
    public Outcome<Credential> change(Caller caller, CredentialId id, CredentialDraft draft) {
        return changing(
                caller,
                "credential.change",
                id,
                (fleet, stored, deed) ->
                        CredentialForm.changed(draft, stored.credential(), fleets.now())
                                .then(this::unique)
                                .then(
                                        after -> {
                                            deed.detail(changes(stored.credential(), after, draft));
                                            return change(fleet, stored, after, draft);
                                        }));
    }

    private static String changes(Credential before, Credential after, CredentialDraft draft) {
        List<String> names = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            names.add("name");
        }
        if (!before.username().equals(after.username())) {
            names.add("username");
        }
        if (draft.password() != null) {
            names.add("password");
        }
        return String.join(", ", names);
    }

    private Outcome<Credential> change(
            SpaceFleet fleet, StoredCredential stored, Credential after, CredentialDraft draft) {
        boolean same =
                draft.password() == null && stored.credential().username().equals(after.username());
        if (same) {
            repository.update(
                    new CredentialChange(
                            new StoredCredential(after, stored.password()), List.of(), false));
            return Outcome.done(after);
        }
        Optional<Secret> password =
                Optional.ofNullable(draft.password())
                        .map(Secret::copy)
                        .or(() -> CredentialSeals.open(fleet.key(), stored));
        if (password.isEmpty()) {
            return Outcome.refused(new Refusal.Tampered());
        }
        try (Secret open = password.get()) {
            return spread(fleet, after, open, draft.password() != null);
        }
    }

    private Outcome<Credential> spread(
            SpaceFleet fleet, Credential after, Secret password, boolean passwordChanged) {
        SpaceKey key = fleet.key();
        List<CredentialChange.Follower> followers = followers(fleet, after, password);
        repository.update(
                new CredentialChange(
                        new StoredCredential(after, CredentialSeals.password(key, after, password)),
                        followers,
                        passwordChanged));
        fleet.moved(followers.stream().map(CredentialChange.Follower::router).toList());
        return Outcome.done(after);
    }

    /// A router whose copy does not open was tampered with, perhaps to draw the password elsewhere:
    /// it stays as it is.
    private List<CredentialChange.Follower> followers(
            SpaceFleet fleet, Credential after, Secret password) {
        SpaceKey key = fleet.key();
        Map<RouterId, RouterSecrets> secrets = routers.secrets(after.space());
        List<CredentialChange.Follower> followers = new ArrayList<>();
        for (WatchedRouter watched : fleet.all()) {
            Router before = watched.router();
            RouterSecrets known = secrets.get(before.id());
            if (known != null
                    && after.id().equals(before.credential())
                    && RouterSeals.opensPassword(key, before, known)) {
                Router next = before.withUsername(after.username(), after.updatedAt());
                Sealed copy = RouterSeals.password(key, next, password);
                followers.add(
                        new CredentialChange.Follower(next, new RouterSecrets(copy, known.via())));
            }
        }
        return followers;
    }

    /// Refused with `Conflict` while a router uses it.
    public Outcome<Credential> remove(Caller caller, CredentialId id) {
        return changing(
                caller,
                "credential.remove",
                id,
                (_, stored, _) -> {
                    int users = stored.credential().usedBy().size();
                    if (users > 0) {
                        return Outcome.refused(
                                new Refusal.Conflict(
                                        Message.of("refusal.credential_in_use", users)));
                    }
                    repository.delete(caller.space(), id);
                    return Outcome.done(stored.credential());
                });
    }

    private interface Change {
        Outcome<Credential> of(SpaceFleet fleet, StoredCredential stored, Deed deed);
    }

    private Outcome<Credential> changing(
            Caller caller, String action, CredentialId id, Change change) {
        var deed = new Deed(action, "credential " + id);
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        find(caller, id)
                                .then(
                                        stored -> {
                                            deed.on(named(stored.credential()));
                                            return change.of(fleet, stored, deed);
                                        }));
    }

    private Outcome<StoredCredential> find(Caller caller, CredentialId id) {
        return Outcome.found(repository.find(caller.space(), id));
    }

    /// As the audit log calls it.
    private static String named(Credential credential) {
        return "credential " + credential.id() + " " + credential.name();
    }
}
