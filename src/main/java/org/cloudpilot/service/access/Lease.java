package org.cloudpilot.service.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// One claim on unlocked keys. It lapses when it was not used for a while, or when its credential
/// runs out, and then never lives again.
final class Lease {
    private static final long ENDED = Long.MIN_VALUE;

    private final LeaseId id;
    private final UserId user;
    private final boolean holdsUserKeys;
    private volatile long idleLimit;
    private final @Nullable SpaceId only;
    private final @Nullable Instant expiresAt;
    private final AtomicLong lastUse;

    /// @param holdsUserKeys false for a credential that may only read: it keeps the store open, but
    ///   not the user's keys
    /// @param idleLimit null for one that lasts until it is ended
    /// @param only the one space that its credential works in; null: in all of its user's
    /// @param expiresAt when its credential runs out; null: never
    Lease(
            LeaseId id,
            UserId user,
            boolean holdsUserKeys,
            @Nullable Duration idleLimit,
            @Nullable SpaceId only,
            @Nullable Instant expiresAt,
            Moment now) {
        this.id = id;
        this.user = user;
        this.holdsUserKeys = holdsUserKeys;
        this.idleLimit = nanos(idleLimit);
        this.only = only;
        this.expiresAt = expiresAt;
        this.lastUse = new AtomicLong(now.nanoTime());
    }

    private static long nanos(@Nullable Duration limit) {
        return limit == null ? Long.MAX_VALUE : limit.toNanos();
    }

    /// How long it lives without being used, from now on.
    void limit(@Nullable Duration changed) {
        idleLimit = nanos(changed);
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
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
    boolean use(Moment now) {
        long last = lastUse.get();
        while (lives(last, now)) {
            if (lastUse.compareAndSet(last, now.nanoTime())) {
                return true;
            }
            last = lastUse.get();
        }
        return false;
    }

    /// Whether it lives, without using it.
    boolean lives(Moment now) {
        return lives(lastUse.get(), now);
    }

    private boolean lives(long last, Moment now) {
        return last != ENDED
                && now.nanoTime() - last < idleLimit
                && (expiresAt == null || now.instant().isBefore(expiresAt));
    }

    /// Ends it unless it was used meanwhile; true when it is over.
    boolean lapse(Moment now) {
        long last = lastUse.get();
        if (last == ENDED) {
            return true;
        }
        return !lives(last, now) && lastUse.compareAndSet(last, ENDED);
    }

    void end() {
        lastUse.set(ENDED);
    }
}
