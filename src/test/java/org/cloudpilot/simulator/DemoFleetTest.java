package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.api.ApiDialer;
import org.junit.jupiter.api.Test;

class DemoFleetTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void tenAnswerOneIsOffAndOneRefuses() {
        try (DemoFleet fleet = new DemoFleet(Clock.systemUTC()).start()) {
            List<DemoFleet.Entry> entries = fleet.entries();
            assertEquals(12, entries.size());
            Map<ConnectFailure, String> failures = new EnumMap<>(ConnectFailure.class);
            Set<String> versions = new HashSet<>();
            for (DemoFleet.Entry entry : entries) {
                assertFalse(entry.toString().contains(entry.password()));
                var outcome =
                        new ApiDialer(Clock.systemUTC())
                                .dial(
                                        new Path(List.of(entry.endpoint()), Transport.API),
                                        new Login(
                                                entry.username(), Secret.ofText(entry.password())));
                switch (outcome) {
                    case Failed(var problem) -> failures.put(problem.failure(), entry.name());
                    case Connected(RouterSession session, var took) -> {
                        try (session) {
                            assertEquals(entry.name(), value(session, "identity", "name"));
                            if (took.toMillis() < 1_000) { // the slow one runs a version of others
                                versions.add(value(session, "resource", "version"));
                            }
                        }
                    }
                }
            }
            assertEquals(
                    Map.of(ConnectFailure.LOGIN, "kisumu-hub", ConnectFailure.REFUSED, "mast3-bh"),
                    failures);
            assertEquals(7, versions.size(), versions.toString());
        }
    }

    private static String value(RouterSession session, String menu, String name) {
        Command print = Command.of("/system/" + menu + "/print");
        return session.run(print, LIMIT) instanceof Done done
                ? done.rows().getFirst().get(name, "")
                : "";
    }
}
