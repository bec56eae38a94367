package org.cloudpilot.service.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Membership;

/// The places of the users who were let in, each one object for as long as the store is open: what
/// changes it, changes it for every caller.
final class Standings {
    private final Map<UserId, Map<SpaceId, Standing>> byUser = new ConcurrentHashMap<>();

    /// Takes over what the store says of a user now.
    void take(UserId user, List<Membership> memberships) {
        Map<SpaceId, Standing> known =
                byUser.computeIfAbsent(user, unused -> new ConcurrentHashMap<>());
        known.forEach(
                (space, standing) -> {
                    if (memberships.stream().noneMatch(each -> each.space().equals(space))) {
                        standing.end();
                        known.remove(space);
                    }
                });
        for (Membership membership : memberships) {
            known.computeIfAbsent(membership.space(), unused -> new Standing(membership.role()))
                    .become(membership.role());
        }
    }

    /// Whether the user was let in since the store was opened.
    boolean knows(UserId user) {
        return byUser.containsKey(user);
    }

    Optional<Standing> find(UserId user, SpaceId space) {
        return Optional.ofNullable(byUser.getOrDefault(user, Map.of()).get(space));
    }

    void forget() {
        byUser.clear();
    }
}
