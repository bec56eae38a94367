package org.cloudpilot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpilot.routeros.RouterSession;

/// Many sessions in one process: dialled, polled once, and kept. Prints seconds, platform threads
/// and megabytes; a process of its own, so that they are its own.
public final class FleetRun {
    private static final int AT_ONCE = 64;
    private static final int WARM_UP = 150;

    private FleetRun() {}

    /// @param args `raw` or `ours`, how many sessions, the server's port
    public static void main(String[] args) throws Exception {
        boolean raw = args[0].equals("raw");
        int sessions = Integer.parseInt(args[1]);
        Clients clients = new Clients(Integer.parseInt(args[2]));
        for (int i = 0; i < WARM_UP; i++) { // as in a program that has run for a while
            open(raw, clients, 100);
        }
        int threadsBefore = Thread.getAllStackTraces().size();
        long start = System.nanoTime();
        List<AutoCloseable> open = open(raw, clients, sessions);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%.3f %d %d %d%n",
                seconds,
                Thread.getAllStackTraces().size() - threadsBefore,
                residentMegabytes(),
                open.size());
        System.exit(0);
    }

    private static List<AutoCloseable> open(boolean raw, Clients clients, int count)
            throws InterruptedException, ExecutionException {
        List<Future<AutoCloseable>> dialling = new ArrayList<>();
        List<AutoCloseable> open = new ArrayList<>();
        var few = new java.util.concurrent.Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                few.acquire();
                dialling.add(
                        threads.submit(
                                () -> {
                                    try {
                                        return raw ? raw(clients) : ours(clients);
                                    } finally {
                                        few.release();
                                    }
                                }));
            }
            for (Future<AutoCloseable> each : dialling) {
                open.add(each.get());
            }
        }
        if (count == 100) {
            open.forEach(FleetRun::close);
        }
        return open;
    }

    private static AutoCloseable raw(Clients clients) throws IOException {
        RawClient client = clients.smallRaw();
        client.poll();
        return client;
    }

    private static AutoCloseable ours(Clients clients) {
        RouterSession session = clients.cloudpilot();
        Clients.done(session.run(Clients.POLL, Duration.ofSeconds(30)));
        return session;
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// -1 where the system does not tell.
    static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }
}
