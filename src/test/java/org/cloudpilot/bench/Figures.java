package org.cloudpilot.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.net.LinkQuality;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Takes all figures of the engine in one run against one server and prints them as a table of
/// ratios. The server is a process of its own and shares the machine's cores with the clients.
public final class Figures {
    private static final String[] HEAP = {"-XX:+UseSerialGC", "-Xmx512m"};
    private static final int ROUNDS = 5;

    private final Server server;
    private final Map<String, Double> scores = new HashMap<>();
    private final StringBuilder table = new StringBuilder();

    private Figures(Server server) {
        this.server = server;
    }

    /// @param args `quick` for one short round of everything, to see that it runs
    public static void main(String[] args) throws Exception {
        boolean quick = args.length > 0 && args[0].equals("quick");
        try (Server server = Server.start()) {
            Figures figures = new Figures(server);
            figures.jmh("platform threads", "", quick);
            figures.jmh("virtual threads", " virtual", quick);
            figures.ratios();
            figures.fleet();
            figures.farAway();
            figures.streamMemory();
            figures.soak(quick ? 20 : 180);
            System.out.println();
            System.out.println(figures.table);
        }
    }

    private void jmh(String callers, String suffix, boolean quick) throws RunnerException {
        System.out.println("# callers on " + callers);
        List<String> jvm = new ArrayList<>(List.of(HEAP));
        jvm.add("-Dbench.port=" + server.port());
        if (!suffix.isEmpty()) {
            jvm.add("-Djmh.executor=VIRTUAL");
        }
        OptionsBuilder options = new OptionsBuilder();
        options.include(EngineBench.class.getName() + ".*").jvmArgs(jvm.toArray(String[]::new));
        if (!suffix.isEmpty()) {
            options.exclude(".*MikrotikJava.*");
        }
        if (quick) {
            options.warmupIterations(1).measurementIterations(1);
            options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            scores.put(
                    name.substring(name.lastIndexOf('.') + 1) + suffix,
                    result.getPrimaryResult().getScore());
        }
    }

    private double score(String name) {
        return scores.getOrDefault(name, Double.NaN);
    }

    private void ratios() {
        row("figure", "baseline", "CloudPilot", "ratio");
        row("---", "---:", "---:", "---:");
        for (String callers : List.of("", " virtual")) {
            String where = callers.isEmpty() ? "platform threads" : "virtual threads";
            compare("round trips/s, " + where, "roundTripRaw" + callers, "roundTripOurs" + callers);
            compare(
                    "64 in flight/s against one after another, " + where,
                    "roundTripOurs" + callers,
                    "inFlightOurs" + callers);
            compare(
                    "64 in flight/s against the server's ceiling, " + where,
                    "inFlightRaw" + callers,
                    "inFlightOurs" + callers);
            compare(
                    "rows/s of 100,000, streamed, against framing, " + where,
                    "tableRaw" + callers,
                    "tableOursStreamed" + callers);
            compare(
                    "the same against framing that keeps the words, " + where,
                    "tableRawWords" + callers,
                    "tableOursStreamed" + callers);
            compare(
                    "the same, every value made into text, " + where,
                    "tableRawWords" + callers,
                    "tableOursStreamedAsText" + callers);
            compare(
                    "rows/s, collected, " + where,
                    "tableRawWords" + callers,
                    "tableOursCollected" + callers);
            compare("log-ins/s, " + where, "logInRaw" + callers, "logInOurs" + callers);
        }
        compare("mikrotik-java: round trips/s", "roundTripRaw", "roundTripMikrotikJava");
        compare("mikrotik-java: log-ins/s", "logInRaw", "logInMikrotikJava");
    }

    private void compare(String what, String baseline, String ours) {
        row(
                what,
                number(score(baseline)),
                number(score(ours)),
                String.format(Locale.ROOT, "%.2f", score(ours) / score(baseline)));
    }

    private static String number(double value) {
        return value >= 1e6
                ? String.format(Locale.ROOT, "%.2f M", value / 1e6)
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    private void row(String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /// 1,000 sessions, one poll each: the median of some rounds, baseline and ours in turn.
    private void fleet() throws IOException {
        String port = Integer.toString(server.port());
        List<double[]> raw = new ArrayList<>();
        List<double[]> ours = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            raw.add(fleetRun("raw", port));
            ours.add(fleetRun("ours", port));
        }
        double baseline = median(raw, 0);
        double seconds = median(ours, 0);
        row(
                "1,000 sessions dialled and polled once, s",
                String.format(Locale.ROOT, "%.3f", baseline),
                String.format(Locale.ROOT, "%.3f", seconds),
                String.format(Locale.ROOT, "%.2f", seconds / baseline));
        row("platform threads more than before", "", number(median(ours, 1)), "");
        row("resident MB (raw beside)", number(median(raw, 2)), number(median(ours, 2)), "");
    }

    /// The first values of five tables of a router 300 ms away, in round trips after the log-in.
    private void farAway() throws InterruptedException, ExecutionException {
        Duration roundTrip = Duration.ofMillis(300);
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX)
                        .user("admin", "right")
                        .link(LinkQuality.ofRoundTrip(roundTrip))
                        .start()) {
            Clients clients = new Clients(router.port());
            long start = System.nanoTime();
            try (RouterSession session = clients.cloudpilot();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long loggedIn = System.nanoTime();
                List<Future<CommandOutcome>> tables = new ArrayList<>();
                for (String menu : List.of("interface", "ip/address", "ip/route", "log", "user")) {
                    Command print = Command.of("/" + menu + "/print");
                    tables.add(threads.submit(() -> session.run(print, Clients.LIMIT)));
                }
                for (Future<CommandOutcome> each : tables) {
                    Clients.done(each.get());
                }
                double trips = roundTrip.toNanos();
                row(
                        "five tables at 300 ms, in round trips after log-in (goal: 3)",
                        String.format(Locale.ROOT, "log-in %.2f", (loggedIn - start) / trips),
                        String.format(Locale.ROOT, "%.2f", (System.nanoTime() - loggedIn) / trips),
                        "");
            }
        }
    }

    /// The whole heap of a process that streams the table of 100,000 rows (23 MB on the wire) again
    /// and again.
    private void streamMemory() throws IOException {
        String rows =
                output(
                        "-XX:+UseSerialGC",
                        "-Xmx16m",
                        StreamRun.class.getName(),
                        Integer.toString(server.port()));
        row("rows streamed within a heap of 16 MB in all", "", rows, "");
    }

    private static double median(List<double[]> rounds, int index) {
        double[] values = rounds.stream().mapToDouble(round -> round[index]).sorted().toArray();
        return values[values.length / 2];
    }

    private static double[] fleetRun(String mode, String port) throws IOException {
        String line =
                output("-XX:+UseSerialGC", "-Xmx48m", FleetRun.class.getName(), mode, "1000", port);
        System.out.println("# fleet " + mode + ": " + line);
        return Arrays.stream(line.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private void soak(int seconds) throws IOException {
        double before = server.cpuSeconds();
        String report =
                output(
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        Soak.class.getName(),
                        "10000",
                        Integer.toString(seconds),
                        Integer.toString(server.port()));
        table.append("\n10,000 sessions, each polled every 10 s:\n\n");
        report.lines().forEach(line -> table.append("- ").append(line).append('\n'));
        table.append(
                String.format(
                        Locale.ROOT,
                        "- the server beside it used %.0f s of CPU%n",
                        server.cpuSeconds() - before));
    }

    private static String output(String... command) throws IOException {
        Process process = Jvm.command(command).redirectError(Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
