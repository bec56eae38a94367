package org.cloudpilot.routeros.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Secret;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.jspecify.annotations.Nullable;

/// Sends requests to one router and holds what that takes: the way, the client, the credentials.
///
/// The JDK's client sends a GET again by itself where a kept connection turns out to be closed, and
/// nothing else ever; only prints are GETs here.
final class Calls implements AutoCloseable {
    /// How soon it is noticed that a step forward has left less time than before.
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

    private final Relay relay;
    private final HttpClients.Lease lease;
    private final URI server;
    private final String passHeader;
    private final String username;
    private final Secret password;

    private Calls(
            Relay relay, HttpClients.Lease lease, URI server, String passHeader, Login login) {
        this.relay = relay;
        this.lease = lease;
        this.server = server;
        this.passHeader = passHeader;
        this.username = login.username();
        this.password = login.password().copy();
    }

    static Calls plain(Relay relay, HttpClients.Lease lease, Login login) {
        URI server = URI.create("http://127.0.0.1:" + relay.address().getPort());
        return new Calls(relay, lease, server, Relay.PASS, login);
    }

    static Calls encrypted(Relay relay, HttpClients.Lease lease, URI server, Login login) {
        return new Calls(relay, lease, server, Relay.TUNNEL_PASS, login);
    }

    /// The https address of an endpoint; empty where its name cannot stand in one.
    static Optional<URI> https(Endpoint endpoint) {
        String host = endpoint.host().bracketed().replaceFirst("%[^]]*", "");
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        try {
            if (endpoint.host().kind() == Host.Kind.NAME) {
                new SNIHostName(name); // what the handshake will say
            }
            URI uri = new URI("https://" + name + ":" + endpoint.port()).parseServerAuthority();
            return Optional.of(uri);
        } catch (IllegalArgumentException | URISyntaxException noSuchName) {
            return Optional.empty();
        }
    }

    /// Sends one request and waits for the beginning of its answer; the caller closes the body.
    ///
    /// @throws DialException when no connection came about: nothing was sent
    /// @throws TimeoutException when the time is over; the request is given up
    HttpResponse<InputStream> send(RestRequest request, Patience patience)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                lease.client().sendAsync(http(request), BodyHandlers.ofInputStream());
        boolean answered = false;
        try {
            HttpResponse<InputStream> response = await(answer, patience);
            answered = true;
            if (response.statusCode() == Relay.UNREACHED
                    && response.headers().allValues(Relay.PASS).contains(relay.pass())) {
                response.body().close();
                throw unreached();
            }
            return response;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (!answered) {
                giveUp(answer);
            }
        }
    }

    private static HttpResponse<InputStream> await(
            CompletableFuture<HttpResponse<InputStream>> answer, Patience patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                long left = Math.clamp(patience.leftNanos(), 0, SLICE_NANOS);
                return answer.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (patience.leftNanos() <= 0) {
                    patience.expired();
                    throw e;
                }
            }
        }
    }

    private static void giveUp(CompletableFuture<HttpResponse<InputStream>> answer) {
        answer.whenComplete(
                (late, failed) -> {
                    if (late != null) {
                        closeQuietly(late.body());
                    }
                });
        answer.cancel(true);
    }

    private HttpRequest http(RestRequest request) throws DialException {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(server.resolve(request.target()))
                        .header(passHeader, relay.pass())
                        .header("User-Agent", "CloudPilot")
                        .header("Accept", "application/json")
                        .header("Authorization", authorization());
        byte[] body = request.body();
        if (body == null) {
            return http.method(request.method(), BodyPublishers.noBody()).build();
        }
        return http.header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofByteArray(body))
                .build();
    }

    /// Made for each request anew, because the client wants a string, and a string cannot be wiped.
    private synchronized String authorization() throws DialException {
        if (password.isClosed()) {
            throw new DialException(ConnectFailure.CLOSED, "the session was closed on this side");
        }
        byte[] name = (username + ":").getBytes(StandardCharsets.UTF_8);
        return password.use(
                secret -> {
                    byte[] both = Arrays.copyOf(name, name.length + secret.length);
                    System.arraycopy(secret, 0, both, name.length, secret.length);
                    try {
                        return "Basic " + Base64.getEncoder().encodeToString(both);
                    } finally {
                        Arrays.fill(both, (byte) 0);
                    }
                });
    }

    private IOException failure(@Nullable Throwable e) {
        SSLException handshake = handshake(e);
        if (handshake != null) {
            return Connector.handshakeFailure(handshake);
        }
        String said = e == null ? "" : Objects.requireNonNullElse(e.getMessage(), "");
        if (said.startsWith("Tunnel failed")) {
            return unreached();
        }
        return e instanceof IOException known ? known : new IOException(said, e);
    }

    /// What failed before a word of the request was sent, or null.
    private static @Nullable SSLException handshake(@Nullable Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof SSLHandshakeException handshake) {
                return handshake;
            }
            if (each instanceof SSLException other
                    && String.valueOf(other.getMessage()).contains("recognized SSL message")) {
                return other;
            }
        }
        return null;
    }

    private DialException unreached() {
        ConnectProblem problem = relay.problem();
        return new DialException(
                problem != null
                        ? problem
                        : new ConnectProblem(ConnectFailure.CLOSED, "the way was closed"));
    }

    static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }

    /// Cuts what is under way and wipes the password.
    @Override
    public synchronized void close() {
        relay.close();
        if (!password.isClosed()) {
            password.close();
            lease.release().run();
        }
    }
}
