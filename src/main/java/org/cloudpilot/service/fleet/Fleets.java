package org.cloudpilot.service.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.store.StoreClosedException;
import org.jspecify.annotations.Nullable;

/// The fleets of the unlocked spaces, and the one way to them: whoever may not, is told so.
final class Fleets {
    private final Map<SpaceId, SpaceFleet> bySpace = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Fleets(InstantSource clock) {
        this.clock = clock;
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
    <T> Outcome<T> inChangingFleet(Caller caller, Function<SpaceFleet, Outcome<T>> change) {
        return inFleet(caller, Scope.MANAGE, fleet -> fleet.exclusively(() -> change.apply(fleet)));
    }

    /// One of the caller's routers.
    Outcome<WatchedRouter> watched(Caller caller, RouterId id, Scope scope) {
        return inFleet(caller, scope, fleet -> found(fleet.find(id)));
    }

    /// Does `work` with the caller's unlocked fleet.
    <T> Outcome<T> inFleet(Caller caller, Scope scope, Function<SpaceFleet, Outcome<T>> work) {
        return permitted(
                caller,
                scope,
                () -> {
                    SpaceFleet fleet = get(caller);
                    return fleet == null
                            ? Outcome.refused(new Refusal.Locked())
                            : work.apply(fleet);
                });
    }

    /// Everything below runs in here: whoever is locked out meanwhile is told so.
    static <T> Outcome<T> permitted(Caller caller, Scope scope, Supplier<Outcome<T>> work) {
        if (!caller.may(scope)) {
            return Outcome.refused(new Refusal.NotPermitted(scope));
        }
        try {
            return work.get();
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }

    static <T> Outcome<T> found(Optional<T> thing) {
        Function<T, Outcome<T>> done = Outcome::done;
        return thing.map(done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /// As the store keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
