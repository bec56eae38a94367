package org.cloudpilot.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.jspecify.annotations.Nullable;

/// Seventeen simulated routers of a small provider in East Africa, to show the program with:
/// different boards, versions and transports, one behind another that is jumped over, one switched
/// off, one slow, one whose password is registered wrongly, one that shows another certificate than
/// was confirmed.
public final class DemoFleet implements AutoCloseable {
    /// One router as it is to be registered.
    ///
    /// @param password what is to be registered, even where the router knows another
    /// @param reach its advanced settings, with the certificate that was confirmed
    /// @param jumpPassword of the SSH server in `reach`; null where there is none
    public record Entry(
            String name,
            String site,
            List<String> tags,
            Endpoint endpoint,
            String username,
            String password,
            Transport transport,
            Reach reach,
            @Nullable String jumpPassword) {
        public Entry {
            tags = List.copyOf(tags);
        }

        /// Without the passwords.
        @Override
        public String toString() {
            return name + " at " + endpoint;
        }
    }

    private static final String USER = "cloudpilot";
    private static final String PASSWORD = "demo-only";

    /// Name, site, tag, board, version, network, Mbit/s, load in percent, seconds since its start,
    /// customers dialled in, guests. In the order of a list that looks right; the last one is
    /// switched off, so that no other takes the port that it frees.
    private static final String ROUTERS =
            """
            westlands-core  Nairobi/Westlands   backbone     CCR2004     7.20.5  10.20.0  412 23 1483505 184 0
            westlands-ap-01 Nairobi/Westlands   hotspot      HAP_AX2     7.20.5  10.20.11 21  4  709200  0   31
            westlands-ap-02 Nairobi/Westlands   hotspot      HAP_AX2     7.20.5  10.20.12 34  61 2678400 0   44
            embakasi-core   Nairobi/Embakasi    backbone     RB5009      7.18.2  10.40.0  288 31 1483505 209 0
            embakasi-olt    Nairobi/Embakasi    customer-cpe RB4011      7.16.2  10.40.5  96  12 5605020 0   0
            embakasi-ap-07  Nairobi/Embakasi    customer-cpe RB750G      6.49.11 10.40.7  9   18 5605020 0   0
            kilimani-pop    Nairobi/Kilimani    customer-cpe HEX         7.21.5  10.50.0  74  18 5605020 0   0
            kisumu-hub      Kisumu              backbone     RB4011      7.16.2  10.60.0  118 14 2678400 42  0
            kisumu-lakeside Kisumu              hotspot      HAP_AC_LITE 6.49.18 10.60.4  12  22 709200  0   17
            mombasa-nyali   Mombasa             customer-cpe LHG5        6.49.11 10.70.3  14  7  5605020 0   0
            cloud-radius    Nairobi/Data_centre backbone     CHR         7.16.1  10.10.0  36  6  1483505 0   0
            thika-core      Thika               backbone     RB5009      7.20.5  10.80.0  203 27 1468800 131 0
            naivasha-hub    Naivasha            backbone     RB4011      7.21.5  10.81.0  57  12 1468800 38  0
            nakuru-town     Nakuru              hotspot      HAP_AX2     7.20.5  10.82.0  19  9  1468800 0   26
            narok-mast      Narok               backbone     LHG5        7.18.2  10.83.0  11  6  1468800 0   0
            machakos-pop    Machakos            customer-cpe HEX         7.16.2  10.84.0  33  15 1468800 0   0
            mast3-bh        Nairobi/Mast_3      backbone     LHG5        7.18.2  10.31.0  88  11 2678400 0   0
            """;

    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, SimulatedRouter> routers = new LinkedHashMap<>();

    public DemoFleet(Clock clock) {
        this.clock = clock;
    }

    /// Starts them all, once.
    public DemoFleet start() {
        ROUTERS.lines().forEach(line -> start(line.split(" +")));
        router("machakos-pop").renewCertificate();
        router("mast3-bh").stop();
        return this;
    }

    /// What to register, in the order of a list that looks right.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {
        routers.values().forEach(SimulatedRouter::close);
    }

    private SimulatedRouter router(String name) {
        return Objects.requireNonNull(routers.get(name), name);
    }

    private void start(String[] words) {
        String name = words[0];
        SimulatedRouter.Builder builder = builder(words);
        Transport transport = Transport.API;
        switch (name) {
            case "westlands-ap-02" ->
                    builder.latency(Duration.ofMillis(1_500), Duration.ofMillis(2_500));
            case "thika-core" -> {
                transport = Transport.API_SSL;
                builder.forwarding("both");
            }
            case "naivasha-hub" -> transport = Transport.REST_SSL;
            case "nakuru-town" -> transport = Transport.REST;
            case "machakos-pop" -> transport = Transport.API_SSL;
            default -> {
                // the plain binary API
            }
        }
        SimulatedRouter router =
                builder.services(Set.of(Service.of(transport), Service.SSH)).start();
        routers.put(name, router);
        boolean jumps = name.equals("narok-mast");
        entries.add(
                new Entry(
                        name,
                        words[1].replace('_', ' '),
                        List.of(words[2]),
                        router.endpoint(transport),
                        USER,
                        name.equals("kisumu-hub") ? "not-the-password" : PASSWORD,
                        transport,
                        jumps ? behind(router("thika-core"), router) : reach(router, transport),
                        jumps ? PASSWORD : null));
    }

    /// The host keys are confirmed, but for one that waits to be looked at.
    private static Reach reach(SimulatedRouter router, Transport transport) {
        return new Reach(
                Engine.CLOUDPILOT,
                WordEncoding.UTF_8,
                transport.encrypted() ? router.fingerprint() : null,
                router.sshEndpoint().port(),
                transport == Transport.REST ? null : router.hostKey(),
                new Via.Direct(),
                List.of());
    }

    private static Reach behind(SimulatedRouter jump, SimulatedRouter router) {
        return reach(router, Transport.API)
                .withVia(new Via.SshJump(jump.sshEndpoint(), USER, jump.hostKey()));
    }

    private SimulatedRouter.Builder builder(String[] words) {
        String name = words[0];
        return SimulatedRouter.builder(Hardware.valueOf(words[3]))
                .version(words[4])
                .profile(
                        new Profile(
                                name,
                                words[5],
                                Integer.parseInt(words[6]),
                                Integer.parseInt(words[7]),
                                Duration.ofSeconds(
                                        Long.parseLong(words[8]) + (name.hashCode() & 0xffff)),
                                Integer.parseInt(words[9]),
                                Integer.parseInt(words[10])))
                .user(USER, PASSWORD)
                .seed(name.hashCode())
                .clock(clock);
    }
}
