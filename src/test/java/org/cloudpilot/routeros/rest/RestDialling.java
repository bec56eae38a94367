package org.cloudpilot.routeros.rest;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;

/// How these tests dial.
final class RestDialling {
    private static final Duration SOON = Duration.ofMillis(400);
    static final TimeLimits IMPATIENT = new TimeLimits(SOON, SOON, SOON);
    static final RestLimits FEW = new RestLimits(50, 1 << 16, 4, Duration.ofSeconds(20));

    private RestDialling() {}

    static DialOutcome dial(TimeLimits times, RestLimits limits, Path path) {
        Certificates certificates = new Certificates();
        try (Secret password = Secret.ofText("right")) {
            return new RestDialer(
                            times,
                            limits,
                            Clock.systemUTC(),
                            new Connector(times, certificates),
                            certificates)
                    .dial(path, new Login("admin", password));
        }
    }

    /// Why dialling there fails.
    static ConnectProblem problem(Transport transport, Endpoint... endpoints) {
        Path path = new Path(List.of(endpoints), transport);
        return problem(dial(IMPATIENT, FEW, path));
    }

    static ConnectProblem problem(DialOutcome outcome) {
        return assertInstanceOf(Failed.class, outcome).problem();
    }

    static RouterSession session(HttpPeer peer, RestLimits limits) {
        return session(
                dial(
                        TimeLimits.standard(),
                        limits,
                        new Path(List.of(peer.endpoint()), Transport.REST)));
    }

    static RouterSession session(HttpPeer peer) {
        return session(peer, FEW);
    }

    static RouterSession session(DialOutcome outcome) {
        return assertInstanceOf(Connected.class, outcome, outcome::toString).session();
    }
}
