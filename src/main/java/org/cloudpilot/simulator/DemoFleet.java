package org.cloudpilot.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Endpoint;

/// Twelve simulated routers of a small provider in East Africa, to show the program with: different
/// boards and versions, one switched off, one slow, one whose password is registered wrongly.
public final class DemoFleet implements AutoCloseable {
    /// One router as it is to be registered.
    ///
    /// @param password what is to be registered, even where the router knows another
    public record Entry(
            String name,
            String site,
            List<String> tags,
            Endpoint endpoint,
            String username,
            String password) {
        public Entry {
            tags = List.copyOf(tags);
        }

        /// Without the password.
        @Override
        public String toString() {
            return name + " at " + endpoint;
        }
    }

    private static final String USER = "cloudpilot";
    private static final String PASSWORD = "demo-only";

    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final List<SimulatedRouter> routers = new ArrayList<>();

    public DemoFleet(Clock clock) {
        this.clock = clock;
    }

    /// Starts them all, once.
    public DemoFleet start() {
        Duration month = Duration.ofDays(31);
        backbone(
                "westlands-core",
                "Nairobi/Westlands",
                Hardware.CCR2004,
                "7.20.5",
                "10.20.0",
                412,
                23,
                184);
        hotspot(
                "westlands-ap-01",
                "Nairobi/Westlands",
                Hardware.HAP_AX2,
                "7.20.5",
                "10.20.11",
                21,
                4,
                31);
        add(
                "westlands-ap-02",
                "Nairobi/Westlands",
                List.of("hotspot"),
                builder(
                                "westlands-ap-02",
                                Hardware.HAP_AX2,
                                "7.20.5",
                                "10.20.12",
                                34,
                                61,
                                month,
                                0,
                                44)
                        .latency(Duration.ofMillis(1_500), Duration.ofMillis(2_500)),
                PASSWORD);
        backbone(
                "embakasi-core",
                "Nairobi/Embakasi",
                Hardware.RB5009,
                "7.18.2",
                "10.40.0",
                288,
                31,
                209);
        cpe("embakasi-olt", "Nairobi/Embakasi", Hardware.RB4011, "7.16.2", "10.40.5", 96, 12);
        cpe("embakasi-ap-07", "Nairobi/Embakasi", Hardware.RB750G, "6.49.11", "10.40.7", 9, 18);
        cpe("kilimani-pop", "Nairobi/Kilimani", Hardware.HEX, "7.21.5", "10.50.0", 74, 18);
        add(
                "kisumu-hub",
                "Kisumu",
                List.of("backbone"),
                builder("kisumu-hub", Hardware.RB4011, "7.16.2", "10.60.0", 118, 14, month, 42, 0),
                "not-the-password");
        hotspot(
                "kisumu-lakeside",
                "Kisumu",
                Hardware.HAP_AC_LITE,
                "6.49.18",
                "10.60.4",
                12,
                22,
                17);
        cpe("mombasa-nyali", "Mombasa", Hardware.LHG5, "6.49.11", "10.70.3", 14, 7);
        backbone(
                "cloud-radius", "Nairobi/Data centre", Hardware.CHR, "7.16.1", "10.10.0", 36, 6, 0);
        // last, so that no other takes the port that it frees
        add(
                "mast3-bh",
                "Nairobi/Mast 3",
                List.of("backbone"),
                builder("mast3-bh", Hardware.LHG5, "7.18.2", "10.31.0", 88, 11, month, 0, 0),
                PASSWORD);
        routers.getLast().stop();
        return this;
    }

    /// What to register, in the order of a list that looks right.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {
        routers.forEach(SimulatedRouter::close);
    }

    private void backbone(
            String name,
            String site,
            Hardware board,
            String version,
            String subnet,
            int mbit,
            int cpu,
            int pppoe) {
        add(
                name,
                site,
                List.of("backbone"),
                builder(
                        name,
                        board,
                        version,
                        subnet,
                        mbit,
                        cpu,
                        Duration.ofSeconds(1_483_505),
                        pppoe,
                        0),
                PASSWORD);
    }

    private void hotspot(
            String name,
            String site,
            Hardware board,
            String version,
            String subnet,
            int mbit,
            int cpu,
            int guests) {
        add(
                name,
                site,
                List.of("hotspot"),
                builder(name, board, version, subnet, mbit, cpu, Duration.ofHours(197), 0, guests),
                PASSWORD);
    }

    private void cpe(
            String name,
            String site,
            Hardware board,
            String version,
            String subnet,
            int mbit,
            int cpu) {
        add(
                name,
                site,
                List.of("customer-cpe"),
                builder(name, board, version, subnet, mbit, cpu, Duration.ofMinutes(93_417), 0, 0),
                PASSWORD);
    }

    private SimulatedRouter.Builder builder(
            String name,
            Hardware board,
            String version,
            String subnet,
            int mbit,
            int cpu,
            Duration uptime,
            int pppoe,
            int guests) {
        return SimulatedRouter.builder(board)
                .version(version)
                .profile(
                        new Profile(
                                name,
                                subnet,
                                mbit,
                                cpu,
                                uptime.plusSeconds(name.hashCode() & 0xffff),
                                pppoe,
                                guests))
                .user(USER, PASSWORD)
                .seed(name.hashCode())
                .clock(clock);
    }

    private void add(
            String name,
            String site,
            List<String> tags,
            SimulatedRouter.Builder builder,
            String registered) {
        SimulatedRouter router = builder.start();
        routers.add(router);
        entries.add(new Entry(name, site, tags, router.endpoint(), USER, registered));
    }
}
