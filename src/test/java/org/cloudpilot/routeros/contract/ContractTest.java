package org.cloudpilot.routeros.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// One contract, every engine, every version. An exclusion is a skipped test that says why.
@Timeout(300)
class ContractTest {
    private static final List<String> VERSIONS =
            List.of("6.42.12", "6.49.18", "7.1.5", "7.17.2", "7.18.2", "7.22.1");

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.RB4011)
                .version(version)
                .clock(Clock.fixed(Instant.EPOCH.plusSeconds(1_790_000_000), ZoneOffset.UTC))
                .allServices()
                .group("outsiders", "read", "write", "winbox")
                .user("admin", "right")
                .user("guest", "right", "read")
                .user("outsider", "right", "outsiders")
                .start();
    }

    @TestFactory
    Stream<DynamicNode> everyEngineKeepsItOnEveryVersion() {
        List<DynamicNode> all = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            for (String version : VERSIONS) {
                all.add(
                        dynamicContainer(
                                subject + " on " + version,
                                refusal(subject, version)
                                        .map(failure -> refuses(subject, version, failure))
                                        .orElseGet(() -> clauses(subject, version))));
            }
        }
        return all.stream();
    }

    /// Where an engine and a version cannot meet at all, dialling says so.
    private static Optional<ConnectFailure> refusal(Subject subject, String version) {
        if (subject.isRest() && version.startsWith("6.")) {
            return Optional.of(ConnectFailure.WRONG_SERVICE);
        }
        if (subject.isMikrotikJava()
                && (version.startsWith("7.18") || version.startsWith("7.22"))) {
            return Optional.of(ConnectFailure.ENGINE_UNFIT);
        }
        return Optional.empty();
    }

    private static Stream<DynamicNode> refuses(
            Subject subject, String version, ConnectFailure failure) {
        return Stream.of(
                dynamicTest(
                        "is refused with " + failure,
                        () -> {
                            try (SimulatedRouter router = router(version)) {
                                DialOutcome outcome = subject.dial(router, "admin", "right");
                                assertEquals(
                                        failure,
                                        assertInstanceOf(DialOutcome.Failed.class, outcome)
                                                .problem()
                                                .failure());
                            }
                        }));
    }

    private static Stream<DynamicNode> clauses(Subject subject, String version) {
        return Clauses.all().entrySet().stream()
                .map(
                        clause ->
                                dynamicTest(
                                        clause.getKey(),
                                        () -> {
                                            Optional<String> excluded =
                                                    Exclusion.reason(subject, clause.getKey());
                                            Assumptions.assumeTrue(
                                                    excluded.isEmpty(), () -> excluded.orElse(""));
                                            try (SimulatedRouter router = router(version)) {
                                                clause.getValue().tryOn(subject, router);
                                            }
                                        }));
    }

    @Test
    void whatIsExcludedIsInTheContract() {
        assertTrue(Clauses.all().keySet().containsAll(Exclusion.named()));
    }
}
