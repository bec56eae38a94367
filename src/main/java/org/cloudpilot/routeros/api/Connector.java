package org.cloudpilot.routeros.api;

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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.wire.WireLimits;

/// The lower rungs of the ladder: name, address, port and TLS.
final class Connector {
    private final TimeLimits limits;
    private final WireLimits wire;
    private final SSLContext trust;
    private final Names names = new Names();
    private final StuckWrites stuckWrites = new StuckWrites();

    Connector(TimeLimits limits, WireLimits wire, SSLContext trust) {
        this.limits = limits;
        this.wire = wire;
        this.trust = trust;
    }

    Link connect(Endpoint endpoint, boolean encrypted) throws DialException, InterruptedException {
        long start = System.nanoTime();
        List<InetAddress> addresses = names.resolve(endpoint.host(), limits.connect());
        for (int i = 0; ; i++) {
            // a name's addresses share what is left of the time for connecting
            Duration left = limits.connect().minusNanos(System.nanoTime() - start);
            Duration share = left.dividedBy(addresses.size() - i);
            try {
                return open(addresses.get(i), endpoint, encrypted, share);
            } catch (DialException failed) {
                if (i == addresses.size() - 1) {
                    throw failed;
                }
            }
        }
    }

    private Link open(InetAddress address, Endpoint endpoint, boolean encrypted, Duration limit)
            throws DialException {
        Socket tcp = new Socket();
        try {
            connectTcp(tcp, new InetSocketAddress(address, endpoint.port()), limit);
            Socket talking = encrypted ? handshake(tcp, endpoint) : tcp;
            Link link = new Link(tcp, talking, wire);
            stuckWrites.watch(link);
            return link;
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

    private SSLSocket handshake(Socket tcp, Endpoint endpoint) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        trust.getSocketFactory()
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

    private static DialException handshakeFailure(IOException e) {
        String said = said(e);
        if (said.contains("handshake_failure")) {
            // what a server answers that has only anonymous key exchange to offer
            return new DialException(ConnectFailure.NO_CERTIFICATE, said);
        }
        if (said.contains("unrecognized SSL message")) {
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
