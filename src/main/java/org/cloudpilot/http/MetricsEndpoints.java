package org.cloudpilot.http;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.service.fleet.FleetFigures;
import org.cloudpilot.service.fleet.FleetService;

/// Figures for Prometheus, in its text format: the caller's fleet, the listener's requests, the
/// program's process.
final class MetricsEndpoints {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final FleetService fleet;
    private final RequestMeter requests;
    private final Streams streams;
    private final String version;

    MetricsEndpoints(FleetService fleet, RequestMeter requests, Streams streams, String version) {
        this.fleet = fleet;
        this.requests = requests;
        this.streams = streams;
        this.version = version;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/metrics", Access.READ, this::metrics)
                        .as("showMetrics")
                        .answers(
                                200,
                                TYPE,
                                "# TYPE cloudpilot_routers gauge\n"
                                        + "cloudpilot_routers{state=\"online\"} 12\n"));
    }

    private Outcome<Answer> metrics(Call call) {
        return fleet.figures(call.caller())
                .map(
                        figures ->
                                Answer.of(
                                        200, TYPE, text(figures).getBytes(StandardCharsets.UTF_8)));
    }

    private String text(FleetFigures figures) {
        PrometheusText text = new PrometheusText();
        text.family("cloudpilot_build_info", "gauge", "The program's version.")
                .sample(1, "version", version);
        fleet(text, figures);
        requests(text);
        process(text);
        return text.toString();
    }

    private static void fleet(PrometheusText text, FleetFigures figures) {
        text.family("cloudpilot_routers", "gauge", "Routers of the space, by state.");
        for (RouterState state : RouterState.values()) {
            text.sample(figures.states().getOrDefault(state, 0L), "state", state.word());
        }
        text.family("cloudpilot_polls_total", "counter", "Polls of the space's routers.")
                .sample(figures.answered(), "outcome", "answered")
                .sample(figures.failed(), "outcome", "failed");
        text.family(
                        "cloudpilot_poll_latency_seconds_total",
                        "counter",
                        "Time until routers answered, of all answered polls together.")
                .sample(figures.latencySeconds());
    }

    private void requests(PrometheusText text) {
        var sums = requests.sums();
        text.family("cloudpilot_http_requests_total", "counter", "Requests answered.");
        sums.forEach(
                (key, sum) ->
                        text.sample(
                                sum.requests(),
                                "endpoint",
                                key.operation(),
                                "status",
                                Integer.toString(key.status())));
        text.family(
                "cloudpilot_http_request_seconds_total",
                "counter",
                "Time until requests were answered, of all together.");
        sums.forEach(
                (key, sum) ->
                        text.sample(
                                sum.nanos() / 1e9,
                                "endpoint",
                                key.operation(),
                                "status",
                                Integer.toString(key.status())));
        text.family("cloudpilot_event_streams", "gauge", "Event streams open now.")
                .sample(streams.open());
    }

    private static void process(PrometheusText text) {
        var memory = ManagementFactory.getMemoryMXBean();
        text.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
        memory(text, "heap", memory.getHeapMemoryUsage());
        memory(text, "nonheap", memory.getNonHeapMemoryUsage());
        text.family("jvm_memory_max_bytes", "gauge", "The heap's limit.")
                .sample(memory.getHeapMemoryUsage().getMax());
        text.family("jvm_threads_current", "gauge", "Platform threads.")
                .sample(ManagementFactory.getThreadMXBean().getThreadCount());
        text.family("jvm_gc_collections_total", "counter", "Garbage collections.");
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        for (GarbageCollectorMXBean collector : collectors) {
            text.sample(collector.getCollectionCount(), "gc", collector.getName());
        }
        text.family("jvm_gc_seconds_total", "counter", "Time in garbage collections.");
        for (GarbageCollectorMXBean collector : collectors) {
            text.sample(collector.getCollectionTime() / 1e3, "gc", collector.getName());
        }
        text.family("process_uptime_seconds", "gauge", "Time since the program started.")
                .sample(ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(
                        spent ->
                                text.family(
                                                "process_cpu_seconds_total",
                                                "counter",
                                                "Processor time of the program.")
                                        .sample(spent.toNanos() / 1e9));
    }

    private static void memory(PrometheusText text, String area, MemoryUsage usage) {
        text.sample(usage.getUsed(), "area", area);
    }
}
