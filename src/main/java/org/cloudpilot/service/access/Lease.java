package org.cloudpilot.service.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// One claim on unlocked keys. It lapses when it was not used for a while, and then never lives
/// again.
final class Lease {
    private static final long ENDED = Long.MIN_VALUE;

    private final LeaseId id;
    private final UserId user;
    private final boolean holdsUserKeys;
    private final long idleLimit;
    private final @Nullable SpaceId only;
    private final AtomicLong lastUse;

    /// @param holdsUserKeys false for a credential that may only read: it keeps the store open, but
    ///   not the user's keys
    /// @param idleLimit null for one that lasts until it is ended
    /// @param only the one space that its credential works in; null: in all of its user's
    Lease(
            LeaseId id,
            UserId user,
            boolean holdsUserKeys,
            @Nullable Duration idleLimit,
            @Nullable SpaceId only,
            long now) {
        this.id = id;
        this.user = user;
        this.holdsUserKeys = holdsUserKeys;
        this.idleLimit = idleLimit == null ? Long.MAX_VALUE : idleLimit.toNanos();
        this.only = only;
        this.lastUse = new AtomicLong(now);
    }

    Optional<SpaceId> only() {
        return Optional.ofNullable(only);
    }

    LeaseId id() {
        return id;
    }

    UserId user() {
        return user;
    }

    boolean holdsUserKeys() {
        return holdsUserKeys;
    }

    /// Notes a use; false when the lease is over.
    boolean use(long now) {
        long last = lastUse.get();
        while (last != ENDED && now - last < idleLimit) {
            if (lastUse.compareAndSet(last, now)) {
                return true;
            }
            last = lastUse.get();
        }
        return false;
    }

    /// Whether it lives, without using it.
    boolean lives(long now) {
        long last = lastUse.get();
        return last != ENDED && now - last < idleLimit;
    }

    /// Ends it unless it was used meanwhile; true when it is over.
    boolean lapse(long now) {
        long last = lastUse.get();
        if (last == ENDED) {
            return true;
        }
        return now - last >= idleLimit && lastUse.compareAndSet(last, ENDED);
    }

    void end() {
        lastUse.set(ENDED);
    }
}
