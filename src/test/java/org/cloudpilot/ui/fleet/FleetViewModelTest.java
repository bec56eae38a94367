package org.cloudpilot.ui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetViewModelTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private TemporaryProgram program;
    private Caller caller;
    private FleetViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        model =
                new FleetViewModel(
                        program.fleet(), program.trust(), caller, ui, ui, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        model.close();
        program.close();
    }

    /// Port 9 of loopback: nobody answers there.
    private Router add(String name, String site, String... tags) {
        return add(name, 9, site, tags);
    }

    private Router add(String name, int port, String site, String... tags) {
        return program.fleet()
                .add(
                        caller,
                        new RouterDraft(
                                name,
                                "127.0.0.1",
                                port,
                                Transport.API,
                                null,
                                "admin",
                                Secret.ofText(""),
                                null,
                                site,
                                List.of(tags),
                                null,
                                null))
                .orThrow();
    }

    private List<String> names() {
        return model.shown().stream().map(row -> row.line().router().name()).toList();
    }

    @Test
    void findsByNameSiteAndTagWhateverTheCase() {
        add("westlands-core", "Nairobi/Westlands", "backbone");
        add("kisumu-hub", "Kisumu", "backbone");
        add("kilimani-pop", "Nairobi/Kilimani", "hotspot");
        model.open();
        model.searchProperty().set("NAIROBI backbone");
        assertEquals(List.of("westlands-core"), names());
        model.searchProperty().set("k");
        assertEquals(3, names().size());
        model.searchProperty().set("nowhere");
        assertEquals(List.of(), names());
    }

    @Test
    void narrowsToSitesWithAllBelowThemAndToTags() {
        add("a", "Nairobi/Westlands", "backbone");
        add("b", "Nairobi", "hotspot");
        add("c", "Nairobian", "backbone");
        model.open();
        model.choose(new FleetScope.Site("Nairobi"), false);
        assertEquals(List.of("a", "b"), names());
        model.choose(new FleetScope.Tag("backbone"), true);
        assertEquals(List.of("a"), names());
        assertTrue(model.stepBack());
        assertEquals(List.of("a", "b", "c"), names());
    }

    @Test
    void movesNoRowWhileItIsHeldAndSaysHowManyWould() {
        Router first = add("a", "");
        add("b", "");
        model.open();
        model.orderBy(FleetColumn.NAME.order(false));
        model.heldProperty().set(true);
        RouterRow row = model.row(first.id());
        assertNotNull(row);
        row.update(renamed(first, "z"));
        model.heldProperty().set(false);
        model.heldProperty().set(true);
        assertEquals(List.of("b", "z"), names());
        row.update(renamed(first, "a"));
        assertEquals(List.of("b", "a"), names());
        model.arrange();
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void putsWhatAScriptAddsAtTheEndWhileItIsHeld() {
        add("b", "");
        model.open();
        model.orderBy(FleetColumn.NAME.order(false));
        model.heldProperty().set(true);
        add("a", "");
        ui.await("it appears", () -> model.total() == 2);
        assertEquals(List.of("b", "a"), names());
        assertEquals(2, model.unsettledProperty().get());
        model.arrange();
        assertEquals(List.of("a", "b"), names());
    }

    private static Router renamed(Router router, String name) {
        return new Router(
                router.id(),
                router.space(),
                name,
                router.host(),
                router.port(),
                router.transport(),
                router.username(),
                router.addresses(),
                router.reach(),
                router.site(),
                router.tags(),
                router.note(),
                router.custom(),
                router.createdAt(),
                router.updatedAt());
    }

    @Test
    void followsWhatHappensToTheFleetInPlace() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).start()) {
            model.open();
            Router added = add("edge", router.port(), "");
            ui.await("it appears", () -> model.total() == 1);
            RouterRow row = model.row(added.id());
            assertNotNull(row);
            ui.await("it is online", () -> row.line().state() == RouterState.ONLINE);
            router.stop();
            ui.await("it is down", () -> row.line().state() == RouterState.DOWN);
            assertSame(row, model.row(added.id()));
            model.select(List.of(row), row);
            program.fleet().remove(caller, added.id()).orThrow();
            ui.await("it is gone", () -> model.total() == 0);
            assertEquals(List.of(), model.selectionProperty().get());
            assertNull(model.currentProperty().get());
        }
    }

    @Test
    void keepsWhatTheFilterHidesSelectedAndSaysHowMany() {
        add("a", "Nairobi");
        add("b", "Kisumu");
        add("c", "Kisumu");
        model.open();
        model.select(model.shown(), model.shown().getFirst());
        model.choose(new FleetScope.Site("Kisumu"), false);
        assertEquals(3, model.selectionProperty().get().size());
        assertEquals(1, model.hiddenSelected());
    }

    @Test
    void showsWhatIsWrongBesideTheFieldAndSavesNothing() {
        model.open();
        RouterFormViewModel form = model.newForm();
        form.nameProperty().set(" ");
        form.hostProperty().set("10.0.0.256");
        form.portProperty().set("eight");
        form.save(Secret.ofText(""), Secret.ofText(""));
        assertEquals(
                List.of("name", "host", "port"),
                List.copyOf(form.errorsProperty().get().byField().keySet()));
        ui.drain();
        assertEquals(0, model.total());
    }

    @Test
    void letsAUsualPortFollowTheTransport() {
        RouterFormViewModel form = model.newForm();
        form.transportProperty().set(Transport.API_SSL);
        assertEquals("8729", form.portProperty().get());
        form.portProperty().set("2222");
        form.transportProperty().set(Transport.API);
        assertEquals("2222", form.portProperty().get());
    }

    @Test
    void editsWithoutAskingForThePasswordAgain() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.HEX).start()) {
            Router added = add("edge", router.port(), "");
            model.open();
            RouterRow row = model.row(added.id());
            assertNotNull(row);
            RouterFormViewModel form = model.formOf(row);
            form.nameProperty().set("core");
            form.tagsProperty().set(" a, b ,,");
            form.save(Secret.ofText(""), Secret.ofText(""));
            assertTrue(form.finishedProperty().get());
            assertEquals("core", row.line().router().name());
            assertEquals(List.of("a", "b"), row.line().router().tags());
            ui.await("it still logs in", () -> row.line().state() == RouterState.ONLINE);
        }
    }

    @Test
    void climbsTheLadderAndSaysWhichRungBroke() {
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX).user("ops", "secret").start()) {
            model.open();
            RouterFormViewModel form = model.newForm();
            form.nameProperty().set("edge");
            form.hostProperty().set("127.0.0.1");
            form.portProperty().set(Integer.toString(router.port()));
            form.usernameProperty().set("ops");
            form.test(Secret.ofText("wrong"), Secret.ofText(""));
            assertEquals("-PP-FW", marks(form));
            form.test(Secret.ofText("secret"), Secret.ofText(""));
            assertEquals("-PP-PP", marks(form));
            router.stop();
            form.test(Secret.ofText("secret"), Secret.ofText(""));
            assertEquals("-PF-WW", marks(form));
            assertEquals(0, model.total());
        }
    }

    private static String marks(RouterFormViewModel form) {
        Ladder ladder = form.ladderProperty().get();
        assertNotNull(ladder);
        var marks = new StringBuilder();
        for (Ladder.Step step : ladder.steps()) {
            marks.append(
                    switch (step.mark()) {
                        case PASSED -> 'P';
                        case FAILED -> 'F';
                        case WAITING -> 'W';
                        case NOT_NEEDED -> '-';
                    });
        }
        return marks.toString();
    }

    @Test
    void deletesThoseCapturedWhateverIsSelectedByThen() {
        add("a", "");
        add("b", "");
        model.open();
        RemovalViewModel removal = model.removalOf(List.of(model.shown().getFirst()));
        model.select(List.of(model.shown().getLast()), model.shown().getLast());
        removal.remove();
        assertTrue(removal.finishedProperty().get());
        ui.await("one is left", () -> model.total() == 1);
        assertEquals(List.of("b"), names());
    }
}
