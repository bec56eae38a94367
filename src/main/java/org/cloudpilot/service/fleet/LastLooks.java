package org.cloudpilot.service.fleet;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.FleetEvent;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.store.LastLookRepository;
import org.cloudpilot.store.StoreClosedException;

/// Writes down what the routers of one unlocked space told of themselves: each at its first answer,
/// then now and then, and all of them when the space is locked.
final class LastLooks {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Logger LOG = System.getLogger(LastLooks.class.getName());

    private final SpaceId space;
    private final LastLookRepository repository;
    private final Map<RouterId, Instant> written = new ConcurrentHashMap<>();

    LastLooks(SpaceId space, LastLookRepository repository) {
        this.space = space;
        this.repository = repository;
    }

    void take(FleetEvent event) {
        if (event instanceof FleetEvent.StatusChanged(RouterStatus status)
                && status.info() != null) {
            DeviceInfo info = status.info();
            Instant before = written.get(status.id());
            if (before == null || info.at().isAfter(before.plus(EVERY))) {
                write(Map.of(status.id(), info));
            }
        }
    }

    void takeAll(Iterable<WatchedRouter> routers) {
        Map<RouterId, DeviceInfo> looks = new LinkedHashMap<>();
        for (WatchedRouter watched : routers) {
            DeviceInfo info = watched.status().info();
            if (info != null) {
                looks.put(watched.router().id(), info);
            }
        }
        if (!looks.isEmpty()) {
            write(looks);
        }
    }

    private void write(Map<RouterId, DeviceInfo> looks) {
        try {
            repository.put(space, looks);
            looks.forEach((id, info) -> written.put(id, info.at()));
        } catch (StoreClosedException lockedMeanwhile) {
            return;
        } catch (StoreWriteException failed) {
            LOG.log(Level.WARNING, "What routers told could not be kept: {0}", failed.getMessage());
        }
    }
}
