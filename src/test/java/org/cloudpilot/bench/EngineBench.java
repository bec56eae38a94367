package org.cloudpilot.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import me.legrange.mikrotik.ApiConnection;
import me.legrange.mikrotik.MikrotikApiException;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One connection at a time against the canned router whose port stands in the system property
/// `bench.port`. [Figures] runs these and puts them into ratios.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBench {
    private static final int PIPELINE = 64;
    private static final int EACH = 100;

    private static Clients clients() {
        return new Clients(Integer.getInteger("bench.port"));
    }

    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Raw {
        RawClient client;

        @Setup(Level.Iteration)
        public void open() throws IOException {
            client = clients().raw();
        }

        @TearDown(Level.Iteration)
        public void close() throws IOException {
            client.close();
        }
    }

    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Ours {
        RouterSession session;

        @Setup(Level.Iteration)
        public void open() {
            session = clients().cloudpilot();
        }

        @TearDown(Level.Iteration)
        public void close() {
            session.close();
        }
    }

    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Others {
        ApiConnection connection;

        @Setup(Level.Iteration)
        public void open() throws MikrotikApiException {
            connection = clients().mikrotikJava(true);
        }

        @TearDown(Level.Iteration)
        public void close() throws MikrotikApiException {
            connection.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Dials {
        final Clients clients = clients();
    }

    @Benchmark
    public int roundTripRaw(Raw raw) throws IOException {
        return raw.client.poll();
    }

    @Benchmark
    public int roundTripOurs(Ours ours) {
        return Clients.done(ours.session.run(Clients.POLL, Clients.LIMIT)).rows().size();
    }

    @Benchmark
    public int roundTripMikrotikJava(Others others) throws MikrotikApiException {
        return others.connection.execute("/system/resource/print").size();
    }

    /// The server's ceiling: 64 commands in one write, their answers in as few reads as they come.
    @Benchmark
    @OperationsPerInvocation(PIPELINE)
    public int inFlightRaw(Raw raw) throws IOException {
        return raw.client.poll(PIPELINE);
    }

    /// 64 virtual threads on one session, each asking again as soon as it has its answer.
    @Benchmark
    @OperationsPerInvocation(PIPELINE * EACH)
    public int inFlightOurs(Ours ours) throws InterruptedException {
        LongAdder rows = new LongAdder();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PIPELINE; i++) {
                threads.submit(() -> rows.add(askAgainAndAgain(ours.session)));
            }
        }
        if (rows.sum() != PIPELINE * EACH) {
            throw new IllegalStateException("not all were answered");
        }
        return rows.intValue();
    }

    private static int askAgainAndAgain(RouterSession session) {
        int rows = 0;
        for (int i = 0; i < EACH; i++) {
            rows += Clients.done(session.run(Clients.POLL, Clients.LIMIT)).rows().size();
        }
        return rows;
    }

    @Benchmark
    @OperationsPerInvocation(CannedRouter.TABLE_ROWS)
    public int tableRaw(Raw raw) throws IOException {
        return raw.client.table();
    }

    /// Each word copied out, as the least that a client can keep of a row.
    @Benchmark
    @OperationsPerInvocation(CannedRouter.TABLE_ROWS)
    public int tableRawWords(Raw raw) throws IOException {
        return raw.client.tableWords();
    }

    @Benchmark
    @OperationsPerInvocation(CannedRouter.TABLE_ROWS)
    public long tableOursStreamed(Dials dials) throws InterruptedException {
        return stream(dials, false);
    }

    /// The same, and every value is made into text.
    @Benchmark
    @OperationsPerInvocation(CannedRouter.TABLE_ROWS)
    public long tableOursStreamedAsText(Dials dials) throws InterruptedException {
        return stream(dials, true);
    }

    @Benchmark
    @OperationsPerInvocation(CannedRouter.TABLE_ROWS)
    public int tableOursCollected(Dials dials) {
        try (RouterSession session = dials.clients.cloudpilot()) {
            return Clients.done(session.run(Clients.TABLE, Clients.LIMIT)).rows().size();
        }
    }

    private static long stream(Dials dials, boolean asText) throws InterruptedException {
        AtomicLong columns = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        long[] seen = new long[2];
        try (RouterSession session = dials.clients.cloudpilot()) {
            session.stream(
                    Clients.TABLE,
                    row -> {
                        seen[0]++;
                        seen[1] += asText ? text(row) : row.size();
                    },
                    outcome -> {
                        if (outcome instanceof CommandOutcome.Done) {
                            columns.set(seen[0] == CannedRouter.TABLE_ROWS ? seen[1] : -1);
                        }
                        over.countDown();
                    });
            over.await();
        }
        if (columns.get() <= 0) {
            throw new IllegalStateException("not all rows came");
        }
        return columns.get();
    }

    private static long text(org.cloudpilot.model.Row row) {
        long length = 0;
        for (var column : row.columns()) {
            length += column.value().length();
        }
        return length;
    }

    @Benchmark
    public void logInRaw(Dials dials) throws IOException {
        dials.clients.smallRaw().close();
    }

    @Benchmark
    public void logInOurs(Dials dials) {
        dials.clients.cloudpilot().close();
    }

    @Benchmark
    public void logInMikrotikJava(Dials dials) throws MikrotikApiException {
        dials.clients.mikrotikJava(true).close();
    }
}
