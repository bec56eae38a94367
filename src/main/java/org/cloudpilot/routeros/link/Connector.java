package org.cloudpilot.routeros.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.routeros.Passage;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;

/// The lower rungs of the ladder: knocks, proxy or jump, name, address, port and TLS.
public final class Connector {
    private static final Duration KNOCK_PAUSE = Duration.ofMillis(100);

    private final TimeLimits limits;
    private final Certificates certificates;
    private final Tunnel tunnel;
    private final Duration knockPause;
    private final Names names = new Names();

    /// Without SSH: whoever must jump is told that the jump cannot be reached.
    public Connector(TimeLimits limits, Certificates certificates) {
        this(
                limits,
                certificates,
                (jump, target, limit) -> {
                    throw new DialException(ConnectFailure.JUMP_UNREACHABLE, "without SSH");
                });
    }

    public Connector(TimeLimits limits, Certificates certificates, Tunnel tunnel) {
        this(limits, certificates, tunnel, KNOCK_PAUSE);
    }

    /// @param knockPause after each knock
    public Connector(
            TimeLimits limits, Certificates certificates, Tunnel tunnel, Duration knockPause) {
        this.limits = limits;
        this.certificates = certificates;
        this.tunnel = tunnel;
        this.knockPause = knockPause;
    }

    /// Connects to one of the path's endpoints, by the path's passage, with its trust. Knocks go
    /// the same way: a firewall opens for the address that it saw knocking.
    ///
    /// @param encrypted with TLS
    public Wire connect(Path path, Endpoint endpoint, boolean encrypted)
            throws DialException, InterruptedException {
        Socket tcp =
                switch (path.passage()) {
                    case Passage.Direct direct -> direct(endpoint, path.knocks());
                    case Passage.Socks5 proxy -> {
                        knockThrough(path, endpoint, knocked -> by(proxy, knocked));
                        yield by(proxy, endpoint);
                    }
                    case Passage.SshJump jump -> {
                        knockThrough(path, endpoint, knocked -> by(jump, knocked));
                        yield by(jump, endpoint);
                    }
                };
        try {
            return new Wire(tcp, encrypted ? handshake(tcp, endpoint, path.trust()) : tcp);
        } catch (IOException e) {
            closeQuietly(tcp);
            throw e instanceof DialException known
                    ? known
                    : new DialException(ConnectFailure.CLOSED, said(e));
        }
    }

    private Socket by(Passage.Socks5 passage, Endpoint target)
            throws DialException, InterruptedException {
        Socket socket;
        try {
            socket = direct(passage.proxy(), List.of());
        } catch (DialException failed) {
            throw new DialException(
                    ConnectFailure.JUMP_UNREACHABLE,
                    "the proxy " + passage.proxy() + ": " + failed.getMessage());
        }
        try {
            Socks5.connect(socket, passage.login(), target, limits.connect());
            return socket;
        } catch (DialException failed) {
            closeQuietly(socket);
            throw failed;
        }
    }

    private Socket by(Passage.SshJump jump, Endpoint target)
            throws DialException, InterruptedException {
        return tunnel.open(jump, target, limits.connect());
    }

    private interface Way {
        Socket open(Endpoint target) throws DialException, InterruptedException;
    }

    private void knockThrough(Path path, Endpoint endpoint, Way way)
            throws DialException, InterruptedException {
        for (Knock knock : path.knocks()) {
            if (knock.protocol() == Knock.Protocol.UDP) {
                throw new DialException(
                        ConnectFailure.JUMP_FORBIDDEN,
                        "a UDP knock goes through no proxy or jump: " + knock);
            }
            Endpoint door = new Endpoint(endpoint.host(), knock.port());
            Thread.ofVirtual()
                    .name("knock-" + door)
                    .start(
                            () -> {
                                try {
                                    closeQuietly(way.open(door));
                                } catch (DialException asExpected) {
                                    // a door that is knocked on is mostly shut
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException("nobody interrupts", e);
                                }
                            });
            Thread.sleep(knockPause);
        }
    }

    private Socket direct(Endpoint endpoint, List<Knock> knocks)
            throws DialException, InterruptedException {
        long start = System.nanoTime();
        List<InetAddress> addresses = names.resolve(endpoint.host(), limits.connect());
        for (int i = 0; ; i++) {
            // a name's addresses share what is left of the time for connecting
            Duration left = limits.connect().minusNanos(System.nanoTime() - start);
            Duration share = left.dividedBy(addresses.size() - i);
            try {
                long knocking = System.nanoTime();
                Knocking.on(addresses.get(i), knocks, knockPause);
                start += System.nanoTime() - knocking;
                return open(addresses.get(i), endpoint.port(), share);
            } catch (DialException failed) {
                if (i == addresses.size() - 1) {
                    throw failed;
                }
            }
        }
    }

    private static Socket open(InetAddress address, int port, Duration limit) throws DialException {
        Socket tcp = new Socket();
        try {
            connectTcp(tcp, new InetSocketAddress(address, port), limit);
            return tcp;
        } catch (IOException e) {
            closeQuietly(tcp);
            throw e instanceof DialException known
                    ? known
                    : new DialException(ConnectFailure.CLOSED, said(e));
        }
    }

    private static void connectTcp(Socket tcp, InetSocketAddress address, Duration limit)
            throws IOException {
        try {
            tcp.setTcpNoDelay(true);
            tcp.setKeepAlive(true);
            tcp.connect(address, (int) Math.max(1, limit.toMillis()));
        } catch (SocketTimeoutException e) {
            throw new DialException(ConnectFailure.TIMEOUT, "no answer to the connection attempt");
        } catch (ConnectException e) {
            String said = said(e).toLowerCase(Locale.ROOT);
            if (said.contains("refused")) {
                throw new DialException(ConnectFailure.REFUSED, said(e));
            }
            throw new DialException(
                    said.contains("timed out")
                            ? ConnectFailure.TIMEOUT
                            : ConnectFailure.UNREACHABLE,
                    said(e));
        } catch (IOException e) {
            throw new DialException(ConnectFailure.UNREACHABLE, said(e));
        }
    }

    private SSLSocket handshake(Socket tcp, Endpoint endpoint, Trust trust) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        certificates
                                .context(trust)
                                .getSocketFactory()
                                .createSocket(tcp, endpoint.host().text(), endpoint.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        try (Watchdog watchdog = new Watchdog(limits.handshake(), () -> closeQuietly(tcp))) {
            try {
                tls.startHandshake();
            } catch (IOException e) {
                throw watchdog.fired()
                        ? new DialException(ConnectFailure.Rung.TLS, "no end of the TLS handshake")
                        : handshakeFailure(e);
            }
        }
        return tls;
    }

    /// What a failed TLS handshake means.
    public static DialException handshakeFailure(IOException e) {
        Optional<PeerProof> shown = Certificates.unbelieved(e);
        if (shown.isPresent()) {
            return new DialException(ConnectProblem.of(shown.get()));
        }
        String said = said(e);
        if (said.contains("handshake_failure")) {
            // what a server answers that has only anonymous key exchange to offer
            return new DialException(ConnectFailure.NO_CERTIFICATE, said);
        }
        if (said.contains("recognized SSL message")) {
            return new DialException(ConnectFailure.WRONG_SERVICE, said);
        }
        if (said.contains("terminated the handshake") || !(e instanceof SSLException)) {
            return new DialException(ConnectFailure.CLOSED, said);
        }
        return new DialException(ConnectFailure.TLS, said);
    }

    private static String said(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
