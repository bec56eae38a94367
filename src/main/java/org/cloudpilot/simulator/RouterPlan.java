package org.cloudpilot.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.simulator.inspect.CommandTree;
import org.cloudpilot.simulator.net.LinkQuality;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/// What a router is before it is switched on.
///
/// @param <B> what its methods return, itself
public abstract sealed class RouterPlan<B> permits SimulatedRouter.Builder {
    final Hardware hardware;
    final List<Users.Planned> users = new ArrayList<>();
    final Map<String, Set<String>> groups = new LinkedHashMap<>();
    final Set<Service> services = EnumSet.of(Service.API);
    final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    String version = "7.18.2";
    Profile profile = Profile.named("MikroTik");
    Duration shortest = Duration.ZERO;
    Duration longest = Duration.ZERO;
    WordEncoding encoding = WordEncoding.UTF_8;
    LinkQuality link = LinkQuality.perfect();
    Fault fault = new Fault.None();
    @Nullable ServerCertificate certificate;
    Duration rebootTime = Duration.ZERO;
    Duration restCut = Duration.ofSeconds(60);
    String latestVersion = "";
    int lossOfCompletions = 4;
    @Nullable CommandTree tree;
    int maxSessions = 20;
    final Set<String> forbidden = new LinkedHashSet<>();
    String forwarding = "no";
    long seed = 1;
    Clock clock = Clock.systemUTC();

    RouterPlan(Hardware hardware) {
        this.hardware = hardware;
    }

    abstract B self();

    /// `7.18.2`
    public B version(String text) {
        version = text;
        return self();
    }

    public B identity(String name) {
        return profile(Profile.named(name));
    }

    public B profile(Profile whatItIsFor) {
        profile = whatItIsFor;
        return self();
    }

    /// A user with all rights.
    public B user(String name, String password) {
        return user(name, password, "full");
    }

    /// @param group `full`, `write`, `read`, or one of [#group]
    public B user(String name, String password, String group) {
        return user(name, password, group, "");
    }

    /// @param address the networks that the user may come from: `10.0.0.0/8,192.168.88.7`
    public B user(String name, String password, String group, String address) {
        users.add(new Users.Planned(name, password, group, address));
        return self();
    }

    /// A group that may do just this: `read`, `write`, `test`, `sensitive`, `policy`, `ftp`,
    /// `reboot`, `api`, `rest-api`, `ssh`, `winbox`.
    public B group(String name, String... policies) {
        groups.put(name, Set.of(policies));
        return self();
    }

    /// What it offers, in place of the binary API alone; at least one.
    public B services(Set<Service> offered) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("a router offers at least one service");
        }
        services.clear();
        services.addAll(offered);
        return self();
    }

    /// All that there are.
    public B allServices() {
        return services(EnumSet.allOf(Service.class));
    }

    /// Offers the binary API over TLS, too.
    public B apiSsl() {
        return also(Service.API_SSL);
    }

    /// Offers REST over HTTP, too.
    public B rest() {
        return also(Service.REST);
    }

    /// Offers REST over HTTPS, too.
    public B restSsl() {
        return also(Service.REST_SSL);
    }

    /// Offers SSH, too: commands, files, and forwarding where `/ip/ssh` enables it.
    public B ssh() {
        return also(Service.SSH);
    }

    /// Lets SSH clients connect through it (`/ip/ssh forwarding-enabled`): `no`, `local`, `remote`
    /// or `both`.
    public B forwarding(String enabled) {
        forwarding = enabled;
        return self();
    }

    private B also(Service service) {
        services.add(service);
        return self();
    }

    /// What its TLS services show; without this one that it signs itself when first asked.
    public B certificate(ServerCertificate shown) {
        certificate = shown;
        return self();
    }

    /// How long it thinks before each answer.
    public B latency(Duration time) {
        return latency(time, time);
    }

    public B latency(Duration from, Duration to) {
        shortest = from;
        longest = to;
        return self();
    }

    /// After how long a command over REST is cut; 60 seconds on real ones.
    public B restCut(Duration limit) {
        restCut = limit;
        return self();
    }

    /// For how long its ports are closed when it reboots; none at all unless told.
    public B rebootTime(Duration time) {
        rebootTime = time;
        return self();
    }

    public B fault(Fault how) {
        fault = how;
        return self();
    }

    /// How it writes its words, and reads those of others.
    public B encoding(WordEncoding words) {
        encoding = words;
        return self();
    }

    /// What lies between it and its clients, whatever the protocol.
    public B link(LinkQuality quality) {
        link = quality;
        return self();
    }

    /// What its figures, its serial number and its chance are made from.
    public B seed(long number) {
        seed = number;
        return self();
    }

    public B clock(Clock time) {
        clock = time;
        return self();
    }

    /// A port of choice for the binary API instead of a free one.
    public B port(int number) {
        return port(Service.API, number);
    }

    public B port(Service service, int number) {
        ports.put(service, number);
        return self();
    }

    /// How many connections each service takes at once.
    public B maxSessions(int count) {
        maxSessions = count;
        return self();
    }

    /// What `/system/device-mode` forbids (version 7): `scheduler`, `fetch`, `hotspot`, …
    public B forbid(String feature) {
        if (!DeviceMode.guards(feature)) {
            throw new IllegalArgumentException("nothing is guarded by " + feature);
        }
        forbidden.add(feature);
        return self();
    }

    /// What it finds when it looks for updates; its own version unless told otherwise.
    public B latestVersion(String text) {
        latestVersion = text;
        return self();
    }

    /// What the console's help knows, in place of a small tree of its own.
    public B commandTree(CommandTree known) {
        tree = known;
        return self();
    }

    /// Completions over the binary API lose rows once in so many calls, 4 unless told otherwise; 0:
    /// never.
    public B lossOfCompletions(int oneIn) {
        lossOfCompletions = oneIn;
        return self();
    }

    Pace pace() {
        return new Pace(shortest, longest, seed);
    }
}
