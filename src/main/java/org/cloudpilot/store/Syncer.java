package org.cloudpilot.store;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the disk to make written rows last, soon after the first that is not yet known to. A kill
/// loses nothing without it; a power failure loses what is younger than the wait.
final class Syncer {
    private static final Logger LOG = System.getLogger(Syncer.class.getName());

    private final Runnable sync;
    private final StoreOptions options;
    private final AtomicBoolean due = new AtomicBoolean();

    /// @param sync does nothing when nothing was written
    Syncer(Runnable sync, StoreOptions options) {
        this.sync = sync;
        this.options = options;
    }

    /// A unit of work has ended that may have written.
    void worked() {
        if (due.compareAndSet(false, true)) {
            options.pace().after(options.syncWithin(), this::run);
        }
    }

    private void run() {
        // first: what is written while the disk is busy is due again
        due.set(false);
        try {
            sync.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "not synced to the disk: {0}", failed.getMessage());
        }
    }
}
