package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class ConsoleHelpTest {

    private final FleetFixture fixture;
    private ConsoleHelp help;

    ConsoleHelpTest(FleetFixture fixture) {
        this.fixture = fixture;
        help = help();
    }

    private ConsoleHelp help() {
        return fixture.consoleHelp();
    }

    private static SimulatedRouter router(String version) {
        return SimulatedRouter.builder(Hardware.RB5009).version(version).start();
    }

    private RouterId add(SimulatedRouter device) {
        RouterId id = fixture.add("r" + device.port(), device, "admin", "").id();
        fixture.await(id, status -> status.info() != null);
        return id;
    }

    private Optional<LineGuide> guide(RouterId id) {
        return help.guide(fixture.caller(), id).orThrow();
    }

    @Test
    void learnsAVersionOnceAndKeepsIt() {
        try (SimulatedRouter device = router("7.18.2")) {
            RouterId id = add(device);
            LineGuide before = guide(id).orElseThrow();
            assertFalse(before.isExact());
            assertEquals(
                    List.of("firewall"),
                    before.completions("/", "/ip fire", 8).stream()
                            .map(LineCompletion::text)
                            .toList());
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            int asked = device.commands("/console/inspect");
            assertFalse(help.learn(fixture.caller(), id).orThrow());
            assertEquals(asked, device.commands("/console/inspect"));

            help = help();
            LineGuide guide = guide(id).orElseThrow();
            assertEquals("7.18.2", guide.version());
            assertTrue(guide.isExact());
        }
    }

    @Test
    void theNearestVersionServesWhereNoneIsKnown() {
        try (SimulatedRouter old = router("6.49.11");
                SimulatedRouter first = router("7.9.2");
                SimulatedRouter second = router("7.18.2");
                SimulatedRouter between = router("7.16.2")) {
            RouterId oldId = add(old);
            RouterId betweenId = add(between);
            assertTrue(help.learn(fixture.caller(), add(first)).orThrow());
            assertTrue(help.learn(fixture.caller(), add(second)).orThrow());

            assertFalse(help.learn(fixture.caller(), oldId).orThrow());
            assertEquals("7.9.2", guide(oldId).orElseThrow().version());
            assertFalse(guide(oldId).orElseThrow().isExact());
            assertEquals("7.18.2", guide(betweenId).orElseThrow().version());
        }
    }
}
