package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.jspecify.annotations.Nullable;

/// A router that speaks the binary API on a loopback socket, keeps what it is told, and misbehaves
/// on demand. Runs on virtual threads and costs little: hundreds may run at once.
public final class SimulatedRouter implements AutoCloseable {
    static final Duration FOR_EVER = Duration.ofDays(365);

    private final Device device;
    private final Verbs verbs;
    private final Duration shortest;
    private final Duration longest;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger logIns = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, AtomicInteger> commands = new ConcurrentHashMap<>();
    private volatile Fault fault;
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    private SimulatedRouter(Builder builder) {
        List<Account> users =
                builder.users.isEmpty()
                        ? List.of(new Account("admin", "", "full"))
                        : List.copyOf(builder.users);
        this.device =
                new Device(
                        builder.hardware,
                        builder.version,
                        builder.profile,
                        users,
                        builder.seed,
                        builder.clock);
        this.verbs = new Verbs(device);
        this.shortest = builder.shortest;
        this.longest = builder.longest;
        this.random = new Random(builder.seed);
        this.fault = builder.fault;
        this.port = builder.port;
    }

    /// A router of that board, with version 7.18.2 and the user `admin` without a password unless
    /// told otherwise.
    public static Builder builder(Hardware hardware) {
        return new Builder(hardware);
    }

    /// Starts listening on 127.0.0.1, on the same port as before if it did so already.
    public synchronized SimulatedRouter start() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 512);
            port = listening.getLocalPort();
            server = listening;
            acceptor =
                    Thread.ofVirtual().name("simulated-" + port).start(() -> acceptAll(listening));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Switches it off: the port is closed and every session is gone. It can be started again.
    public synchronized void stop() {
        ServerSocket listening = server;
        Thread accepting = acceptor;
        server = null;
        acceptor = null;
        if (listening != null && accepting != null) {
            try {
                listening.close();
                accepting.join(); // the port is really closed only when nobody waits in accept
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        disconnectAll();
    }

    @Override
    public void close() {
        stop();
    }

    /// The port, known once it was started.
    public synchronized int port() {
        return port;
    }

    public Endpoint endpoint() {
        return new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), port());
    }

    /// How it misbehaves from now on.
    public void misbehave(Fault how) {
        fault = how;
    }

    /// How many connections it accepted so far.
    public int accepted() {
        return accepted.get();
    }

    /// How many log-ins succeeded so far.
    public int logIns() {
        return logIns.get();
    }

    /// How many log-ins it refused so far.
    public int refusals() {
        return refusals.get();
    }

    /// How many sessions are logged in now.
    public int sessions() {
        return sessions.get();
    }

    /// How often it was sent this command (`/ip/address/print`) so far.
    public int commands(String path) {
        AtomicInteger count = commands.get(path);
        return count == null ? 0 : count.get();
    }

    /// Closes every connection without a word; the port stays open.
    public void disconnectAll() {
        open.forEach(this::lost);
    }

    Fault fault() {
        return fault;
    }

    Verbs verbs() {
        return verbs;
    }

    boolean isPrompt() {
        return longest.isZero()
                && !(fault instanceof Fault.AnswerOnlyCancel)
                && !(fault instanceof Fault.NeverAnswer);
    }

    synchronized Duration nextLatency() {
        long spread = longest.minus(shortest).toMillis();
        return shortest.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }

    synchronized byte[] nextChallenge() {
        byte[] challenge = new byte[16];
        random.nextBytes(challenge);
        return challenge;
    }

    void saw(Request request) {
        commands.computeIfAbsent(request.path(), unknown -> new AtomicInteger()).incrementAndGet();
    }

    void loggedIn() {
        logIns.incrementAndGet();
        sessions.incrementAndGet();
    }

    void loggedOut() {
        sessions.decrementAndGet();
    }

    void refused() {
        refusals.incrementAndGet();
    }

    void lost(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }

    private void acceptAll(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().name("simulated-session").start(() -> serve(socket));
                if (listening.isClosed()) {
                    lost(socket); // it came in while the router was switched off
                }
            } catch (IOException switchedOff) {
                // the loop's condition decides
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (!(fault instanceof Fault.CloseAfterAccept)) {
                socket.setTcpNoDelay(true);
                new Connection(this, device, socket).serve();
            }
        } catch (IOException peerIsGone) {
            // nothing to be told to anybody
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lost(socket);
        }
    }

    /// What a router is before it is switched on.
    public static final class Builder {
        private final Hardware hardware;
        private final List<Account> users = new ArrayList<>();
        private String version = "7.18.2";
        private Profile profile = Profile.named("MikroTik");
        private Duration shortest = Duration.ZERO;
        private Duration longest = Duration.ZERO;
        private Fault fault = new Fault.None();
        private long seed = 1;
        private Clock clock = Clock.systemUTC();
        private int port;

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

        /// @param group `full`, `write` or `read`
        public Builder user(String name, String password, String group) {
            users.add(new Account(name, password, group));
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

        public Builder fault(Fault how) {
            fault = how;
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

        /// A port of choice instead of a free one.
        public Builder port(int number) {
            port = number;
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
