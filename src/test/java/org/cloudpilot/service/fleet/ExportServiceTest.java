package org.cloudpilot.service.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ExportReading;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Transport;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FleetForEachTest.class)
class ExportServiceTest {
    private static final String PASSWORD = "router-pass";

    private final FleetFixture fixture;

    ExportServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    private static SimulatedRouter device(String version) {
        return SimulatedRouter.builder(Hardware.RB5009)
                .version(version)
                .identity("core")
                .user("admin", PASSWORD)
                .services(Set.of(Service.API, Service.SSH))
                .start();
    }

    private Router add(SimulatedRouter device) {
        return fixture.add(
                "mast3",
                device.endpoint(Transport.API),
                Transport.API,
                PASSWORD,
                new ReachDraft(
                        null, null, null, device.sshEndpoint().port(), null, null, null, null));
    }

    private ExportReading export(Router router) {
        return fixture.exports().export(fixture.caller(), router.id()).orThrow();
    }

    private PeerProof unconfirmed(Router router) {
        ConnectProblem problem =
                assertInstanceOf(ExportReading.NotConnected.class, export(router)).problem();
        assertEquals(ConnectFailure.CERTIFICATE_UNCONFIRMED, problem.failure());
        return Objects.requireNonNull(problem.proof());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.18.2"})
    void exportsOnceTheHostKeyIsConfirmed(String version) {
        try (SimulatedRouter device = device(version)) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.ONLINE);
            PeerProof proof = unconfirmed(router);
            assertEquals(PeerProof.Kind.HOST_KEY, proof.kind());
            assertEquals(
                    proof, fixture.trust().review(fixture.caller()).orThrow().getFirst().proof());

            fixture.trust().confirm(fixture.caller(), Map.of(router.id(), proof.shown()));

            String text = assertInstanceOf(ExportReading.Complete.class, export(router)).text();
            assertTrue(text.contains("/system identity"), text);
            assertFalse(text.contains(PASSWORD));
            assertTrue(fixture.trust().review(fixture.caller()).orThrow().isEmpty());
        }
    }

    /// The session of the API is not in the way of SSH's host key.
    @Test
    void confirmingAHostKeyLeavesTheSessionAlone() {
        try (SimulatedRouter device = device("7.18.2")) {
            Router router = add(device);
            fixture.await(router.id(), RouterState.ONLINE);
            PeerProof proof = unconfirmed(router);
            int logIns = device.logIns();

            fixture.trust().confirm(fixture.caller(), Map.of(router.id(), proof.shown()));

            assertEquals(
                    RouterState.ONLINE,
                    fixture.fleet().status(fixture.caller(), router.id()).orThrow().state());
            assertEquals(logIns, device.logIns());
            assertTrue(fixture.fleet().test(fixture.caller(), router.id()).orThrow().passed());
        }
    }

    @Test
    void aRouterWithoutSshSaysSo() {
        try (SimulatedRouter device = device("7.18.2")) {
            Router router = add(device);
            device.stop();
            ConnectProblem problem =
                    assertInstanceOf(ExportReading.NotConnected.class, export(router)).problem();
            assertEquals(ConnectFailure.REFUSED, problem.failure());
        }
    }

    @Test
    void needsTheScopeOperate() {
        try (SimulatedRouter device = device("7.18.2")) {
            Router router = add(device);
            Caller me = fixture.caller();
            Caller reader =
                    new Caller(
                            me.user(),
                            "asha",
                            me.space(),
                            Set.of(Scope.READ),
                            me.standing(),
                            me.lease(),
                            "key");
            assertEquals(
                    new Refusal.NotPermitted(Scope.OPERATE),
                    assertInstanceOf(
                                    Outcome.Refused.class,
                                    fixture.exports().export(reader, router.id()))
                            .refusal());
        }
    }
}
