package org.cloudpilot.routeros.api;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.jspecify.annotations.Nullable;

/// Opens sessions over the binary API, plain or in TLS. A certificate must be one that the system
/// trusts, for the host that was dialled. Anonymous key exchange stays off, as the JDK has it.
public final class ApiDialer implements Dialer {
    private final TimeLimits times;
    private final SessionLimits limits;
    private final Clock clock;
    private final Connector connector;

    /// With the usual limits.
    public ApiDialer(Clock clock) {
        this(TimeLimits.standard(), SessionLimits.standard(), clock, systemTrust());
    }

    /// @param clock tells when a command was sent whose end is unknown
    /// @param trust decides which certificates to believe
    public ApiDialer(TimeLimits times, SessionLimits limits, Clock clock, SSLContext trust) {
        this.times = times;
        this.limits = limits;
        this.clock = clock;
        this.connector = new Connector(times, limits.wire(), trust);
    }

    /// Of several endpoints that all fail, the one that came furthest is told, the more preferred
    /// where two came equally far.
    ///
    /// @throws IllegalArgumentException when the path's transport is not the binary API
    @Override
    public DialOutcome dial(Path path, Login login) {
        boolean encrypted =
                switch (path.transport()) {
                    case API -> false;
                    case API_SSL -> true;
                    case REST, REST_SSL ->
                            throw new IllegalArgumentException("not this dialer's transport");
                };
        long start = System.nanoTime();
        ConnectProblem furthest = null;
        for (Endpoint endpoint : path.endpoints()) {
            try {
                ApiSession session = dialOne(endpoint, encrypted, login);
                return new DialOutcome.Connected(
                        session, Duration.ofNanos(System.nanoTime() - start));
            } catch (DialException failed) {
                furthest = further(furthest, failed.problem());
                if (isFinal(failed.problem().failure())) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                furthest = new ConnectProblem(ConnectFailure.TIMEOUT, "dialling was interrupted");
                break;
            }
        }
        if (furthest == null) {
            throw new IllegalStateException("a path without endpoints");
        }
        return new DialOutcome.Failed(furthest);
    }

    private ApiSession dialOne(Endpoint endpoint, boolean encrypted, Login login)
            throws DialException, InterruptedException {
        Link link = connector.connect(endpoint, encrypted);
        boolean loggedIn = false;
        try {
            new LogIn(link, times).perform(login);
            loggedIn = true;
        } finally {
            if (!loggedIn) {
                link.close();
            }
        }
        return ApiSession.begin(link, endpoint, limits, clock);
    }

    /// The router knows the user and said no: another address is the same router.
    private static boolean isFinal(ConnectFailure failure) {
        return failure == ConnectFailure.LOGIN || failure == ConnectFailure.NOT_PERMITTED;
    }

    private static ConnectProblem further(@Nullable ConnectProblem known, ConnectProblem next) {
        return known == null || next.rung().compareTo(known.rung()) > 0 ? next : known;
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
