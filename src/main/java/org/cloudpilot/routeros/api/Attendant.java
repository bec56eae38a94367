package org.cloudpilot.routeros.api;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks after all sessions a few times a second: a blocked write and a silent peer have no timer
/// of their own, because a timer for each command would cost more than the command. It lives as
/// long as there is a session.
final class Attendant {
    private static final Logger LOG = System.getLogger(Attendant.class.getName());
    static final Duration PULSE = Duration.ofMillis(250);

    /// What is looked after.
    interface Attended {
        /// One look, which must not block.
        ///
        /// @param now by the monotonic clock
        /// @return false when there is nothing more to look after
        boolean attend(long now);
    }

    private final Set<Attended> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();

    void watch(Attended one) {
        all.add(one);
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("attendant").start(this::run);
        }
    }

    private void run() {
        try {
            do {
                while (!all.isEmpty()) {
                    Thread.sleep(PULSE);
                    long now = System.nanoTime();
                    List.copyOf(all).forEach(one -> look(one, now));
                }
                running.set(false);
                // one that came in between finds nobody running, or is found here
            } while (!all.isEmpty() && running.compareAndSet(false, true));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void look(Attended one, long now) {
        try {
            if (!one.attend(now)) {
                all.remove(one);
            }
        } catch (RuntimeException defect) {
            LOG.log(Logger.Level.ERROR, "a session could not be attended to", defect);
            all.remove(one);
        }
    }
}
