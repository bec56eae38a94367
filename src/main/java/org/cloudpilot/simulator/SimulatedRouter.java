package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Transport;
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
    public static final class Builder extends RouterPlan<Builder> {
        private Builder(Hardware hardware) {
            super(hardware);
        }

        @Override
        Builder self() {
            return this;
        }

        public SimulatedRouter build() {
            return new SimulatedRouter(this);
        }

        public SimulatedRouter start() {
            return build().start();
        }
    }
}
