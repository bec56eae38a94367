package org.cloudpilot.routeros.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Wire;
import org.jspecify.annotations.Nullable;

/// One session's own way from the JDK's HTTP client, which takes neither sockets nor SOCKS nor
/// jumps, to the router: a port on 127.0.0.1 that lives as long as the session. What comes in there
/// goes on by the [Connector], so that a REST session fails on the same rungs as the binary API.
///
/// TLS passes through unopened (`CONNECT`): the client itself looks at the router's certificate and
/// no credential is readable on the loopback. Whoever does not show the session's pass, which it
/// made by chance and told the client alone, is cut off before anything is dialled.
final class Relay implements AutoCloseable {
    /// Is told what becomes of the connections to the router.
    interface Watching {
        void connected();

        void closed();
    }

    /// Carries the pass: in `CONNECT` the client sends none but headers of this prefix, elsewhere
    /// all but those.
    static final String TUNNEL_PASS = "Proxy-Pass";

    static final String PASS = "Relay-Pass";

    /// Marks the relay's own answer: the router could not be reached, so nothing was sent to it.
    static final int UNREACHED = 502;

    private static final Duration HEAD_TIME = Duration.ofSeconds(10);
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Connector connector;
    private final Path path;
    private final Endpoint endpoint;
    private final Watching watching;
    private final ServerSocket server;
    private final String pass;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ConnectProblem problem;

    private Relay(
            Connector connector,
            Path path,
            Endpoint endpoint,
            Watching watching,
            ServerSocket server) {
        this.connector = connector;
        this.path = path;
        this.endpoint = endpoint;
        this.watching = watching;
        this.server = server;
        byte[] bytes = new byte[24];
        CHANCE.nextBytes(bytes);
        this.pass = HexFormat.of().formatHex(bytes);
    }

    static Relay open(Connector connector, Path path, Endpoint endpoint, Watching watching)
            throws DialException {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            Relay relay = new Relay(connector, path, endpoint, watching, server);
            Thread.ofVirtual().name("relay-" + endpoint).start(relay::acceptAll);
            return relay;
        } catch (IOException e) {
            throw new DialException(ConnectFailure.UNREACHABLE, "no port on 127.0.0.1: " + e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    String pass() {
        return pass;
    }

    /// Why the router could not be reached the last time, null when it could.
    @Nullable ConnectProblem problem() {
        return problem;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
        open.forEach(Relay::closeQuietly);
        serving.forEach(Thread::interrupt);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().name("relay-" + endpoint).start(() -> serve(client));
            } catch (IOException closed) {
                // the loop's condition decides
            }
        }
    }

    private void serve(Socket client) {
        serving.add(Thread.currentThread());
        try (client) {
            client.setTcpNoDelay(true);
            client.setSoTimeout((int) HEAD_TIME.toMillis());
            InputStream in = new BufferedInputStream(client.getInputStream());
            RequestHead head = RequestHead.read(in);
            if (head == null || !head.shows(pass) || server.isClosed()) {
                return;
            }
            Wire wire = reach(client.getOutputStream());
            if (wire == null) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            client.setSoTimeout(0);
            carry(head, in, client, wire.tcp());
        } catch (IOException eitherSideIsGone) {
            // the other is closed with it
        } catch (InterruptedException closed) {
            // so is the relay
        } finally {
            open.remove(client);
            serving.remove(Thread.currentThread());
        }
    }

    /// Null when the router cannot be reached, which the client is told.
    private @Nullable Wire reach(OutputStream client) throws IOException, InterruptedException {
        try {
            Wire wire = connector.connect(path, endpoint, false);
            problem = null;
            watching.connected();
            return wire;
        } catch (DialException failed) {
            problem = failed.problem();
            String answer =
                    "HTTP/1.1 %d Unreached\r\n%s: %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            client.write(
                    answer.formatted(UNREACHED, PASS, pass).getBytes(StandardCharsets.US_ASCII));
            return null;
        }
    }

    private void carry(RequestHead first, InputStream in, Socket client, Socket router)
            throws IOException {
        open.add(router);
        try (router) {
            if (server.isClosed()) {
                return;
            }
            OutputStream out = router.getOutputStream();
            if (first.isConnect()) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                bringBack(router, client);
                in.transferTo(out);
            } else {
                bringBack(router, client);
                for (RequestHead head = first; head != null; head = RequestHead.read(in)) {
                    out.write(head.forRouter(endpoint));
                    copy(in, out, head.bodyLength());
                    out.flush();
                }
            }
        } catch (IOException routerIsGone) {
            // what it said last may still be on its way to the client, who closes when it has it
            in.transferTo(OutputStream.nullOutputStream());
        } finally {
            open.remove(router);
        }
    }

    private void bringBack(Socket router, Socket client) {
        Thread.ofVirtual()
                .name("relay-" + endpoint)
                .start(
                        () -> {
                            try {
                                router.getInputStream().transferTo(client.getOutputStream());
                                client.shutdownOutput();
                                watching.closed();
                            } catch (IOException eitherSideIsGone) {
                                watching.closed();
                                closeQuietly(client);
                                closeQuietly(router);
                            }
                        });
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8_192];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("a request cut short");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
