package org.cloudpilot.service.access;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.vault.SpaceKey;

/// The key of one unlocked space, held for a [SpaceListener], and the order in which what it seals
/// is changed: the key stays valid for as long as somebody works with it.
public final class Safe {
    private final ReentrantLock lock = new ReentrantLock();
    private SpaceKey key;
    private boolean closed;

    public Safe(SpaceKey key) {
        this.key = key;
    }

    /// Refused once the space is locked.
    public <T> Outcome<T> exclusively(Function<SpaceKey, Outcome<T>> work) {
        lock.lock();
        try {
            return closed ? Outcome.refused(new Refusal.Locked()) : work.apply(key);
        } finally {
            lock.unlock();
        }
    }

    /// Another key takes the place of this one.
    ///
    /// @param resealing what is sealed under the first key, under the second
    public void rotate(
            SpaceKey fresh,
            BiFunction<SpaceKey, SpaceKey, SpaceRotation.Resealed> resealing,
            Consumer<SpaceRotation.Resealed> commit) {
        lock.lock();
        try {
            commit.accept(resealing.apply(key, fresh));
            key = fresh;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when nobody works with the key any more.
    public void close() {
        lock.lock();
        closed = true;
        lock.unlock();
    }
}
