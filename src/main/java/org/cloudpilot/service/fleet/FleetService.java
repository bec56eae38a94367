package org.cloudpilot.service.fleet;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.DeviceReading;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.LiveEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterNow;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.service.audit.Deed;
import org.cloudpilot.store.AuthorityRepository;
import org.cloudpilot.store.CredentialRepository;
import org.cloudpilot.store.LastLookRepository;
import org.cloudpilot.store.RouterRepository;
import org.cloudpilot.store.SpaceRotation;
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
    private final CredentialRepository credentials;
    private final DrawnLogIns drawn;
    private final AuthorityRepository authorities;
    private final LastLookRepository looks;
    private final Fleets fleets;

    public FleetService(
            RouterRepository repository,
            CredentialRepository credentials,
            AuthorityRepository authorities,
            LastLookRepository looks,
            Dialer dialer,
            Pace pace,
            InstantSource clock,
            AuditTrail trail) {
        this.repository = repository;
        this.credentials = credentials;
        this.drawn = new DrawnLogIns(credentials);
        this.authorities = authorities;
        this.looks = looks;
        this.fleets = new Fleets(clock, trail);
        this.access = new RouterAccess(repository, dialer);
        this.clock = clock;
        this.changes = new RouterChanges(repository);
        this.pace = pace;
        this.reader = new DeviceReader(clock, pace.limit());
    }

    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        var trusted = new SpaceAuthorities(authorities, key);
        trusted.load();
        SpaceFleet fleet = new SpaceFleet(key, clock, pace, reader, access, trusted);
        fleet.watch(new LastLooks(space, looks)::take);
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
            new LastLooks(space, looks).takeAll(fleet.all());
            fleet.close();
        }
    }

    @Override
    public boolean rotated(SpaceId space, SpaceKey fresh, Consumer<SpaceRotation.Resealed> commit) {
        SpaceFleet fleet = fleets.get(space);
        if (fleet == null) {
            return false;
        }
        fleet.rotate(fresh, () -> repository.secrets(space), () -> credentials.all(space), commit);
        return true;
    }

    /// All of them, ordered by id.
    public Outcome<List<Router>> routers(Caller caller) {
        return Fleets.readingAny(
                caller,
                () -> {
                    SpaceFleet fleet = fleets.get(caller);
                    return Outcome.done(
                            fleet == null
                                    ? repository.all(caller.space())
                                    : fleet.all().stream().map(WatchedRouter::router).toList());
                });
    }

    /// All routers of the caller's space with how they are, by id; the same list for as long as
    /// nothing changes.
    public Outcome<List<RouterNow>> now(Caller caller) {
        return Fleets.readingAny(
                caller,
                () -> {
                    SpaceFleet fleet = fleets.get(caller);
                    return Outcome.done(
                            fleet == null
                                    ? repository.all(caller.space()).stream()
                                            .map(router -> new RouterNow(router, null))
                                            .toList()
                                    : fleet.now());
                });
    }

    public Outcome<Router> router(Caller caller, RouterId id) {
        return Fleets.readingAny(caller, () -> Fleets.found(known(caller, id)));
    }

    /// Saves a new router and begins to watch it. Saving needs no connection.
    public Outcome<Router> add(Caller caller, RouterDraft draft) {
        var deed = new Deed("router.add", "router");
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        drawn.filledIn(
                                fleet.key(),
                                draft,
                                null,
                                whole -> add(fleet, caller, whole, deed)));
    }

    private Outcome<Router> add(SpaceFleet fleet, Caller caller, RouterDraft draft, Deed deed) {
        return RouterForm.fresh(draft, caller.space(), repository.nextId(), fleets.now())
                .map(router -> insert(fleet, router, draft, deed));
    }

    private Router insert(SpaceFleet fleet, Router router, RouterDraft draft, Deed deed) {
        deed.on(Fleets.named(router));
        deed.detail(router.username() + " at " + router.endpoint());
        return changes.insert(fleet, router, draft);
    }

    /// Changes the fields that are not null.
    public Outcome<Router> change(Caller caller, RouterId id, RouterDraft draft) {
        return change(caller, id, draft, _ -> true);
    }

    /// The same, refused with `ChangedMeanwhile` where the router is not the `expected` one.
    public Outcome<Router> change(
            Caller caller, RouterId id, RouterDraft draft, Predicate<Router> expected) {
        Deed deed = fleets.deed(caller, "router.change", id);
        return fleets.changing(
                caller,
                deed,
                fleet ->
                        expected(fleet, id, expected)
                                .then(
                                        before ->
                                                drawn.filledIn(
                                                        fleet.key(),
                                                        draft,
                                                        before,
                                                        whole ->
                                                                change(
                                                                        fleet, before, whole,
                                                                        deed))));
    }

    private Outcome<Router> change(SpaceFleet fleet, Router before, RouterDraft draft, Deed deed) {
        return RouterForm.changed(draft, before, fleets.now())
                .then(
                        after -> {
                            deed.detail(ChangedFields.between(before, after, draft));
                            return changes.update(fleet, before, after, draft);
                        });
    }

    private static Outcome<Router> expected(
            SpaceFleet fleet, RouterId id, Predicate<Router> expected) {
        return Fleets.found(fleet.find(id).map(WatchedRouter::router))
                .then(
                        router ->
                                expected.test(router)
                                        ? Outcome.done(router)
                                        : Outcome.refused(new Refusal.ChangedMeanwhile()));
    }

    public Outcome<Router> remove(Caller caller, RouterId id) {
        return remove(caller, id, _ -> true);
    }

    /// The same, refused with `ChangedMeanwhile` where the router is not the `expected` one.
    public Outcome<Router> remove(Caller caller, RouterId id, Predicate<Router> expected) {
        return fleets.changing(
                caller,
                fleets.deed(caller, "router.remove", id),
                fleet -> expected(fleet, id, expected).map(router -> delete(fleet, router)));
    }

    private Router delete(SpaceFleet fleet, Router router) {
        repository.delete(router.space(), router.id());
        fleet.removed(router.id());
        return router;
    }

    /// Climbs the ladder to a registered router with a connection of its own. A log-in that works
    /// takes the router out of waiting after refused ones.
    public Outcome<ConnectionTest> test(Caller caller, RouterId id) {
        Deed deed = fleets.deed(caller, "router.test", id);
        return fleets.operating(
                caller,
                deed,
                fleet ->
                        Fleets.found(fleet.find(id))
                                .map(watched -> noted(deed, test(fleet, watched))));
    }

    private static ConnectionTest noted(Deed deed, ConnectionTest result) {
        ConnectProblem problem = result.problem();
        if (problem != null) {
            deed.outcome(problem.failure().word());
        }
        return result;
    }

    private ConnectionTest test(SpaceFleet fleet, WatchedRouter watched) {
        ConnectionTest result =
                access.test(
                        () -> {
                            try (RouterAccess.Opened opened = fleet.open(watched)) {
                                return watched.noting(access.dial(opened, trusted(fleet)));
                            }
                        },
                        reader);
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
        Deed deed =
                existing == null
                        ? new Deed("router.test", "router at " + draft.host())
                        : fleets.deed(caller, "router.test", existing);
        Function<SpaceFleet, Outcome<ConnectionTest>> work =
                fleet -> test(fleet, caller, existing, draft).map(result -> noted(deed, result));
        // a stored password goes only where somebody lets it who may change where it goes
        return existing == null
                ? fleets.operating(caller, deed, work)
                : fleets.managing(caller, deed, work);
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
                        ? RouterForm.changed(named, before.get(), fleets.now())
                        : RouterForm.fresh(named, caller.space(), NOT_SAVED, fleets.now());
        return read.map(
                router ->
                        access.test(
                                () -> {
                                    try (RouterAccess.Opened opened =
                                            access.openDraft(router, before, fleet.key(), draft)) {
                                        return access.dial(opened, trusted(fleet));
                                    }
                                },
                                reader));
    }

    private static List<X509Certificate> trusted(SpaceFleet fleet) {
        return fleet.authorities().certificates();
    }

    /// A router can be tested before it has a name.
    private static RouterDraft withSomeName(RouterDraft draft) {
        return draft.name() == null || draft.name().isBlank() ? draft.withName("-") : draft;
    }

    public Outcome<RouterStatus> status(Caller caller, RouterId id) {
        return Fleets.readingAny(
                caller,
                () -> {
                    SpaceFleet fleet = fleets.get(caller);
                    return fleet == null
                            ? Fleets.found(known(caller, id)).map(router -> unknown(id))
                            : Fleets.found(fleet.find(id)).map(WatchedRouter::status);
                });
    }

    /// What is known of a router before the first look at it.
    public RouterStatus unknown(RouterId id) {
        return RouterStatus.unknown(id, fleets.now(), pace.tries());
    }

    /// How often the program logged in to the router, or was refused, by the full hour (UTC) of the
    /// last day; hours without any are left out.
    public Outcome<SortedMap<Instant, Integer>> logIns(Caller caller, RouterId id) {
        return fleets.watched(caller, id).map(watched -> watched.logIns().byHour());
    }

    /// Reads the router now, over its running session; blocks.
    public Outcome<DeviceReading> deviceInfo(Caller caller, RouterId id) {
        return fleets.watched(caller, id)
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

    /// What a router last told of itself, as far as it was written down: for those who may look
    /// while its space is locked. Refused with `Locked` when nothing was.
    public Outcome<DeviceInfo> lastLook(Caller caller, RouterId id) {
        return Fleets.readingAny(
                caller,
                () ->
                        Fleets.found(known(caller, id))
                                .then(
                                        _ ->
                                                looks.find(caller.space(), id)
                                                        .<Outcome<DeviceInfo>>map(Outcome::done)
                                                        .orElseGet(
                                                                () ->
                                                                        Outcome.refused(
                                                                                new Refusal
                                                                                        .Locked()))));
    }

    /// The events of the caller's space from now on, or behind the event that `last` names. Where
    /// that is forgotten the feed says that it did not resume.
    public Outcome<EventFeed> events(Caller caller, @Nullable String last) {
        return fleets.reading(
                caller,
                fleet -> {
                    EventLog log = fleet.events();
                    Optional<Long> place = last == null ? Optional.empty() : log.number(last);
                    return Outcome.done(
                            new EventFeed(
                                    log,
                                    place.orElseGet(log::newest),
                                    last == null || place.isPresent()));
                });
    }

    /// How the caller's fleet stands; nothing is counted while its space is locked.
    public Outcome<FleetFigures> figures(Caller caller) {
        return Fleets.readingAny(
                caller,
                () -> {
                    SpaceFleet fleet = fleets.get(caller);
                    if (fleet == null) {
                        return Outcome.done(new FleetFigures(Map.of(), 0, 0, 0));
                    }
                    Map<RouterState, Long> states = new EnumMap<>(RouterState.class);
                    fleet.all()
                            .forEach(
                                    watched ->
                                            states.merge(watched.status().state(), 1L, Long::sum));
                    PollCount polls = fleet.polls();
                    return Outcome.done(
                            new FleetFigures(
                                    states,
                                    polls.answered(),
                                    polls.failed(),
                                    polls.latencySeconds()));
                });
    }

    /// Asks the routers again at once, also those that wait for a person after refused log-ins.
    /// Answers how many there are.
    public Outcome<Integer> pollNow(Caller caller, Set<RouterId> ids) {
        return fleets.reading(
                caller,
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
        SpaceFleet fleet = fleets.get(caller);
        return fleet == null || !caller.may(Scope.READ) ? () -> {} : fleet.watch(listener);
    }

    /// Reads a router again and again while the subscription is open.
    public Subscription live(Caller caller, RouterId id, Consumer<LiveEvent> listener) {
        return switch (fleets.watched(caller, id)) {
            case Outcome.Refused<WatchedRouter> _ -> () -> {};
            case Outcome.Done<WatchedRouter> _ -> {
                LiveWatch live = new LiveWatch(() -> linkNow(caller, id), reader, pace, listener);
                live.start();
                yield live;
            }
        };
    }

    private Optional<RouterLink> linkNow(Caller caller, RouterId id) {
        SpaceFleet fleet = fleets.get(caller);
        return fleet == null ? Optional.empty() : fleet.find(id).map(WatchedRouter::link);
    }

    /// The pause between two polls of one router at the fleet's present size.
    public Duration pollInterval(Caller caller) {
        SpaceFleet fleet = fleets.get(caller);
        return pace.pollPause(fleet == null ? 0 : fleet.size());
    }

    private Optional<Router> known(Caller caller, RouterId id) {
        SpaceFleet fleet = fleets.get(caller);
        return fleet == null
                ? repository.find(caller.space(), id)
                : fleet.find(id).map(WatchedRouter::router);
    }

    /// For the other services of this room.
    Fleets fleets() {
        return fleets;
    }

    RouterAccess access() {
        return access;
    }

    CredentialRepository credentials() {
        return credentials;
    }

    RouterRepository repository() {
        return repository;
    }

    RouterChanges changes() {
        return changes;
    }

    @Override
    public void close() {
        fleets.spaces().forEach(this::locked);
    }
}
