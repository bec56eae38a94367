package org.cloudpilot.service.fleet;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterNow;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.store.StoredCredential;
import org.cloudpilot.vault.SpaceKey;

/// The routers of one unlocked space, all of them watched, and who wants to hear of them.
final class SpaceFleet implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SpaceFleet.class.getName());

    private volatile SpaceKey key;
    private final InstantSource clock;
    private final Pace pace;
    private final DeviceReader reader;
    private final RouterAccess access;
    private final SpaceAuthorities authorities;
    private final ConcurrentSkipListMap<Long, WatchedRouter> routers =
            new ConcurrentSkipListMap<>();
    private final List<Consumer<FleetEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock changes = new ReentrantLock();
    private final EventLog events = new EventLog();
    private final PollCount polls = new PollCount();
    private final AtomicLong changed = new AtomicLong();
    private volatile Moment moment = new Moment(-1, List.of());
    private boolean closed;

    /// All routers as they were after so many changes.
    private record Moment(long changed, List<RouterNow> routers) {}

    SpaceFleet(
            SpaceKey key,
            InstantSource clock,
            Pace pace,
            DeviceReader reader,
            RouterAccess access,
            SpaceAuthorities authorities) {
        this.key = key;
        this.clock = clock;
        this.pace = pace;
        this.reader = reader;
        this.access = access;
        this.authorities = authorities;
    }

    SpaceKey key() {
        return key;
    }

    SpaceAuthorities authorities() {
        return authorities;
    }

    List<WatchedRouter> all() {
        return List.copyOf(routers.values());
    }

    /// All routers with how they are, by id. The same list for as long as nothing changes.
    List<RouterNow> now() {
        long seen = changed.get();
        Moment known = moment;
        if (known.changed() != seen) {
            List<RouterNow> fresh = new ArrayList<>(routers.size());
            for (WatchedRouter each : routers.values()) {
                fresh.add(new RouterNow(each.router(), each.status()));
            }
            known = new Moment(seen, Collections.unmodifiableList(fresh));
            moment = known;
        }
        return known.routers();
    }

    int size() {
        return routers.size();
    }

    Optional<WatchedRouter> find(RouterId id) {
        return Optional.ofNullable(routers.get(id.value()));
    }

    /// Reads, writes and swaps of routers go one after another, so that two changes of one router
    /// never overlap. Refused once the space is locked.
    <T> Outcome<T> exclusively(Supplier<Outcome<T>> change) {
        changes.lock();
        try {
            return closed ? Outcome.refused(new Refusal.Locked()) : change.get();
        } finally {
            changes.unlock();
        }
    }

    /// The space gets a new key: every password is sealed anew, then written. Sessions go on. What
    /// does not open under the old key was tampered with and stays as it is.
    void rotate(
            SpaceKey fresh,
            Supplier<Map<RouterId, RouterSecrets>> stored,
            Supplier<List<StoredCredential>> shared,
            Consumer<SpaceRotation.Resealed> commit) {
        changes.lock();
        try {
            Map<RouterId, RouterSecrets> anew = new LinkedHashMap<>();
            stored.get()
                    .forEach(
                            (id, secrets) ->
                                    find(id).map(WatchedRouter::router)
                                            .flatMap(
                                                    router ->
                                                            RouterSeals.anew(
                                                                    key, fresh, router, secrets))
                                            .ifPresent(value -> anew.put(id, value)));
            commit.accept(
                    SpaceRotation.Resealed.of(
                            anew,
                            authorities.sealedAnew(fresh),
                            CredentialSeals.anew(key, fresh, shared.get())));
            key = fresh;
            authorities.use(fresh);
        } finally {
            changes.unlock();
        }
    }

    /// Takes up routers as the store has them, without telling anyone: nobody listens yet.
    void load(List<Router> stored) {
        stored.forEach(router -> put(router, unknown(router.id()), new LogIns()));
        changed.incrementAndGet();
        routers.values().forEach(watched -> watched.start(within(stored.size())));
    }

    /// Many routers are dialled over one poll's time instead of in one burst.
    private Duration within(int count) {
        return count <= 50 ? Duration.ZERO : pace.pollPause(count).dividedBy(2);
    }

    void added(Router router) {
        WatchedRouter watched = put(router, unknown(router.id()), new LogIns());
        tell(new FleetEvent.Added(router));
        watched.start(Duration.ZERO);
    }

    /// What is said of the router changed.
    void described(Router router) {
        find(router.id()).ifPresent(watched -> watched.describe(router));
        tell(new FleetEvent.Changed(router));
    }

    /// Where, how or as whom the router is reached changed: it is reached anew.
    void moved(Router router) {
        moved(router, Duration.ZERO);
    }

    /// Whom to believe changed: these are reached anew, one after another.
    void reconnect(Predicate<Router> which) {
        List<Router> anew = all().stream().map(WatchedRouter::router).filter(which).toList();
        moved(anew);
    }

    /// The same of several, one after another.
    void moved(List<Router> anew) {
        anew.forEach(router -> moved(router, within(anew.size())));
    }

    private void moved(Router router, Duration within) {
        WatchedRouter before = routers.remove(router.id().value());
        if (before != null) {
            before.close();
        }
        RouterStatus unknown = unknown(router.id());
        WatchedRouter watched =
                put(router, unknown, before == null ? new LogIns() : before.logIns());
        tell(new FleetEvent.Changed(router));
        tell(new FleetEvent.StatusChanged(unknown));
        watched.start(within);
    }

    void removed(RouterId id) {
        WatchedRouter gone = routers.remove(id.value());
        if (gone != null) {
            gone.close();
            tell(new FleetEvent.Removed(id));
        }
    }

    RouterStatus unknown(RouterId id) {
        return RouterStatus.unknown(id, clock.instant(), pace.tries());
    }

    private WatchedRouter put(Router router, RouterStatus lastKnown, LogIns logIns) {
        WatchedRouter watched =
                new WatchedRouter(
                        router,
                        lastKnown,
                        this::ways,
                        reader,
                        pace,
                        clock,
                        routers::size,
                        this::polled,
                        logIns);
        routers.put(router.id().value(), watched);
        return watched;
    }

    private void polled(RouterStatus status) {
        polls.count(status);
        tell(new FleetEvent.StatusChanged(status));
    }

    EventLog events() {
        return events;
    }

    PollCount polls() {
        return polls;
    }

    private RouterLink.Dialling ways(WatchedRouter watched) {
        return new RouterLink.Dialling() {
            @Override
            public DialOutcome dial() {
                try (RouterAccess.Opened opened = open(watched)) {
                    return access.dial(opened, authorities.certificates());
                }
            }

            @Override
            public Optional<DialOutcome> dialPreferred(Endpoint used) {
                try (RouterAccess.Opened opened = open(watched)) {
                    return access.dialPreferred(opened, used, authorities.certificates());
                }
            }
        };
    }

    /// With no change of the router between reading it and reading its passwords, which are bound
    /// to it.
    RouterAccess.Opened open(WatchedRouter watched) {
        changes.lock();
        try {
            return access.open(watched.router(), key);
        } finally {
            changes.unlock();
        }
    }

    org.cloudpilot.model.Subscription watch(Consumer<FleetEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// A listener with a defect costs itself the event, and nobody else.
    private void tell(FleetEvent event) {
        changed.incrementAndGet();
        events.add(event);
        for (Consumer<FleetEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException defect) {
                LOG.log(Logger.Level.ERROR, "a listener failed", defect);
            }
        }
    }

    @Override
    public void close() {
        changes.lock();
        try {
            closed = true;
            events.close();
            routers.values().forEach(WatchedRouter::close);
            routers.clear();
            listeners.clear();
        } finally {
            changes.unlock();
        }
    }
}
