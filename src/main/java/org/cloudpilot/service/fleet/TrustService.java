package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Authority;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Confirmation;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ProofReview;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.audit.Deed;

/// Whom the program believes: what people decide about certificates and host keys, and the
/// authorities that a space trusts by itself. Nothing is believed without a person or such an
/// authority.
public final class TrustService {
    private final Fleets fleets;
    private final RouterChanges changes;

    public TrustService(FleetService fleet) {
        this.fleets = fleet.fleets();
        this.changes = fleet.changes();
    }

    /// What waits for a decision, ordered by router.
    public Outcome<List<ProofReview>> review(Caller caller) {
        return fleets.reading(
                caller,
                fleet -> {
                    List<ProofReview> waiting = new ArrayList<>();
                    for (WatchedRouter watched : fleet.all()) {
                        for (PeerProof proof : watched.proofs()) {
                            waiting.add(new ProofReview(watched.router(), proof));
                        }
                    }
                    return Outcome.done(List.copyOf(waiting));
                });
    }

    /// Confirms what each of these routers, or the jump on the way to it, showed to a person:
    /// exactly that fingerprint, and nothing when another is shown by now ([Refusal.ProofChanged]).
    /// The routers are tried again at once.
    public Outcome<Confirmation> confirm(Caller caller, Map<RouterId, Fingerprint> shown) {
        var deed = new Deed("certificate.confirm", routers(shown.keySet()));
        return fleets.changing(
                caller,
                deed,
                fleet -> {
                    List<Router> confirmed = new ArrayList<>();
                    Map<RouterId, Refusal> refused = new LinkedHashMap<>();
                    shown.forEach(
                            (id, fingerprint) -> {
                                switch (confirm(fleet, id, fingerprint)) {
                                    case Outcome.Done<Router>(Router router) -> {
                                        confirmed.add(router);
                                        deed.part(
                                                Fleets.named(router),
                                                AuditEvent.OK,
                                                fingerprint.hex());
                                    }
                                    case Outcome.Refused<Router>(Refusal why) -> {
                                        refused.put(id, why);
                                        deed.part("router " + id, why.code(), fingerprint.hex());
                                    }
                                }
                            });
                    return Outcome.done(new Confirmation(confirmed, refused));
                });
    }

    private static String routers(Set<RouterId> ids) {
        return ids.stream()
                .map(RouterId::toString)
                .collect(Collectors.joining(", ", "router ", ""));
    }

    private Outcome<Router> confirm(SpaceFleet fleet, RouterId id, Fingerprint shown) {
        Optional<WatchedRouter> watched = fleet.find(id);
        if (watched.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        Optional<PeerProof> proof =
                watched.get().proofs().stream()
                        .filter(each -> each.shown().equals(shown))
                        .findFirst();
        return proof.isEmpty()
                ? Outcome.refused(new Refusal.ProofChanged())
                : decide(fleet, watched.get(), proof.get().kind(), shown);
    }

    private Outcome<Router> decide(
            SpaceFleet fleet,
            WatchedRouter watched,
            PeerProof.Kind kind,
            @org.jspecify.annotations.Nullable Fingerprint confirmed) {
        Router before = watched.router();
        Router after = before.with(before.reach().with(kind, confirmed), fleets.now());
        Outcome<Router> changed = changes.update(fleet, before, after, null, null);
        if (changed instanceof Outcome.Done<Router>) {
            watched.settle(kind);
        }
        return changed;
    }

    /// Forgets a confirmed fingerprint: what the router shows next is to be confirmed anew.
    public Outcome<Router> forget(Caller caller, RouterId id, PeerProof.Kind kind) {
        Deed deed = fleets.deed(caller, "certificate.forget", id);
        deed.detail(kind.name().toLowerCase(Locale.ROOT));
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .then(watched -> decide(fleet, watched, kind, null)));
    }

    /// The space's own authorities, in the order in which they were added.
    public Outcome<List<Authority>> authorities(Caller caller) {
        return fleets.reading(caller, fleet -> Outcome.done(fleet.authorities().all()));
    }

    /// Believes an authority from now on; the routers that wait for a decision are tried again at
    /// once.
    ///
    /// @param file its certificate, PEM or DER; refused under `certificate` where it is none
    public Outcome<Authority> addAuthority(Caller caller, byte[] file) {
        var deed = new Deed("authority.add", "authority");
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        AuthorityForm.read(file, fleets.now())
                                .then(
                                        certificate ->
                                                fleet.authorities().add(certificate, fleets.now()))
                                .map(
                                        added -> {
                                            named(deed, added);
                                            fleet.all().stream()
                                                    .filter(each -> !each.proofs().isEmpty())
                                                    .forEach(WatchedRouter::pollNow);
                                            return added;
                                        }));
    }

    private static void named(Deed deed, Authority authority) {
        deed.on("authority " + authority.id() + " " + authority.subject());
        deed.detail(authority.fingerprint().hex());
    }

    /// Believes an authority no longer. Encrypted sessions, any of which may have been opened on
    /// its word, are opened anew.
    public Outcome<Authority> removeAuthority(Caller caller, AuthorityId id) {
        var deed = new Deed("authority.remove", "authority " + id);
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.authorities().remove(id))
                                .map(
                                        gone -> {
                                            named(deed, gone);
                                            fleet.reconnect(
                                                    router -> router.transport().encrypted());
                                            return gone;
                                        }));
    }
}
