package org.cloudpilot.service.audit;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.AuditHead;
import org.jspecify.annotations.Nullable;

/// What the audit log needs from time to time, on a thread of its own.
final class Upkeep implements AutoCloseable {
    private static final int HEAD_EVERY = 100;
    private static final Duration LOOK_EVERY = Duration.ofHours(1);
    private static final Duration RETAIN_EVERY = Duration.ofDays(1);
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("audit upkeep").factory());
    private final Runnable retention;
    private final InstantSource clock;
    private volatile @Nullable HeadKeeper keeper;
    private volatile long keptAt;
    private volatile @Nullable Instant retainedAt;

    Upkeep(Runnable retention, InstantSource clock) {
        this.retention = retention;
        this.clock = clock;
        // by the hour, because a computer that slept misses the day
        thread.scheduleWithFixedDelay(
                this::retainDaily,
                LOOK_EVERY.toNanos(),
                LOOK_EVERY.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    void keepHeads(HeadKeeper other) {
        keeper = other;
    }

    void opened() {
        run(this::retain);
    }

    /// The chain reaches up to `head` now.
    void grown(AuditHead head) {
        if (head.sequence() / HEAD_EVERY > keptAt / HEAD_EVERY || head.sequence() < keptAt) {
            keptAt = head.sequence();
            run(() -> keep(head));
        }
    }

    private void keep(AuditHead head) {
        HeadKeeper now = keeper;
        if (now != null) {
            now.keep(head);
        }
    }

    private void retainDaily() {
        Instant last = retainedAt;
        if (last != null && !clock.instant().isBefore(last.plus(RETAIN_EVERY))) {
            run(this::retain);
        }
    }

    private void retain() {
        retainedAt = clock.instant();
        retention.run();
    }

    private void run(Runnable task) {
        try {
            thread.execute(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException failed) {
                            LOG.log(
                                    Level.WARNING,
                                    "The audit log could not be attended to.",
                                    failed);
                        }
                    });
        } catch (RejectedExecutionException closed) {
            // the program ends; the head is kept at closing
        }
    }

    /// Waits for what runs.
    @Override
    public void close() {
        thread.close();
    }
}
