package org.cloudpilot.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.routeros.RouterSession;

/// Very many sessions, each polled at a fixed beat for some minutes. A poll is missed when it fails
/// or its answer comes after the next one was due.
public final class Soak {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private Soak() {}

    /// @param args how many sessions, how many seconds, the server's port
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
        Clients clients = new Clients(Integer.parseInt(args[2]));
        List<RouterSession> sessions = dial(clients, count);
        LongAdder polls = new LongAdder();
        LongAdder missed = new LongAdder();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                RouterSession session = sessions.get(i);
                long first = start + BEAT.toNanos() * i / count;
                threads.submit(() -> poll(session, first, over, polls, missed));
            }
            threads.submit(
                    () -> {
                        report(start, time, polls, missed);
                        over.set(true);
                        System.exit(0);
                        return null;
                    });
        }
    }

    private static void poll(
            RouterSession session,
            long first,
            AtomicBoolean over,
            LongAdder polls,
            LongAdder missed) {
        for (long due = first; !over.get(); due += BEAT.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            CommandOutcome outcome = session.run(Clients.POLL, BEAT);
            polls.increment();
            if (!(outcome instanceof CommandOutcome.Done)
                    || System.nanoTime() - due > BEAT.toNanos()) {
                missed.increment();
            }
        }
    }

    /// Once a minute, and at the end: seconds, polls, missed, cores used since the start,
    /// megabytes.
    private static void report(long start, Duration time, LongAdder polls, LongAdder missed)
            throws Exception {
        long steps = Math.max(1, time.toSeconds() / 60);
        long cpuBefore = cpu();
        for (long step = 1; step <= steps; step++) {
            long due = start + time.toNanos() * step / steps;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.gc();
            System.out.printf(
                    "%.0f s: %d polls, %d missed, %.2f cores, %d MB resident, %d MB heap%n",
                    seconds,
                    polls.sum(),
                    missed.sum(),
                    (cpu() - cpuBefore) / 1e9 / seconds,
                    FleetRun.residentMegabytes(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static List<RouterSession> dial(Clients clients, int count) throws Exception {
        Semaphore few = new Semaphore(128);
        List<Future<RouterSession>> dialling = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                few.acquire();
                dialling.add(
                        threads.submit(
                                () -> {
                                    try {
                                        return clients.cloudpilot();
                                    } finally {
                                        few.release();
                                    }
                                }));
            }
        }
        List<RouterSession> sessions = new ArrayList<>();
        for (Future<RouterSession> each : dialling) {
            sessions.add(each.get());
        }
        return sessions;
    }
}
