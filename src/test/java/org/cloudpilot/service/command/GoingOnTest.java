package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cloudpilot.model.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoingOnTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tool/mac-scan",
                "/tool/speed-test",
                "/tool/flood-ping",
                "/tool/sniffer/quick",
                "/interface/ethernet/cable-test",
                "/interface/monitor-traffic",
                "/system/package/update/check-for-updates"
            })
    void whatTellsHowItGoesAnswersBitByBit(String path) {
        assertTrue(GoingOn.does(Command.of(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interface/print", "/system/reboot", "/tool/sniffer/start"})
    void whatAnswersOnceDoesNot(String path) {
        assertFalse(GoingOn.does(Command.of(path)));
        assertFalse(GoingOn.does(Command.of("/interface/monitor-traffic").with("once", "")));
    }
}
