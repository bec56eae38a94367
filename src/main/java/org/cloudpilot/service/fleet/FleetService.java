package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.LiveEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.StoreClosedException;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// The routers of the caller's space: registering, watching, testing, reading. While a space is
/// unlocked its routers are held in memory and watched; otherwise only what the store has of them
/// can be seen.
public final class FleetService implements SpaceListener, AutoCloseable {
    private static final RouterId NOT_SAVED = new RouterId(Long.MAX_VALUE);

    private final RouterRepository repository;
    private final RouterAccess access;
    private final RouterChanges changes;
    private final Pace pace;
    private final InstantSource clock;
    private final DeviceReader reader;
    private final Map<SpaceId, SpaceFleet> fleets = new ConcurrentHashMap<>();

    public FleetService(
            RouterRepository repository, Dialer dialer, Pace pace, InstantSource clock) {
        this.repository = repository;
        this.access = new RouterAccess(repository, dialer);
        this.changes = new RouterChanges(repository);
        this.pace = pace;
        this.clock = clock;
        this.reader = new DeviceReader(clock, pace.limit());
    }

    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        SpaceFleet fleet =
                new SpaceFleet(key, clock, pace, reader, router -> access.dial(router, keys(key)));
        fleet.load(repository.all(space));
        SpaceFleet before = fleets.put(space, fleet);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void locked(SpaceId space) {
        SpaceFleet fleet = fleets.remove(space);
        if (fleet != null) {
            fleet.close();
        }
    }

    /// All of them, ordered by id.
    public Outcome<List<Router>> routers(Caller caller) {
        return permitted(
                caller,
                Scope.READ,
                () -> {
                    SpaceFleet fleet = fleets.get(caller.space());
                    return Outcome.done(
                            fleet == null
                                    ? repository.all(caller.space())
                                    : fleet.all().stream().map(WatchedRouter::router).toList());
                });
    }

    public Outcome<Router> router(Caller caller, RouterId id) {
        return permitted(caller, Scope.READ, () -> found(known(caller, id)));
    }

    /// Saves a new router and begins to watch it. Saving needs no connection.
    public Outcome<Router> add(Caller caller, RouterDraft draft) {
        return inChangingFleet(
                caller,
                fleet ->
                        RouterForm.fresh(draft, caller.space(), repository.nextId(), now())
                                .map(router -> changes.insert(fleet, router, draft)));
    }

    /// Changes the fields that are not null.
    public Outcome<Router> change(Caller caller, RouterId id, RouterDraft draft) {
        return inChangingFleet(
                caller,
                fleet ->
                        found(fleet.find(id).map(WatchedRouter::router))
                                .then(before -> change(fleet, before, draft)));
    }

    private Outcome<Router> change(SpaceFleet fleet, Router before, RouterDraft draft) {
        return RouterForm.changed(draft, before, now())
                .then(after -> changes.update(fleet, before, after, draft));
    }

    /// Replaces every field; only a password left out stays.
    public Outcome<Router> replace(Caller caller, RouterId id, RouterDraft whole) {
        return change(caller, id, RouterForm.whole(whole));
    }

    public Outcome<Router> remove(Caller caller, RouterId id) {
        return inChangingFleet(
                caller,
                fleet ->
                        found(fleet.find(id).map(WatchedRouter::router))
                                .map(router -> delete(fleet, router)));
    }

    private Router delete(SpaceFleet fleet, Router router) {
        repository.delete(router.space(), router.id());
        fleet.removed(router.id());
        return router;
    }

    /// Climbs the ladder to a registered router with a connection of its own. A log-in that works
    /// takes the router out of waiting after refused ones.
    public Outcome<ConnectionTest> test(Caller caller, RouterId id) {
        return inFleet(
                caller,
                Scope.OPERATE,
                fleet -> found(fleet.find(id)).map(watched -> test(fleet, watched)));
    }

    private ConnectionTest test(SpaceFleet fleet, WatchedRouter watched) {
        ConnectionTest result =
                access.test(() -> access.dial(watched.router(), keys(fleet.key())), reader);
        if (result.passed()) {
            watched.pollNow();
        }
        return result;
    }

    /// Climbs the ladder to a router as a form describes it, saved or not; nothing is kept.
    ///
    /// @param existing whose stored password serves where the draft has none
    public Outcome<ConnectionTest> test(
            Caller caller, @Nullable RouterId existing, RouterDraft draft) {
        return inFleet(caller, Scope.OPERATE, fleet -> test(fleet, caller, existing, draft));
    }

    private Outcome<ConnectionTest> test(
            SpaceFleet fleet, Caller caller, @Nullable RouterId existing, RouterDraft draft) {
        Optional<Router> before =
                existing == null
                        ? Optional.empty()
                        : fleet.find(existing).map(WatchedRouter::router);
        RouterDraft named = withSomeName(draft);
        Outcome<Router> read =
                before.isPresent()
                        ? RouterForm.changed(named, before.get(), now())
                        : RouterForm.fresh(named, caller.space(), NOT_SAVED, now());
        return read.map(
                router ->
                        access.test(
                                () ->
                                        access.dialDraft(
                                                router,
                                                before,
                                                keys(fleet.key()),
                                                draft.password(),
                                                draft.reach() == null
                                                        ? null
                                                        : draft.reach().viaPassword()),
                                reader));
    }

    /// A router can be tested before it has a name.
    private static RouterDraft withSomeName(RouterDraft draft) {
        return draft.name() == null || draft.name().isBlank() ? draft.withName("-") : draft;
    }

    public Outcome<RouterStatus> status(Caller caller, RouterId id) {
        return permitted(
                caller,
                Scope.READ,
                () -> {
                    SpaceFleet fleet = fleets.get(caller.space());
                    return fleet == null
                            ? found(known(caller, id))
                                    .map(router -> RouterStatus.unknown(id, now()))
                            : found(fleet.find(id)).map(WatchedRouter::status);
                });
    }

    public Outcome<Map<RouterId, RouterStatus>> statuses(Caller caller) {
        return permitted(
                caller,
                Scope.READ,
                () -> {
                    SpaceFleet fleet = fleets.get(caller.space());
                    Map<RouterId, RouterStatus> statuses = new LinkedHashMap<>();
                    if (fleet != null) {
                        fleet.all()
                                .forEach(
                                        watched ->
                                                statuses.put(
                                                        watched.router().id(), watched.status()));
                    }
                    return Outcome.done(statuses);
                });
    }

    /// Reads the router now, over its running session; blocks.
    public Outcome<DeviceReading> deviceInfo(Caller caller, RouterId id) {
        return watched(caller, id, Scope.READ)
                .map(
                        watched ->
                                switch (watched.link().session()) {
                                    case DialOutcome.Connected(RouterSession session, _) ->
                                            reader.whole(session);
                                    case DialOutcome.Failed(ConnectProblem problem) ->
                                            new DeviceReading.Failed(
                                                    new CommandOutcome.NotConnected(problem));
                                });
    }

    /// The router's running session, dialled if need be; blocks. For
    /// [org.cloudpilot.service.command].
    public Outcome<DialOutcome> session(Caller caller, RouterId id) {
        return watched(caller, id, Scope.OPERATE).map(watched -> watched.link().session());
    }

    /// Asks the routers again at once, also those that wait for a person after refused log-ins.
    /// Answers how many there are.
    public Outcome<Integer> pollNow(Caller caller, Set<RouterId> ids) {
        return inFleet(
                caller,
                Scope.READ,
                fleet -> {
                    List<WatchedRouter> asked = new ArrayList<>();
                    ids.forEach(id -> fleet.find(id).ifPresent(asked::add));
                    asked.forEach(WatchedRouter::pollNow);
                    return Outcome.done(asked.size());
                });
    }

    /// Tells of every change in the caller's fleet, from whichever thread it happens on. While the
    /// space is not unlocked there is nothing to tell.
    public Subscription watch(Caller caller, Consumer<FleetEvent> listener) {
        SpaceFleet fleet = fleets.get(caller.space());
        return fleet == null || !caller.may(Scope.READ) ? () -> {} : fleet.watch(listener);
    }

    /// Reads a router again and again while the subscription is open.
    public Subscription live(Caller caller, RouterId id, Consumer<LiveEvent> listener) {
        return switch (watched(caller, id, Scope.READ)) {
            case Outcome.Refused<WatchedRouter> _ -> () -> {};
            case Outcome.Done<WatchedRouter> _ -> {
                LiveWatch live = new LiveWatch(() -> linkNow(caller, id), reader, pace, listener);
                live.start();
                yield live;
            }
        };
    }

    private Optional<RouterLink> linkNow(Caller caller, RouterId id) {
        SpaceFleet fleet = fleets.get(caller.space());
        return fleet == null ? Optional.empty() : fleet.find(id).map(WatchedRouter::link);
    }

    /// The pause between two polls of one router at the fleet's present size.
    public Duration pollInterval(Caller caller) {
        SpaceFleet fleet = fleets.get(caller.space());
        return pace.pollPause(fleet == null ? 0 : fleet.size());
    }

    private Optional<Router> known(Caller caller, RouterId id) {
        SpaceFleet fleet = fleets.get(caller.space());
        return fleet == null
                ? repository.find(caller.space(), id)
                : fleet.find(id).map(WatchedRouter::router);
    }

    /// The same, with nobody else changing it meanwhile.
    private <T> Outcome<T> inChangingFleet(Caller caller, Function<SpaceFleet, Outcome<T>> change) {
        return inFleet(caller, Scope.MANAGE, fleet -> fleet.exclusively(() -> change.apply(fleet)));
    }

    private Outcome<WatchedRouter> watched(Caller caller, RouterId id, Scope scope) {
        return inFleet(caller, scope, fleet -> found(fleet.find(id)));
    }

    /// Does `work` with the caller's unlocked fleet.
    private <T> Outcome<T> inFleet(
            Caller caller, Scope scope, Function<SpaceFleet, Outcome<T>> work) {
        return permitted(
                caller,
                scope,
                () -> {
                    SpaceFleet fleet = fleets.get(caller.space());
                    return fleet == null
                            ? Outcome.refused(new Refusal.Locked())
                            : work.apply(fleet);
                });
    }

    /// Everything below runs in here: whoever is locked out meanwhile is told so.
    private static <T> Outcome<T> permitted(Caller caller, Scope scope, Supplier<Outcome<T>> work) {
        if (!caller.may(scope)) {
            return Outcome.refused(new Refusal.NotPermitted(scope));
        }
        try {
            return work.get();
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        }
    }

    private static <T> Outcome<T> found(Optional<T> thing) {
        Function<T, Outcome<T>> done = Outcome::done;
        return thing.map(done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private static RouterAccess.Keys keys(SpaceKey key) {
        return new RouterAccess.Keys(key, List.of());
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        fleets.keySet().forEach(this::locked);
    }
}
