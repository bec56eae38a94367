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
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
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
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// The routers of the caller's space: registering, watching, testing, reading. While a space is
/// unlocked its routers are held in memory and watched; otherwise only what the store has of them
/// can be seen.
public final class FleetService implements SpaceListener, AutoCloseable {
    private final RouterRepository repository;
    private final RouterAccess access;
    private final Pace pace;
    private final InstantSource clock;
    private final DeviceReader reader;
    private final Map<SpaceId, SpaceFleet> fleets = new ConcurrentHashMap<>();

    public FleetService(
            RouterRepository repository, Dialer dialer, Pace pace, InstantSource clock) {
        this.repository = repository;
        this.access = new RouterAccess(repository, dialer);
        this.pace = pace;
        this.clock = clock;
        this.reader = new DeviceReader(clock, pace.limit());
    }

    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        SpaceFleet fleet =
                new SpaceFleet(key, clock, pace, reader, router -> access.dial(router, key));
        SpaceFleet before = fleets.put(space, fleet);
        if (before != null) {
            before.close();
        }
        fleet.load(repository.all(space));
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
        return permitted(caller, Scope.READ)
                .map(
                        _ -> {
                            SpaceFleet fleet = fleets.get(caller.space());
                            return fleet == null
                                    ? repository.all(caller.space())
                                    : fleet.all().stream().map(WatchedRouter::router).toList();
                        });
    }

    public Outcome<Router> router(Caller caller, RouterId id) {
        return permitted(caller, Scope.READ).then(_ -> found(known(caller, id)));
    }

    /// Saves a new router and begins to watch it. Saving needs no connection.
    public Outcome<Router> add(Caller caller, RouterDraft draft) {
        return unlockedFleet(caller, Scope.MANAGE)
                .then(
                        fleet ->
                                RouterForm.fresh(draft, caller.space(), repository.nextId(), now())
                                        .map(router -> insert(fleet, router, draft)));
    }

    private Router insert(SpaceFleet fleet, Router router, RouterDraft draft) {
        Secret password = draft.password();
        if (password == null) {
            throw new IllegalStateException("the form lets no new router pass without a password");
        }
        repository.insert(router, RouterAccess.seal(fleet.key(), router, password));
        fleet.added(router);
        return router;
    }

    /// Changes the fields that are not null.
    public Outcome<Router> change(Caller caller, RouterId id, RouterDraft changes) {
        return unlockedFleet(caller, Scope.MANAGE)
                .then(
                        fleet ->
                                found(fleet.find(id).map(WatchedRouter::router))
                                        .then(
                                                before ->
                                                        RouterForm.changed(changes, before, now())
                                                                .then(
                                                                        after ->
                                                                                update(
                                                                                        fleet,
                                                                                        before,
                                                                                        after,
                                                                                        changes))));
    }

    /// Replaces every field; only a password left out stays.
    public Outcome<Router> replace(Caller caller, RouterId id, RouterDraft whole) {
        return change(caller, id, RouterForm.whole(whole));
    }

    private Outcome<Router> update(
            SpaceFleet fleet, Router before, Router after, RouterDraft changes) {
        // the password is bound to where it goes, so it is sealed anew with every change
        Optional<Sealed> fresh =
                changes.password() != null
                        ? Optional.of(RouterAccess.seal(fleet.key(), after, changes.password()))
                        : access.resealed(fleet.key(), before, after);
        if (fresh.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Invalid(
                            org.cloudpilot.model.FieldErrors.of(
                                    "password",
                                    org.cloudpilot.model.Message.of("field.password_tampered"))));
        }
        if (!repository.update(after, fresh.get())) {
            return Outcome.refused(new Refusal.NotFound());
        }
        boolean samePath =
                before.endpoint().equals(after.endpoint())
                        && before.transport() == after.transport()
                        && before.addresses().equals(after.addresses());
        fleet.changed(after, samePath);
        return Outcome.done(after);
    }

    public Outcome<Router> remove(Caller caller, RouterId id) {
        return unlockedFleet(caller, Scope.MANAGE)
                .then(
                        fleet ->
                                found(fleet.find(id).map(WatchedRouter::router))
                                        .map(
                                                router -> {
                                                    repository.delete(caller.space(), id);
                                                    fleet.removed(id);
                                                    return router;
                                                }));
    }

    /// Climbs the ladder to a registered router with a connection of its own. A log-in that works
    /// takes the router out of waiting after refused ones.
    public Outcome<ConnectionTest> test(Caller caller, RouterId id) {
        return watched(caller, id, Scope.OPERATE)
                .map(
                        watched -> {
                            ConnectionTest result =
                                    access.test(
                                            watched.router(),
                                            () -> dialStored(caller, watched.router()),
                                            reader);
                            if (result.passed()) {
                                watched.pollNow();
                            }
                            return result;
                        });
    }

    /// Climbs the ladder to a router as a form describes it, saved or not; nothing is kept.
    ///
    /// @param existing whose stored password serves where the draft has none
    public Outcome<ConnectionTest> test(
            Caller caller, @Nullable RouterId existing, RouterDraft draft) {
        return unlockedFleet(caller, Scope.OPERATE)
                .then(
                        fleet -> {
                            Optional<Router> before =
                                    existing == null
                                            ? Optional.empty()
                                            : fleet.find(existing).map(WatchedRouter::router);
                            RouterDraft named = withSomeName(draft);
                            Outcome<Router> read =
                                    before.isPresent()
                                            ? RouterForm.changed(named, before.get(), now())
                                            : RouterForm.fresh(
                                                    named,
                                                    caller.space(),
                                                    new RouterId(Long.MAX_VALUE),
                                                    now());
                            return read.map(
                                    router ->
                                            access.test(
                                                    router,
                                                    () ->
                                                            access.dialDraft(
                                                                    fleet.key(),
                                                                    router,
                                                                    before,
                                                                    draft.password()),
                                                    reader));
                        });
    }

    /// A router can be tested before it has a name.
    private static RouterDraft withSomeName(RouterDraft draft) {
        String name = draft.name() == null || draft.name().isBlank() ? "-" : draft.name();
        return new RouterDraft(
                name,
                draft.host(),
                draft.port(),
                draft.transport(),
                draft.useHttps(),
                draft.username(),
                draft.password(),
                draft.addresses(),
                draft.site(),
                draft.tags(),
                draft.note(),
                draft.custom());
    }

    private DialOutcome dialStored(Caller caller, Router router) {
        SpaceFleet fleet = fleets.get(caller.space());
        return fleet == null
                ? new DialOutcome.Failed(ConnectProblem.of(ConnectFailure.CLOSED))
                : access.dial(router, fleet.key());
    }

    public Outcome<RouterStatus> status(Caller caller, RouterId id) {
        return permitted(caller, Scope.READ)
                .then(
                        _ -> {
                            SpaceFleet fleet = fleets.get(caller.space());
                            return fleet == null
                                    ? found(known(caller, id))
                                            .map(router -> RouterStatus.unknown(id, now()))
                                    : found(fleet.find(id)).map(WatchedRouter::status);
                        });
    }

    public Outcome<Map<RouterId, RouterStatus>> statuses(Caller caller) {
        return permitted(caller, Scope.READ)
                .map(
                        _ -> {
                            SpaceFleet fleet = fleets.get(caller.space());
                            Map<RouterId, RouterStatus> statuses = new LinkedHashMap<>();
                            if (fleet != null) {
                                fleet.all()
                                        .forEach(
                                                watched ->
                                                        statuses.put(
                                                                watched.router().id(),
                                                                watched.status()));
                            }
                            return statuses;
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
        return unlockedFleet(caller, Scope.READ)
                .map(
                        fleet -> {
                            List<WatchedRouter> asked = new ArrayList<>();
                            ids.forEach(id -> fleet.find(id).ifPresent(asked::add));
                            asked.forEach(WatchedRouter::pollNow);
                            return asked.size();
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
            case Outcome.Done<WatchedRouter>(WatchedRouter watched) -> {
                LiveWatch live = new LiveWatch(watched.link(), reader, pace, listener);
                live.start();
                yield live;
            }
        };
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

    private Outcome<WatchedRouter> watched(Caller caller, RouterId id, Scope scope) {
        return unlockedFleet(caller, scope).then(fleet -> found(fleet.find(id)));
    }

    private Outcome<SpaceFleet> unlockedFleet(Caller caller, Scope scope) {
        return permitted(caller, scope)
                .then(
                        _ -> {
                            SpaceFleet fleet = fleets.get(caller.space());
                            return fleet == null
                                    ? Outcome.refused(new Refusal.Locked())
                                    : Outcome.done(fleet);
                        });
    }

    private static Outcome<Caller> permitted(Caller caller, Scope scope) {
        return caller.may(scope)
                ? Outcome.done(caller)
                : Outcome.refused(new Refusal.NotPermitted(scope));
    }

    private static <T> Outcome<T> found(Optional<T> thing) {
        Function<T, Outcome<T>> done = Outcome::done;
        return thing.map(done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        fleets.keySet().forEach(this::locked);
    }
}
