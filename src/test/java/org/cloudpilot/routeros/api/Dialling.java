package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.wire.WireLimits;

/// How these tests dial: with limits that fail soon.
final class Dialling {
    private static final Duration SOON = Duration.ofMillis(400);
    static final TimeLimits IMPATIENT = new TimeLimits(SOON, SOON, SOON);

    /// Few rows and a short buffer; an answer to a cancel may take `patience`.
    static SessionLimits limits(Duration patience) {
        return new SessionLimits(
                new WireLimits(1 << 16, 1 << 17, 100),
                50,
                1 << 16,
                8,
                1 << 16,
                Duration.ofMillis(200),
                patience,
                32,
                Duration.ofSeconds(25));
    }

    private Dialling() {}

    static DialOutcome dial(
            TimeLimits times, SessionLimits limits, Transport transport, Endpoint... endpoints) {
        return dial(times, limits, transport, Trust.system(), endpoints);
    }

    static DialOutcome dial(
            TimeLimits times,
            SessionLimits limits,
            Transport transport,
            Trust trust,
            Endpoint... endpoints) {
        try (Secret password = Secret.ofText("right")) {
            return new ApiDialer(
                            times,
                            limits,
                            Clock.systemUTC(),
                            new Connector(times, new Certificates()))
                    .dial(
                            new Path(List.of(endpoints), transport).withTrust(trust),
                            new Login("admin", password));
        }
    }

    /// Why dialling there fails.
    static ConnectProblem problem(Transport transport, Endpoint... endpoints) {
        DialOutcome outcome = dial(IMPATIENT, SessionLimits.standard(), transport, endpoints);
        return assertInstanceOf(Failed.class, outcome).problem();
    }

    static RouterSession session(Endpoint endpoint, SessionLimits limits) {
        DialOutcome outcome = dial(TimeLimits.standard(), limits, Transport.API, endpoint);
        return assertInstanceOf(Connected.class, outcome, outcome::toString).session();
    }

    static RouterSession session(Endpoint endpoint, WordEncoding encoding) {
        return session(endpoint, encoding, "admin", "right");
    }

    static RouterSession session(
            Endpoint endpoint, WordEncoding encoding, String username, String secret) {
        try (Secret password = Secret.ofText(secret)) {
            DialOutcome outcome =
                    new ApiDialer(Clock.systemUTC())
                            .dial(
                                    new Path(List.of(endpoint), Transport.API)
                                            .withEncoding(encoding),
                                    new Login(username, password));
            return assertInstanceOf(Connected.class, outcome, outcome::toString).session();
        }
    }

    static RouterSession session(Endpoint endpoint) {
        return session(endpoint, SessionLimits.standard());
    }
}
