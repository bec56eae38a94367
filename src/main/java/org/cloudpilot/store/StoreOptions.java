package org.cloudpilot.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// How the store meets the disk.
///
/// @param fileSystem H2's name of the file system that the database file is on
/// @param syncWithin how long after a write the disk is told to make it last: the most that a power
///   failure takes
/// @param pace what waits so long
/// @param mostWaste bytes of the file in which nothing lives any more that closing leaves there
public record StoreOptions(String fileSystem, Duration syncWithin, Pace pace, long mostWaste) {
    /// Does something later, on a thread of its own.
    @FunctionalInterface
    public interface Pace {
        void after(Duration wait, Runnable work);
    }

    /// Opening a file after a kill reads it whole, about 60 MB a second.
    private static final long MOST_WASTE = 32L << 20;

    private static final Executor VIRTUAL = work -> Thread.ofVirtual().name("sync").start(work);

    /// "async": an interrupted thread would close an ordinary file channel, and with it the store
    /// for everybody.
    public static StoreOptions standard() {
        return new StoreOptions("async", Duration.ofSeconds(2), StoreOptions::later, MOST_WASTE);
    }

    public StoreOptions withMostWaste(long bytes) {
        return new StoreOptions(fileSystem, syncWithin, pace, bytes);
    }

    private static void later(Duration wait, Runnable work) {
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, VIRTUAL)
                .execute(work);
    }
}
