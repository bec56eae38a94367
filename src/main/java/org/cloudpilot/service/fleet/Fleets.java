package org.cloudpilot.service.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.Permitted;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.service.audit.Deed;
import org.jspecify.annotations.Nullable;

/// The fleets of the unlocked spaces, and the one way to them: whoever may not, is told so, and
/// whoever does more than read says what for the audit log.
final class Fleets {
    private final Map<SpaceId, SpaceFleet> bySpace = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final AuditTrail trail;

    Fleets(InstantSource clock, AuditTrail trail) {
        this.clock = clock;
        this.trail = trail;
    }

    @Nullable SpaceFleet put(SpaceId space, SpaceFleet fleet) {
        return bySpace.put(space, fleet);
    }

    @Nullable SpaceFleet remove(SpaceId space) {
        return bySpace.remove(space);
    }

    /// The caller's, null while its space is not unlocked.
    @Nullable SpaceFleet get(Caller caller) {
        return bySpace.get(caller.space());
    }

    @Nullable SpaceFleet get(SpaceId space) {
        return bySpace.get(space);
    }

    Iterable<SpaceId> spaces() {
        return bySpace.keySet();
    }

    /// Does `change` with the caller's unlocked fleet, and nobody else changes it meanwhile.
    <T> Outcome<T> changing(Caller caller, Deed deed, Function<SpaceFleet, Outcome<T>> change) {
        return recorded(
                caller, deed, Scope.MANAGE, fleet -> fleet.exclusively(() -> change.apply(fleet)));
    }

    /// Does to routers what changes nothing here: tests, commands.
    <T> Outcome<T> operating(Caller caller, Deed deed, Function<SpaceFleet, Outcome<T>> work) {
        return recorded(caller, deed, Scope.OPERATE, work);
    }

    /// The same for what goes on afterwards: it must not while it is not recorded.
    ///
    /// @param undo ends what was begun
    <T> Outcome<T> operatingIfRecorded(
            Caller caller, Deed deed, Function<SpaceFleet, Outcome<T>> work, Consumer<T> undo) {
        return deed.revealing(trail, caller, () -> inFleet(caller, Scope.OPERATE, work), undo);
    }

    /// Records the end of what went on, which nobody refuses.
    void ended(Caller caller, Deed deed, String outcome) {
        deed.outcome(outcome);
        deed.done(trail, caller, () -> Outcome.done(true));
    }

    /// Records that it begins; false when that cannot be written.
    boolean begins(Caller caller, Deed deed) {
        return deed.begins(trail, caller);
    }

    /// Does what takes the right to change routers, but changes none.
    <T> Outcome<T> managing(Caller caller, Deed deed, Function<SpaceFleet, Outcome<T>> work) {
        return recorded(caller, deed, Scope.MANAGE, work);
    }

    private <T> Outcome<T> recorded(
            Caller caller, Deed deed, Scope scope, Function<SpaceFleet, Outcome<T>> work) {
        return deed.done(trail, caller, () -> inFleet(caller, scope, work));
    }

    /// One of the caller's routers, to be read.
    Outcome<WatchedRouter> watched(Caller caller, RouterId id) {
        return reading(caller, fleet -> found(fleet.find(id)));
    }

    /// Reads in the caller's unlocked fleet, which is not recorded.
    <T> Outcome<T> reading(Caller caller, Function<SpaceFleet, Outcome<T>> work) {
        return inFleet(caller, Scope.READ, work);
    }

    private <T> Outcome<T> inFleet(
            Caller caller, Scope scope, Function<SpaceFleet, Outcome<T>> work) {
        return Permitted.to(
                caller,
                scope,
                () -> {
                    SpaceFleet fleet = get(caller);
                    return fleet == null
                            ? Outcome.refused(new Refusal.Locked())
                            : work.apply(fleet);
                });
    }

    /// Reads what there is of the caller's space, unlocked or not.
    static <T> Outcome<T> readingAny(Caller caller, Supplier<Outcome<T>> work) {
        return Permitted.to(caller, Scope.READ, work);
    }

    static <T> Outcome<T> found(Optional<T> thing) {
        return Outcome.found(thing);
    }

    /// What is to be done to a router, which is named as far as the caller may know it.
    Deed deed(Caller caller, String action, RouterId id) {
        SpaceFleet fleet = get(caller);
        Optional<WatchedRouter> known =
                fleet == null || !caller.may(Scope.READ) ? Optional.empty() : fleet.find(id);
        return new Deed(
                action, known.map(watched -> named(watched.router())).orElse("router " + id));
    }

    /// As the audit log calls it.
    static String named(Router router) {
        return "router " + router.id() + " " + router.name();
    }

    /// As the store keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
