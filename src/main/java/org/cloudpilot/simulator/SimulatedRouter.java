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
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.simulator.inspect.CommandTree;
import org.cloudpilot.simulator.net.LinkQuality;
import org.cloudpilot.simulator.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/// A router on loopback: one state behind several protocols, each on a port of its own. It keeps
/// what it is told and misbehaves on demand. Runs on virtual threads and costs little: hundreds may
/// run at once.
public final class SimulatedRouter implements AutoCloseable {
    static final Duration FOR_EVER = Duration.ofDays(365);

    private final Chassis chassis;
    private final Set<Service> services;

    private SimulatedRouter(Builder builder) {
        List<Users.Planned> users =
                builder.users.isEmpty()
                        ? List.of(new Users.Planned("admin", "", "full", ""))
                        : List.copyOf(builder.users);
        Device device =
                new Device(
                        builder.hardware,
                        builder.version,
                        builder.profile,
                        users,
                        builder.groups,
                        builder.seed,
                        builder.clock);
        this.services = EnumSet.copyOf(builder.services);
        this.chassis = new Chassis(device, builder);
        builder.forbidden.forEach(feature -> DeviceMode.allow(device, feature, false));
        device.maxSessions(builder.maxSessions);
        device.singleton("/ip/ssh", "forwarding-enabled", builder.forwarding);
        services.forEach(service -> chassis.offer(service, builder.ports.getOrDefault(service, 0)));
    }

    /// A router of that board that offers the binary API, with version 7.18.2 and the user `admin`
    /// without a password unless told otherwise.
    public static Builder builder(Hardware hardware) {
        return new Builder(hardware);
    }

    /// Starts listening on 127.0.0.1, on the same ports as before if it did so already.
    public SimulatedRouter start() {
        chassis.switchOn();
        return this;
    }

    /// Switches it off: its ports are closed and every session is gone. It can be started again.
    public void stop() {
        chassis.switchOff();
    }

    @Override
    public void close() {
        stop();
    }

    /// The port of the first of its services, in the order of [Service]; known once it was started.
    public int port() {
        return chassis.port(services.iterator().next());
    }

    /// Where the first of its services listens, in the order of [Service].
    public Endpoint endpoint() {
        return at(port());
    }

    public Endpoint endpoint(Transport transport) {
        return endpoint(Service.of(transport));
    }

    public Endpoint sshEndpoint() {
        return endpoint(Service.SSH);
    }

    public Endpoint endpoint(Service service) {
        return at(chassis.port(service));
    }

    private static Endpoint at(int port) {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), port);
    }

    /// Of the certificate that its TLS services show now.
    public Fingerprint fingerprint() {
        return chassis.certificate().fingerprint();
    }

    /// What its TLS services show from the next connection on.
    public void showCertificate(ServerCertificate certificate) {
        chassis.show(certificate);
    }

    /// Replaces its certificate by a new one that it signed itself.
    public void renewCertificate() {
        chassis.show(ServerCertificate.selfSigned(chassis.device.profile.identity()));
    }

    /// Of its SSH host key: SHA-256 over the public key as SSH sends it.
    public Fingerprint hostKey() {
        return HostKeys.fingerprint(chassis.hostKey());
    }

    /// It shows another host key from the next SSH connection on.
    public void changeHostKey() {
        chassis.changeHostKey();
    }

    /// A file's contents byte for byte; null where there is none.
    public byte @Nullable [] file(String name) {
        return chassis.device.files.read(name);
    }

    /// Puts a file there, whatever was there before.
    public void putFile(String name, byte[] contents) {
        chassis.device.files.write(name, contents);
    }

    /// What only a button or a power cut changes: whether `/system/device-mode` allows a feature.
    public void allowByButton(String feature, boolean allowed) {
        DeviceMode.allow(chassis.device, feature, allowed);
    }

    /// How it misbehaves from now on.
    public void misbehave(Fault how) {
        chassis.misbehave(how);
    }

    /// What lies between it and its clients, from the next connection on.
    public void link(LinkQuality quality) {
        chassis.link(quality);
    }

    /// How many connections it accepted so far.
    public int accepted() {
        return chassis.tally.accepted.get();
    }

    /// How many log-ins succeeded so far; over REST each request is one.
    public int logIns() {
        return chassis.tally.logIns.get();
    }

    /// How many log-ins it refused so far.
    public int refusals() {
        return chassis.tally.refusals.get();
    }

    /// How many sessions are logged in now.
    public int sessions() {
        return chassis.tally.sessions.get();
    }

    /// How often it was sent this command (`/ip/address/print`) so far.
    public int commands(String path) {
        return chassis.tally.commands(path);
    }

    /// Closes every connection without a word; the ports stay open.
    public void disconnectAll() {
        chassis.disconnectAll();
    }

    /// What a router is before it is switched on.
    public static final class Builder {
        private final Hardware hardware;
        private final List<Users.Planned> users = new ArrayList<>();
        private final Map<String, Set<String>> groups = new LinkedHashMap<>();
        private final Set<Service> services = EnumSet.of(Service.API);
        private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
        String version = "7.18.2";
        private Profile profile = Profile.named("MikroTik");
        private Duration shortest = Duration.ZERO;
        private Duration longest = Duration.ZERO;
        WordEncoding encoding = WordEncoding.UTF_8;
        LinkQuality link = LinkQuality.perfect();
        Fault fault = new Fault.None();
        @Nullable ServerCertificate certificate;
        Duration rebootTime = Duration.ZERO;
        Duration restCut = Duration.ofSeconds(60);
        String latestVersion = "";
        int lossOfCompletions = 4;
        @Nullable CommandTree tree;
        private int maxSessions = 20;
        private final Set<String> forbidden = new LinkedHashSet<>();
        private String forwarding = "no";
        private long seed = 1;
        private Clock clock = Clock.systemUTC();

        private Builder(Hardware hardware) {
            this.hardware = hardware;
        }

        /// `7.18.2`
        public Builder version(String text) {
            version = text;
            return this;
        }

        public Builder identity(String name) {
            return profile(Profile.named(name));
        }

        public Builder profile(Profile whatItIsFor) {
            profile = whatItIsFor;
            return this;
        }

        /// A user with all rights.
        public Builder user(String name, String password) {
            return user(name, password, "full");
        }

        /// @param group `full`, `write`, `read`, or one of [#group]
        public Builder user(String name, String password, String group) {
            return user(name, password, group, "");
        }

        /// @param address the networks that the user may come from: `10.0.0.0/8,192.168.88.7`
        public Builder user(String name, String password, String group, String address) {
            users.add(new Users.Planned(name, password, group, address));
            return this;
        }

        /// A group that may do just this: `read`, `write`, `test`, `sensitive`, `policy`, `ftp`,
        /// `reboot`, `api`, `rest-api`, `ssh`, `winbox`.
        public Builder group(String name, String... policies) {
            groups.put(name, Set.of(policies));
            return this;
        }

        /// What it offers, in place of the binary API alone; at least one.
        public Builder services(Set<Service> offered) {
            if (offered.isEmpty()) {
                throw new IllegalArgumentException("a router offers at least one service");
            }
            services.clear();
            services.addAll(offered);
            return this;
        }

        /// All that there are.
        public Builder allServices() {
            return services(EnumSet.allOf(Service.class));
        }

        /// Offers the binary API over TLS, too.
        public Builder apiSsl() {
            return also(Service.API_SSL);
        }

        /// Offers REST over HTTP, too.
        public Builder rest() {
            return also(Service.REST);
        }

        /// Offers REST over HTTPS, too.
        public Builder restSsl() {
            return also(Service.REST_SSL);
        }

        /// Offers SSH, too: commands, files, and forwarding where `/ip/ssh` enables it.
        public Builder ssh() {
            return also(Service.SSH);
        }

        /// Lets SSH clients connect through it (`/ip/ssh forwarding-enabled`): `no`, `local`,
        /// `remote` or `both`.
        public Builder forwarding(String enabled) {
            forwarding = enabled;
            return this;
        }

        private Builder also(Service service) {
            services.add(service);
            return this;
        }

        /// What its TLS services show; without this one that it signs itself when first asked.
        public Builder certificate(ServerCertificate shown) {
            certificate = shown;
            return this;
        }

        /// How long it thinks before each answer.
        public Builder latency(Duration time) {
            return latency(time, time);
        }

        public Builder latency(Duration from, Duration to) {
            shortest = from;
            longest = to;
            return this;
        }

        /// After how long a command over REST is cut; 60 seconds on real ones.
        public Builder restCut(Duration limit) {
            restCut = limit;
            return this;
        }

        /// For how long its ports are closed when it reboots; none at all unless told.
        public Builder rebootTime(Duration time) {
            rebootTime = time;
            return this;
        }

        public Builder fault(Fault how) {
            fault = how;
            return this;
        }

        /// How it writes its words, and reads those of others.
        public Builder encoding(WordEncoding words) {
            encoding = words;
            return this;
        }

        /// What lies between it and its clients, whatever the protocol.
        public Builder link(LinkQuality quality) {
            link = quality;
            return this;
        }

        /// What its figures, its serial number and its chance are made from.
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /// A port of choice for the binary API instead of a free one.
        public Builder port(int number) {
            return port(Service.API, number);
        }

        public Builder port(Service service, int number) {
            ports.put(service, number);
            return this;
        }

        /// How many connections each service takes at once.
        public Builder maxSessions(int count) {
            maxSessions = count;
            return this;
        }

        /// What `/system/device-mode` forbids (version 7): `scheduler`, `fetch`, `hotspot`, …
        public Builder forbid(String feature) {
            if (!DeviceMode.guards(feature)) {
                throw new IllegalArgumentException("nothing is guarded by " + feature);
            }
            forbidden.add(feature);
            return this;
        }

        /// What it finds when it looks for updates; its own version unless told otherwise.
        public Builder latestVersion(String text) {
            latestVersion = text;
            return this;
        }

        /// What the console's help knows, in place of a small tree of its own.
        public Builder commandTree(CommandTree known) {
            tree = known;
            return this;
        }

        /// Completions over the binary API lose rows once in so many calls, 4 unless told
        /// otherwise; 0: never.
        public Builder lossOfCompletions(int oneIn) {
            lossOfCompletions = oneIn;
            return this;
        }

        Pace pace() {
            return new Pace(shortest, longest, seed);
        }

        public SimulatedRouter build() {
            return new SimulatedRouter(this);
        }

        public SimulatedRouter start() {
            return build().start();
        }
    }
}
