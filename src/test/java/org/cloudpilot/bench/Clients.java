package org.cloudpilot.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import me.legrange.mikrotik.ApiConnection;
import me.legrange.mikrotik.MikrotikApiException;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.api.SessionLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;

/// The clients that are compared.
final class Clients {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Command POLL = Command.of("/system/resource/print");
    static final Command TABLE = Command.of("/ip/firewall/address-list/print");

    private final int port;
    private final ApiDialer dialer =
            new ApiDialer(
                    TimeLimits.standard(),
                    SessionLimits.standard().withInFlight(1_000),
                    Clock.systemUTC(),
                    new Connector(TimeLimits.standard(), new Certificates()));

    Clients(int port) {
        this.port = port;
    }

    RawClient raw() throws IOException {
        return new RawClient(port, 64 * 1024);
    }

    RawClient smallRaw() throws IOException {
        return new RawClient(port, 2 * 1024);
    }

    RouterSession cloudpilot() {
        Endpoint endpoint = new Endpoint(new Host("127.0.0.1", Host.Kind.IPV4), port);
        try (Secret password = Secret.ofText("right")) {
            DialOutcome outcome =
                    dialer.dial(
                            new Path(List.of(endpoint), Transport.API),
                            new Login("admin", password));
            if (outcome instanceof DialOutcome.Connected(RouterSession session, _)) {
                return session;
            }
            throw new IllegalStateException(outcome.toString());
        }
    }

    static CommandOutcome.Done done(CommandOutcome outcome) {
        if (outcome instanceof CommandOutcome.Done done) {
            return done;
        }
        throw new IllegalStateException(outcome.toString());
    }

    /// As it is, and with Nagle's algorithm off, without which it waits 40 ms a command.
    ApiConnection mikrotikJava(boolean noDelay) throws MikrotikApiException {
        ApiConnection connection =
                ApiConnection.connect(
                        noDelay ? new NoDelay() : SocketFactory.getDefault(),
                        "127.0.0.1",
                        port,
                        5_000);
        connection.login("admin", "right");
        return connection;
    }

    private static final class NoDelay extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return createSocket(InetAddress.getByName(host), port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(createSocket(), host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            Socket socket = createSocket();
            socket.bind(new InetSocketAddress(from, fromPort));
            return connected(socket, host, port);
        }

        private static Socket connected(Socket socket, InetAddress host, int port)
                throws IOException {
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }
    }
}
