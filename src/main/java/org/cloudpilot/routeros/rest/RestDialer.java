package org.cloudpilot.routeros.rest;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Ladder;

/// Opens sessions over REST, which RouterOS has since 7.1, plain or in TLS.
public final class RestDialer implements Dialer {
    private static final Set<Transport> SPOKEN = Set.of(Transport.REST, Transport.REST_SSL);

    private final TimeLimits times;
    private final RestLimits limits;
    private final Clock clock;
    private final Connector connector;
    private final Certificates certificates;
    private final HttpClients clients = new HttpClients();

    /// With the usual limits.
    public RestDialer(Clock clock, Connector connector, Certificates certificates) {
        this(TimeLimits.standard(), RestLimits.standard(), clock, connector, certificates);
    }

    /// @param clock tells when a command was sent whose end is unknown
    /// @param certificates which of them to believe; the client does the handshake itself
    public RestDialer(
            TimeLimits times,
            RestLimits limits,
            Clock clock,
            Connector connector,
            Certificates certificates) {
        this.times = times;
        this.limits = limits;
        this.clock = clock;
        this.connector = connector;
        this.certificates = certificates;
    }

    /// Of several endpoints that all fail, the one that came furthest is told.
    ///
    /// @throws IllegalArgumentException when the path's transport is not REST
    @Override
    public DialOutcome dial(Path path, Login login) {
        return Ladder.dial(path, SPOKEN, endpoint -> dialOne(path, endpoint, login));
    }

    private RestSession dialOne(Path path, Endpoint endpoint, Login login)
            throws DialException, InterruptedException {
        if (login.username().indexOf(':') >= 0) {
            throw new DialException(
                    ConnectFailure.LOGIN, "over HTTP no user name may hold a colon (RFC 7617)");
        }
        boolean encrypted = path.transport().encrypted();
        Steps steps = new Steps(times, encrypted);
        JsonText text = new JsonText(path.encoding());
        Calls calls = calls(path, endpoint, encrypted, login, steps);
        boolean loggedIn = false;
        try {
            new RestLogIn(calls, steps, text).perform();
            loggedIn = true;
        } finally {
            if (!loggedIn) {
                calls.close();
            }
        }
        return new RestSession(calls, endpoint, limits, clock, text);
    }

    private Calls calls(Path path, Endpoint endpoint, boolean encrypted, Login login, Steps steps)
            throws DialException {
        if (!encrypted) {
            Relay relay = Relay.open(connector, path, endpoint, steps);
            return Calls.plain(relay, clients.plain(), login);
        }
        URI server =
                Calls.https(endpoint)
                        .orElseThrow(
                                () ->
                                        new DialException(
                                                ConnectFailure.TLS,
                                                "no https address can have the name "
                                                        + endpoint.host()));
        Relay relay = Relay.open(connector, path, endpoint, steps);
        HttpClients.Lease lease =
                clients.encrypted(
                        certificates.context(path.trust(), steps::believed), relay.address());
        return Calls.encrypted(relay, lease, server, login);
    }
}
