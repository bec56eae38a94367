package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.rest.RestDialer;

/// Asks a simulated router for its name with the program's own sessions.
final class Asking {
    private Asking() {}

    static String identity(
            SimulatedRouter router, Transport transport, String name, String password) {
        Path path =
                new Path(List.of(router.endpoint(transport)), transport)
                        .withTrust(Trust.of(router.fingerprint()));
        Login login = new Login(name, Secret.ofText(password));
        DialOutcome outcome =
                switch (transport) {
                    case API, API_SSL -> new ApiDialer(Clock.systemUTC()).dial(path, login);
                    case REST, REST_SSL -> rest().dial(path, login);
                };
        try (var session = assertInstanceOf(Connected.class, outcome).session()) {
            Done done =
                    assertInstanceOf(
                            Done.class,
                            session.run(
                                    Command.of("/system/identity/print"), Duration.ofSeconds(20)));
            return done.rows().getFirst().get("name", "");
        }
    }

    private static RestDialer rest() {
        Certificates certificates = new Certificates();
        return new RestDialer(
                Clock.systemUTC(),
                new Connector(TimeLimits.standard(), certificates),
                certificates);
    }
}
