package org.cloudpilot.service.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.Membership;
import org.cloudpilot.vault.SpaceKey;
import org.cloudpilot.vault.UserKeys;
import org.jspecify.annotations.Nullable;

/// The leases, and the users' keys that they keep in memory. Used under the lock of [AccessService]
/// only.
final class Keyring {
    private final Map<LeaseId, Lease> leases = new HashMap<>();
    private final Map<UserId, UserKeys> users = new HashMap<>();
    private final Map<LeaseId, Runnable> watchers = new HashMap<>();
    private final Spaces spaces = new Spaces();

    Spaces spaces() {
        return spaces;
    }

    boolean isUnlocked(UserId user) {
        return users.containsKey(user);
    }

    /// The user's keys; null while none of the user's leases holds them.
    @Nullable UserKeys keysOf(UserId user) {
        return users.get(user);
    }

    void add(Lease lease) {
        Lease before = leases.put(lease.id(), lease);
        if (before != null) {
            before.end();
        }
    }

    /// Takes a user's keys into memory, with those of the user's spaces. A lease that holds them is
    /// there already. The keys stay the caller's.
    void unlock(String storeId, Person person, UserKeys keys) {
        if (users.containsKey(person.id())) {
            return;
        }
        UserKeys own = keys.copy();
        users.put(person.id(), own);
        for (Membership membership : person.memberships()) {
            SpaceKey.unwrap(storeId, membership.space(), person.id(), own, membership.wrappedKey())
                    .ifPresent(key -> spaces.unlock(person.id(), key));
        }
    }

    /// A space came to somebody whose keys are in memory already.
    void unlock(String storeId, Membership membership) {
        UserKeys own = users.get(membership.user());
        if (own != null) {
            SpaceKey.unwrap(
                            storeId,
                            membership.space(),
                            membership.user(),
                            own,
                            membership.wrappedKey())
                    .ifPresent(key -> spaces.unlock(membership.user(), key));
        }
    }

    /// How long scripts' leases live without being used, from now on.
    void limitScripts(@Nullable Duration idleLimit) {
        for (Lease lease : leases.values()) {
            if (KeyDesk.isLease(lease.id()) || TokenDesk.familyOf(lease.id()).isPresent()) {
                lease.limit(idleLimit);
            }
        }
    }

    Optional<Lease> lease(LeaseId id) {
        return Optional.ofNullable(leases.get(id));
    }

    /// The leases of one user.
    List<LeaseId> of(UserId user) {
        return leases.values().stream()
                .filter(lease -> lease.user().equals(user))
                .map(Lease::id)
                .toList();
    }

    /// Calls `ended` when the lease ends, from whichever thread ends it; at once when it is over.
    void watch(LeaseId id, Runnable ended) {
        if (leases.containsKey(id)) {
            watchers.put(id, ended);
        } else {
            ended.run();
        }
    }

    void unwatch(LeaseId id) {
        watchers.remove(id);
    }

    private void tellEnded() {
        for (LeaseId id : List.copyOf(watchers.keySet())) {
            if (!leases.containsKey(id)) {
                Objects.requireNonNull(watchers.remove(id)).run();
            }
        }
    }

    boolean lives(LeaseId id, Moment now) {
        Lease lease = leases.get(id);
        return lease != null && lease.lives(now);
    }

    void end(LeaseId id) {
        Lease lease = leases.remove(id);
        if (lease != null) {
            lease.end();
        }
        dropIdleKeys();
    }

    void endAll() {
        leases.values().forEach(Lease::end);
        leases.clear();
        dropIdleKeys();
    }

    /// Ends the leases that were not used for too long, or whose credential ran out.
    void lapse(Moment now) {
        if (leases.values().removeIf(lease -> lease.lapse(now))) {
            dropIdleKeys();
        }
    }

    /// Whether nobody has a reason left to keep the store open.
    boolean isEmpty() {
        return leases.isEmpty();
    }

    private void dropIdleKeys() {
        tellEnded();
        Collection<UserId> held = new ArrayList<>();
        for (Lease lease : leases.values()) {
            if (lease.holdsUserKeys()) {
                held.add(lease.user());
            }
        }
        for (UserId user : List.copyOf(users.keySet())) {
            if (!held.contains(user)) {
                UserKeys gone = Objects.requireNonNull(users.remove(user));
                try {
                    spaces.lock(user);
                } finally {
                    gone.close();
                }
            }
        }
    }
}
