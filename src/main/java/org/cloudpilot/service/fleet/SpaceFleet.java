package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.vault.SpaceKey;

/// The routers of one unlocked space, all of them watched, and who wants to hear of them.
final class SpaceFleet implements AutoCloseable {
    private final SpaceKey key;
    private final InstantSource clock;
    private final Pace pace;
    private final DeviceReader reader;
    private final Function<Router, DialOutcome> dial;
    private final ConcurrentSkipListMap<Long, WatchedRouter> routers =
            new ConcurrentSkipListMap<>();
    private final List<Consumer<FleetEvent>> listeners = new CopyOnWriteArrayList<>();

    SpaceFleet(
            SpaceKey key,
            InstantSource clock,
            Pace pace,
            DeviceReader reader,
            Function<Router, DialOutcome> dial) {
        this.key = key;
        this.clock = clock;
        this.pace = pace;
        this.reader = reader;
        this.dial = dial;
    }

    SpaceKey key() {
        return key;
    }

    List<WatchedRouter> all() {
        return List.copyOf(routers.values());
    }

    int size() {
        return routers.size();
    }

    Optional<WatchedRouter> find(RouterId id) {
        return Optional.ofNullable(routers.get(id.value()));
    }

    /// Takes up routers as the store has them, without telling anyone: nobody listens yet.
    void load(List<Router> stored) {
        stored.forEach(router -> put(router, RouterStatus.unknown(router.id(), clock.instant())));
        // a large fleet is dialled over one poll's time instead of in one burst
        Duration within =
                stored.size() <= 50 ? Duration.ZERO : pace.pollPause(stored.size()).dividedBy(2);
        routers.values().forEach(watched -> watched.start(within));
    }

    void added(Router router) {
        WatchedRouter watched = put(router, RouterStatus.unknown(router.id(), clock.instant()));
        tell(new FleetEvent.Added(router));
        watched.start(Duration.ZERO);
    }

    /// The router is reached anew, because where, how or as whom may have changed.
    void changed(Router router, boolean samePath) {
        WatchedRouter before = routers.get(router.id().value());
        RouterStatus lastKnown =
                before == null || !samePath
                        ? RouterStatus.unknown(router.id(), clock.instant())
                        : before.status();
        if (before != null) {
            before.close();
        }
        WatchedRouter watched = put(router, lastKnown);
        tell(new FleetEvent.Changed(router));
        tell(new FleetEvent.StatusChanged(lastKnown));
        watched.start(Duration.ZERO);
    }

    void removed(RouterId id) {
        WatchedRouter gone = routers.remove(id.value());
        if (gone != null) {
            gone.close();
            tell(new FleetEvent.Removed(id));
        }
    }

    private WatchedRouter put(Router router, RouterStatus lastKnown) {
        RouterLink link = new RouterLink(() -> dial.apply(router), pace.tries());
        WatchedRouter watched =
                new WatchedRouter(
                        router,
                        lastKnown,
                        link,
                        reader,
                        pace,
                        clock,
                        routers::size,
                        status -> tell(new FleetEvent.StatusChanged(status)));
        routers.put(router.id().value(), watched);
        return watched;
    }

    org.cloudpilot.model.Subscription watch(Consumer<FleetEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(FleetEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public void close() {
        routers.values().forEach(WatchedRouter::close);
        listeners.clear();
    }
}
