package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.model.Standing;
import org.cloudpilot.model.Transport;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.terminal.FullTerminalViewModel.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class FullTerminalViewModelTest {
    private final FleetFixture fixture;
    private final DrainedUi ui = new DrainedUi();
    private final SimulatedRouter device =
            SimulatedRouter.builder(Hardware.HEX)
                    .identity("edge")
                    .services(Set.of(Service.API, Service.SSH))
                    .start();

    FullTerminalViewModelTest(FleetFixture fixture) {
        this.fixture = fixture;
    }

    @AfterEach
    void close() {
        device.close();
    }

    private Router router(int port) {
        return fixture.add(
                "edge",
                device.endpoint(Transport.API),
                Transport.API,
                "",
                new ReachDraft(null, null, null, port, device.hostKey().hex(), null, null, null));
    }

    private FullTerminalViewModel model(Caller caller, Router router) {
        return new FullTerminalViewModel(fixture.shells(), caller, ui, ui, router, "edge");
    }

    private static State.Over over(FullTerminalViewModel model) {
        return assertInstanceOf(State.Over.class, model.stateProperty().get());
    }

    @Test
    void whoMayOnlyLookIsToldSo() {
        Caller us = fixture.caller();
        Caller reader =
                new Caller(
                        us.user(),
                        us.username(),
                        us.space(),
                        Set.of(),
                        new Standing(Role.VIEWER),
                        us.lease(),
                        "key");
        var model = model(reader, router(device.sshEndpoint().port()));
        model.connect(ShellSize.USUAL);
        assertTrue(over(model).says().contains("operate"), over(model).says());
    }

    @Test
    void aClosedPortIsSaidAsOneOfSsh() {
        var model = model(fixture.caller(), router(1));
        model.connect(ShellSize.USUAL);
        assertTrue(over(model).says().contains("SSH port"), over(model).says());
    }

    @Test
    void closingItEndsTheShell() {
        var model = model(fixture.caller(), router(device.sshEndpoint().port()));
        model.connect(ShellSize.USUAL);
        assertInstanceOf(State.Open.class, model.stateProperty().get());
        model.close();
        ui.await("it has ended", () -> model.stateProperty().get() instanceof State.Over);
        assertEquals("The session on edge was ended from here.", over(model).says());
        model.connect(ShellSize.USUAL);
        assertInstanceOf(State.Over.class, model.stateProperty().get());
    }

    @Test
    void whatIsPastedIsAskedAboutOnlyWhileItIsOpen() {
        var model = model(fixture.caller(), router(device.sshEndpoint().port()));
        model.paste("a\nb");
        assertNull(model.pastedProperty().get());
        model.connect(ShellSize.USUAL);
        model.paste("a\nb");
        assertEquals("a\nb", model.pastedProperty().get());
        model.close();
        ui.await("it has ended", () -> model.stateProperty().get() instanceof State.Over);
        assertNull(model.pastedProperty().get());
    }
}
