package org.cloudpilot.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.LastLookEntity;
import org.cloudpilot.store.entity.RouterEntity;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What each router last told of itself.
public final class LastLookRepository {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 100_000;

    private final Sessions sessions;

    /// Of two that write of one router for the first time, one would fail.
    private final ReentrantLock writing = new ReentrantLock();

    LastLookRepository(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<DeviceInfo> find(SpaceId space, RouterId router) {
        return sessions.inSpace(
                space,
                session -> {
                    @Nullable LastLookEntity row =
                            session.get(LastLookEntity.class, router.value());
                    return Optional.ofNullable(row)
                            .map(found -> JSON.readValue(found.info, DeviceInfo.class));
                });
    }

    /// Takes the place of what was there before. Routers that are gone are left out.
    public void put(SpaceId space, Map<RouterId, DeviceInfo> looks) {
        writing.lock();
        try {
            sessions.inSpace(
                    space,
                    session -> {
                        looks.forEach((router, info) -> put(session, space, router, info));
                        return true;
                    });
        } finally {
            writing.unlock();
        }
    }

    private static void put(
            StatelessSession session, SpaceId space, RouterId router, DeviceInfo info) {
        var row = new LastLookEntity();
        row.routerId = router.value();
        row.spaceId = space.value();
        row.info = JSON.writeValueAsString(info);
        row.at = info.at();
        if (row.info.length() > LONGEST
                || session.get(RouterEntity.class, router.value()) == null) {
            return;
        }
        if (session.get(LastLookEntity.class, router.value()) == null) {
            session.insert(row);
        } else {
            session.update(row);
        }
    }
}
