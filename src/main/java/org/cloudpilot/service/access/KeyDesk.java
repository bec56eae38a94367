package org.cloudpilot.service.access;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.store.Store;

/// Key pairs that were let in since the store was opened, for answering without a database trip.
final class KeyDesk {
    private static final String LEASE_PREFIX = "key:";

    private static final long WRITE_EVERY = Duration.ofMinutes(1).toNanos();
    private static final Logger LOG = System.getLogger(KeyDesk.class.getName());

    private final Store store;
    private final Map<String, Pass> passes = new ConcurrentHashMap<>();
    private long writtenAt;

    KeyDesk(Store store, long now) {
        this.store = store;
        this.writtenAt = now;
    }

    static LeaseId leaseOf(String publicKey) {
        return new LeaseId(LEASE_PREFIX + publicKey);
    }

    static boolean isLease(LeaseId lease) {
        return lease.value().startsWith(LEASE_PREFIX);
    }

    Optional<Pass> pass(String publicKey) {
        return Optional.ofNullable(passes.get(publicKey));
    }

    void admit(String publicKey, Pass pass) {
        passes.put(publicKey, pass);
    }

    void forget(String publicKey) {
        passes.remove(publicKey);
    }

    void forgetEnded(Moment now) {
        passes.values().removeIf(pass -> !pass.lease().lives(now));
    }

    /// Writes down when keys were used, unless that was done in the last minute. The store is open.
    void writeLastUses(long now) {
        if (now - writtenAt >= WRITE_EVERY) {
            writtenAt = now;
            writeLastUses();
        }
    }

    /// Writes down when keys were used since the last time. The store is open.
    void writeLastUses() {
        Map<ApiKeyId, Instant> uses = new HashMap<>();
        for (Pass pass : passes.values()) {
            pass.key()
                    .ifPresent(
                            key -> pass.takeLastUse().ifPresent(instant -> uses.put(key, instant)));
        }
        try {
            if (!uses.isEmpty()) {
                store.apiKeys().used(uses);
            }
        } catch (RuntimeException failed) {
            // must not keep the store from being locked
            LOG.log(Level.WARNING, "The last uses of key pairs could not be written.", failed);
        }
    }

    void close() {
        passes.clear();
    }
}
