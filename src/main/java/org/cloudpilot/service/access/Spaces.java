package org.cloudpilot.service.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// The spaces whose keys are in memory, each as long as one of its members is unlocked. Used under
/// the lock of [AccessService] only.
final class Spaces {
    private final Map<SpaceId, SpaceKey> keys = new LinkedHashMap<>();
    private final Map<SpaceId, Set<UserId>> holders = new HashMap<>();
    private final List<SpaceListener> listeners = new CopyOnWriteArrayList<>();

    Subscription watch(SpaceListener listener) {
        listeners.add(listener);
        keys.forEach(listener::unlocked);
        return () -> listeners.remove(listener);
    }

    boolean has(SpaceId space) {
        return keys.containsKey(space);
    }

    /// One more member is unlocked; takes over `key`.
    void unlock(UserId member, SpaceKey key) {
        SpaceId space = key.space();
        holders.computeIfAbsent(space, unused -> new HashSet<>()).add(member);
        if (keys.putIfAbsent(space, key) == null) {
            listeners.forEach(listener -> listener.unlocked(space, key));
        } else {
            key.close();
        }
    }

    Optional<SpaceKey> key(SpaceId space) {
        return Optional.ofNullable(keys.get(space));
    }

    /// Whether this member's keys are among those that keep the space unlocked.
    boolean isHeldBy(SpaceId space, UserId member) {
        return holders.getOrDefault(space, Set.of()).contains(member);
    }

    /// A new key takes the old one's place. What is sealed in the space is sealed anew by whoever
    /// holds it; `commit` writes that down.
    ///
    /// @param fresh taken over when it is in force
    /// @return false when nobody is there who could seal anew: nothing has changed
    boolean rotate(SpaceKey fresh, Consumer<SpaceRotation.Resealed> commit) {
        SpaceId space = fresh.space();
        if (!rotate(listeners.iterator(), fresh, null, commit)) {
            return false;
        }
        SpaceKey old = keys.put(space, fresh);
        if (old != null) {
            old.close();
        }
        return true;
    }

    /// Each holder commits inside those before it, so that all of them hold still until everything
    /// is written at once.
    ///
    /// @param soFar null while nobody has sealed anew
    private static boolean rotate(
            Iterator<SpaceListener> left,
            SpaceKey fresh,
            SpaceRotation.@Nullable Resealed soFar,
            Consumer<SpaceRotation.Resealed> commit) {
        if (left.hasNext()) {
            return left.next()
                            .rotated(
                                    fresh.space(),
                                    fresh,
                                    mine ->
                                            rotate(
                                                    left,
                                                    fresh,
                                                    soFar == null ? mine : soFar.and(mine),
                                                    commit))
                    || rotate(left, fresh, soFar, commit);
        }
        if (soFar != null) {
            commit.accept(soFar);
        }
        return soFar != null;
    }

    /// A member left the space, or the space is no more for anybody.
    void lock(UserId member, SpaceId space) {
        Set<UserId> members = holders.get(space);
        if (members != null && members.remove(member) && members.isEmpty()) {
            holders.remove(space);
            SpaceKey gone = Objects.requireNonNull(keys.remove(space));
            try {
                listeners.forEach(listener -> listener.locked(space));
            } finally {
                gone.close();
            }
        }
    }

    /// One member's keys go; spaces that nobody else holds go with them.
    void lock(UserId member) {
        for (SpaceId space : List.copyOf(keys.keySet())) {
            lock(member, space);
        }
    }
}
