package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
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

class HelpViewModelTest {
    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final SimulatedRouter simulated =
            SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    private TemporaryProgram program;
    private Caller caller;
    private HelpViewModel help;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        try (Secret password = Secret.ofText("mango ferry copper")) {
            program.access().register("amina", null, password).orThrow();
            caller = program.access().signIn("amina", password).orThrow();
            help = new HelpViewModel(program.consoleHelp(), caller, ui);
        }
        target("edge", simulated);
    }

    private void target(String name, SimulatedRouter device) {
        try (Secret none = Secret.ofText("")) {
            Router router =
                    program.fleet()
                            .add(
                                    caller,
                                    new RouterDraft(
                                            name,
                                            "127.0.0.1",
                                            device.port(),
                                            Transport.API,
                                            null,
                                            "admin",
                                            none,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null))
                            .orThrow();
            ui.await(
                    "the version is known",
                    () -> {
                        ui.nextFrame(() -> {});
                        return program.fleet().status(caller, router.id()).orThrow().info() != null;
                    });
            help.target(router);
        }
    }

    @AfterEach
    void close() {
        program.close();
        simulated.close();
    }

    private HelpViewModel.Completed completed(String line) {
        help.typed("/", line);
        return Objects.requireNonNull(help.complete(line.length(), false));
    }

    private List<String> offered() {
        return help.completions().stream().map(LineCompletion::text).toList();
    }

    @Test
    void completesWhatIsCertain() {
        assertEquals("/system ", completed("/sys").line());
        assertEquals("/ip address ", completed("/ip addr").line());
        assertEquals("/ip address add address=", completed("/ip address add addr").line());
        assertEquals(List.of(), offered());
    }

    @Test
    void offersWhatIsNot() {
        help.typed("/", "/ip ");
        assertNull(help.complete(4, false));
        assertTrue(offered().containsAll(List.of("address", "firewall", "service")));

        help.typed("/", "/ip se");
        help.narrow(6);
        assertEquals(List.of("service", "settings"), offered());
        assertEquals("/ip service ", help.put(help.completions().getFirst(), 6).line());
        assertEquals(List.of(), offered());
    }

    @Test
    void completesInTheMenuWhereThePromptStands() {
        help.typed("/ip/address", "pri");
        assertEquals("print ", Objects.requireNonNull(help.complete(3, false)).line());
    }

    @Test
    void offersWhatTheRouterAloneKnows() {
        String line = "/ip address add interface=";
        help.typed("/", line);
        assertNull(help.complete(line.length(), false));
        assertTrue(offered().containsAll(List.of("bridge", "ether1")), offered()::toString);

        help.typed("/", line + "br");
        help.narrow(line.length() + 2);
        assertEquals(List.of("bridge"), offered());
        LineCompletion bridge = help.completions().getFirst();
        assertEquals("", help.origin(bridge));
        assertEquals(line + "bridge ", help.put(bridge, line.length() + 2).line());
    }

    @Test
    void completesConditions() {
        assertEquals(
                "/ip address print where interface",
                completed("/ip address print where interf").line());
        help.typed("/", "/ip address print where interface");
        assertNull(help.complete(33, false));
        assertTrue(offered().containsAll(List.of("=", "!=", "~")));
        assertEquals(
                "/ip address print where interface=",
                help.put(help.completions().getFirst(), 33).line());
        assertEquals(
                "/ip firewall filter add action=accept ",
                completed("/ip firewall filter add action=acc").line());
    }

    @Test
    void whatAnotherVersionTellsIsMarked() {
        try (SimulatedRouter old =
                SimulatedRouter.builder(Hardware.RB5009).version("6.49.11").start()) {
            target("old", old);
            assertEquals(
                    "help of 7.18.2, the nearest version known", help.versionProperty().getValue());
            help.typed("/", "/ip ");
            assertNull(help.complete(4, false));
            assertEquals("from 7.18.2 (nearest known)", help.origin(help.completions().getFirst()));
        }
    }

    @Test
    void coloursTheLineAndSaysWhatIsWrong() {
        help.typed("/", "/ip address print");
        assertTrue(
                help.tokensProperty().get().stream()
                        .map(LineToken::kind)
                        .toList()
                        .contains(LineToken.Kind.COMMAND));
        assertEquals(List.of(), help.flawsProperty().get());

        help.typed("/", "/ip address print where (");
        assertFalse(help.flawsProperty().get().isEmpty());
    }
}
