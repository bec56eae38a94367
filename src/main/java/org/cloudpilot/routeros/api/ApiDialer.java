package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.nio.charset.Charset;
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
import org.cloudpilot.routeros.link.Wire;
import org.cloudpilot.routeros.wire.WordText;

/// Opens sessions over the binary API, plain or in TLS. Anonymous key exchange stays off, as the
/// JDK has it.
public final class ApiDialer implements Dialer {
    private static final Set<Transport> SPOKEN = Set.of(Transport.API, Transport.API_SSL);

    private final TimeLimits times;
    private final SessionLimits limits;
    private final Clock clock;
    private final Connector connector;
    private final Attendant attendant = new Attendant();

    /// With the usual limits, directly.
    public ApiDialer(Clock clock) {
        this(
                TimeLimits.standard(),
                SessionLimits.standard(),
                clock,
                new Connector(TimeLimits.standard(), new Certificates()));
    }

    /// @param clock tells when a command was sent whose end is unknown
    public ApiDialer(TimeLimits times, SessionLimits limits, Clock clock, Connector connector) {
        this.times = times;
        this.limits = limits;
        this.clock = clock;
        this.connector = connector;
    }

    /// Of several endpoints that all fail, the one that came furthest is told, the more preferred
    /// where two came equally far.
    ///
    /// @throws IllegalArgumentException when the path's transport is not the binary API
    @Override
    public DialOutcome dial(Path path, Login login) {
        return Ladder.dial(path, SPOKEN, endpoint -> dialOne(path, endpoint, login));
    }

    private ApiSession dialOne(Path path, Endpoint endpoint, Login login)
            throws DialException, InterruptedException {
        WordText encoding = WordText.of(Charset.forName(path.encoding().charset()));
        Link link = link(connector.connect(path, endpoint, path.transport().encrypted()), encoding);
        boolean loggedIn = false;
        try {
            new LogIn(link, times, encoding).perform(login);
            loggedIn = true;
        } finally {
            if (!loggedIn) {
                link.close();
            }
        }
        ApiSession session =
                new ApiSession(link, endpoint, limits, clock, new CommandWords(encoding));
        attendant.watch(session);
        return session;
    }

    private Link link(Wire wire, WordText encoding) throws DialException {
        try {
            return new Link(wire, limits.wire(), encoding);
        } catch (IOException e) {
            throw new DialException(ConnectFailure.CLOSED, String.valueOf(e.getMessage()));
        }
    }
}
