package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.Via;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.DialOutcome.Failed;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.rest.RestDialer;
import org.junit.jupiter.api.Test;

class DemoFleetTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void allButThreeAnswerInFourWays() {
        try (DemoFleet fleet = new DemoFleet(Clock.systemUTC()).start()) {
            List<DemoFleet.Entry> entries = fleet.entries();
            assertEquals(17, entries.size());
            Map<ConnectFailure, String> failures = new EnumMap<>(ConnectFailure.class);
            Map<String, ConnectProblem> problems = new HashMap<>();
            Set<String> versions = new HashSet<>();
            Set<Transport> transports = EnumSet.noneOf(Transport.class);
            for (DemoFleet.Entry entry : entries) {
                assertFalse(entry.toString().contains(entry.password()));
                transports.add(entry.transport());
                switch (dial(entry)) {
                    case Failed(var problem) -> {
                        failures.put(problem.failure(), entry.name());
                        problems.put(entry.name(), problem);
                    }
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
                    Map.of(
                            ConnectFailure.LOGIN, "kisumu-hub",
                            ConnectFailure.REFUSED, "mast3-bh",
                            ConnectFailure.CERTIFICATE_CHANGED, "machakos-pop"),
                    failures);
            assertEquals(7, versions.size(), versions.toString());
            assertEquals(EnumSet.allOf(Transport.class), transports);
            var proof = Objects.requireNonNull(problems.get("machakos-pop")).proof();
            assertNotEquals(
                    Objects.requireNonNull(proof).confirmed(),
                    Objects.requireNonNull(proof).shown());
        }
    }

    /// Directly even where there is a jump: everything is on loopback.
    private static DialOutcome dial(DemoFleet.Entry entry) {
        Fingerprint confirmed = entry.reach().certificate();
        Path path =
                new Path(List.of(entry.endpoint()), entry.transport())
                        .withTrust(confirmed == null ? Trust.system() : Trust.of(confirmed));
        Login login = new Login(entry.username(), Secret.ofText(entry.password()));
        return switch (entry.transport()) {
            case API, API_SSL -> new ApiDialer(Clock.systemUTC()).dial(path, login);
            case REST, REST_SSL -> {
                Certificates certificates = new Certificates();
                yield new RestDialer(
                                Clock.systemUTC(),
                                new Connector(TimeLimits.standard(), certificates),
                                certificates)
                        .dial(path, login);
            }
        };
    }

    @Test
    void oneIsBehindAnotherThatForwards() {
        try (DemoFleet fleet = new DemoFleet(Clock.systemUTC()).start()) {
            List<DemoFleet.Entry> behind =
                    fleet.entries().stream().filter(each -> each.jumpPassword() != null).toList();
            assertEquals(1, behind.size());
            Via.SshJump jump = (Via.SshJump) behind.getFirst().reach().via();
            assertNotEquals(behind.getFirst().endpoint(), jump.server());
            assertNotNull(jump.hostKey());
        }
    }

    private static String value(RouterSession session, String menu, String name) {
        Command print = Command.of("/system/" + menu + "/print");
        return session.run(print, LIMIT) instanceof Done done
                ? done.rows().getFirst().get(name, "")
                : "";
    }
}
