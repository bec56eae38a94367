package org.cloudpilot.http;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.ListenerSwitch;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.ProfileService;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.fleet.CredentialService;
import org.cloudpilot.service.fleet.ExportService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.ImportService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.service.repeat.RepeatService;
import org.jspecify.annotations.Nullable;

/// The HTTP API's server. Never throws for what a network can do to it: a port that is taken and an
/// address that cannot be bound are states. Safe for many threads.
public final class Listener implements ListenerSwitch, AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(3);

    /// Longer than the longest command may take.
    private static final Duration IDLE = Duration.ofSeconds(180);

    private static final Duration IDLE_CHECK = Duration.ofSeconds(15);
    private static final Duration READ = Duration.ofSeconds(30);
    private static final int REQUEST_LINE = 8 << 10;
    private static final int HEADERS = 16 << 10;
    private static final int BACKLOG = 512;

    private final RouteTable table;
    private final Authentication authentication;
    private final Repeats repeats;
    private final Streams streams = new Streams();
    private final RequestMeter meter = new RequestMeter();
    private final ListenerOptions options;
    private final List<Consumer<ListenerState>> watchers = new ArrayList<>();
    private volatile ListenerState state = new ListenerState.Off();
    private @Nullable WebServer server;

    public Listener(
            AccessService access,
            AccountService accounts,
            ProfileService profiles,
            UserService users,
            KeyService keys,
            SpaceService spaces,
            FleetService fleet,
            TrustService trust,
            CredentialService credentials,
            ExportService exports,
            ImportService imports,
            CommandService commands,
            PaymentService payments,
            RepeatService repeats,
            ListenerOptions options) {
        this.table =
                Endpoints.table(
                        access,
                        accounts,
                        profiles,
                        users,
                        keys,
                        spaces,
                        fleet,
                        trust,
                        credentials,
                        exports,
                        imports,
                        commands,
                        payments,
                        streams,
                        meter,
                        options.version());
        this.authentication = new Authentication(access);
        this.repeats = new Repeats(repeats);
        this.options = options;
    }

    /// Loads the server's classes, which take half of the time until it listens: worth a thread of
    /// its own while everything else is being made.
    public static void preload() {
        configured(WebServer.builder(), new ListenerOptions("127.0.0.1", 0, "")).build();
    }

    /// Listens where the options say; once it does, asking again changes nothing.
    public synchronized ListenerState start() {
        return state instanceof ListenerState.Listening ? state : listenOn(options.port());
    }

    @Override
    public ListenerState state() {
        return state;
    }

    @Override
    public synchronized ListenerState listenOn(int port) {
        stop();
        become(open(port));
        return state;
    }

    @Override
    public synchronized Subscription watch(Consumer<ListenerState> watcher) {
        watchers.add(watcher);
        watcher.accept(state);
        return () -> forget(watcher);
    }

    /// Stops accepting, and gives what runs a few seconds to finish.
    @Override
    public synchronized void close() {
        stop();
        become(new ListenerState.Off());
    }

    RouteTable table() {
        return table;
    }

    private synchronized void forget(Consumer<ListenerState> watcher) {
        watchers.remove(watcher);
    }

    private void become(ListenerState next) {
        if (!next.equals(state)) {
            state = next;
            List.copyOf(watchers).forEach(watcher -> watcher.accept(next));
        }
    }

    private void stop() {
        if (server != null) {
            streams.end();
            server.stop();
            server = null;
        }
    }

    private ListenerState open(int port) {
        Host host = options.host();
        // a state speaks of a real port; 0 has none until it is bound
        Endpoint wanted = new Endpoint(host, Math.max(1, port));
        try {
            InetAddress address = InetAddress.getByName(host.text());
            SSLContext tls = tls(host, address);
            if (tls == null && mustEncrypt(address)) {
                return new ListenerState.Failed(
                        wanted, Sentences.of("http.bind_needs_insecure", host.text()));
            }
            // the server would log why it cannot bind, and not tell
            try (ServerSocket trial = new ServerSocket()) {
                trial.bind(new InetSocketAddress(address, port));
            }
            return open(wanted, webServer(address, port, tls), tls != null);
        } catch (GeneralSecurityException e) {
            return new ListenerState.Failed(
                    wanted, Sentences.of("http.tls_unusable", String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            return new ListenerState.Failed(
                    wanted, Sentences.of("http.tls_unusable", String.valueOf(e.getFile())));
        } catch (UnknownHostException e) {
            return new ListenerState.Failed(wanted, Sentences.of("http.bind_unknown", host.text()));
        } catch (BindException e) {
            String words = String.valueOf(e.getMessage());
            return words.contains("in use")
                    ? new ListenerState.PortInUse(wanted)
                    : new ListenerState.Failed(wanted, words);
        } catch (IOException e) {
            return new ListenerState.Failed(wanted, String.valueOf(e.getMessage()));
        }
    }

    private ListenerState open(Endpoint wanted, WebServer opened, boolean encrypted) {
        streams.begin();
        opened.start();
        if (!opened.isRunning()) {
            // somebody was quicker between the trial and this
            return new ListenerState.PortInUse(wanted);
        }
        server = opened;
        return new ListenerState.Listening(new Endpoint(wanted.host(), opened.port()), encrypted);
    }

    private boolean mustEncrypt(InetAddress address) {
        return !address.isLoopbackAddress() && !(options.tls() instanceof ListenerTls.Insecure);
    }

    private @Nullable SSLContext tls(Host host, InetAddress address)
            throws IOException, GeneralSecurityException {
        return switch (options.tls()) {
            case ListenerTls.None(), ListenerTls.Insecure() -> null;
            case ListenerTls.Own(Path certificate, Path key) -> TlsContext.of(certificate, key);
            case ListenerTls.Made(Path folder) -> {
                if (address.isLoopbackAddress()) {
                    yield null;
                }
                ListenerTls.Own made = MadeCertificate.in(folder, host, Instant.now());
                yield TlsContext.of(made.certificate(), made.key());
            }
        };
    }

    private WebServer webServer(InetAddress address, int port, @Nullable SSLContext tls) {
        boolean encrypted = tls != null;
        Dispatcher dispatcher =
                new Dispatcher(
                        table,
                        new HostCheck(options.host(), encrypted),
                        authentication,
                        repeats,
                        meter);
        WebServerConfig.Builder server = configured(WebServer.builder(), options);
        if (tls != null) {
            server.tls(Tls.builder().sslContext(tls).build());
        }
        return server.address(address)
                .port(port)
                .routing(routing -> routing.any(dispatcher))
                .build();
    }

    private static WebServerConfig.Builder configured(
            WebServerConfig.Builder server, ListenerOptions options) {
        return server.backlog(BACKLOG)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .idleConnectionTimeout(IDLE)
                .idleConnectionPeriod(IDLE_CHECK)
                .maxTcpConnections(options.connections())
                .connectionOptions(socket -> socket.readTimeout(READ).tcpNoDelay(true))
                .maxPayloadSize(BodyReader.MAX_BYTES)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new LingeringConnections(http1(), options.requestLimit()))
                .directHandlers(TransportErrors.handlers());
    }

    private static Http1ConnectionSelector http1() {
        return Http1ConnectionSelector.builder()
                .config(
                        Http1Config.builder()
                                .maxPrologueLength(REQUEST_LINE)
                                .maxHeadersSize(HEADERS)
                                .build())
                .build();
    }
}
