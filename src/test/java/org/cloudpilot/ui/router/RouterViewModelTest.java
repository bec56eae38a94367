package org.cloudpilot.ui.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Secret;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterViewModelTest {
    private static final String PASSWORD = "mango ferry copper";
    private static final Duration REST = Duration.ofMillis(150);

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final SimulatedRouter simulated =
            SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    private TemporaryProgram program;
    private Router router;
    private RouterViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        Caller caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        router =
                program.fleet()
                        .add(
                                caller,
                                new RouterDraft(
                                        "edge",
                                        "127.0.0.1",
                                        simulated.port(),
                                        org.cloudpilot.model.Transport.API,
                                        null,
                                        "admin",
                                        Secret.ofText(""),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null))
                        .orThrow();
        model = new RouterViewModel(program.fleet(), caller, ui, ui, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        model.close();
        program.close();
        simulated.close();
    }

    private RouterStatus unknown() {
        return RouterStatus.unknown(router.id(), Instant.now(), 3);
    }

    @Test
    void streamsOnlyAfterARestAndOnlyWhileSomebodyLooks() {
        model.show(router, unknown());
        assertEquals(0, ui.openTimers());
        model.watchedProperty().set(true);
        assertEquals(1, ui.openTimers());
        model.watchedProperty().set(false);
        assertEquals(0, ui.openTimers());
        model.watchedProperty().set(true);
        ui.pass(REST);
        ui.await("readings come", () -> model.readingsProperty().get() >= 3);
        var info = model.infoProperty().get();
        assertNotNull(info);
        assertEquals("edge", info.identity());
        assertNotNull(model.chartedProperty().get());
        model.watchedProperty().set(false);
        long before = model.readingsProperty().get();
        ui.drain();
        assertEquals(before, model.readingsProperty().get());
    }

    @Test
    void keepsTheLastReadingAndSaysWhyWhenTheRouterGoesAway() {
        model.show(router, unknown());
        model.watchedProperty().set(true);
        ui.pass(REST);
        ui.await("a reading comes", () -> model.infoProperty().get() != null);
        simulated.stop();
        ui.await("it is away", () -> model.awayProperty().get() != null);
        assertNotNull(model.infoProperty().get());
        simulated.start();
        ui.await("it is back", () -> model.awayProperty().get() == null);
    }

    @Test
    void opensFromWhatIsKnownAndClearsWithTheSelection() {
        RouterStatus refused =
                new RouterStatus(
                        router.id(),
                        org.cloudpilot.model.RouterState.LOGIN_REFUSED,
                        Instant.now(),
                        ConnectProblem.of(ConnectFailure.LOGIN),
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        0);
        model.show(router, refused);
        assertEquals(ConnectProblem.of(ConnectFailure.LOGIN), model.awayProperty().get());
        model.show(null, null);
        assertNull(model.routerProperty().get());
        assertNull(model.awayProperty().get());
    }
}
