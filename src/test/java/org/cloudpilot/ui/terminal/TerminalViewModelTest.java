package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalViewModelTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final SimulatedRouter simulated =
            SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    private TemporaryProgram program;
    private Router router;
    private TerminalViewModel model;

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
                                        Transport.API,
                                        null,
                                        "admin",
                                        Secret.ofText(""),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null))
                        .orThrow();
        model = new TerminalViewModel(program.commands(), caller, ui);
        model.target(router, "edge");
    }

    @AfterEach
    void close() {
        program.close();
        simulated.close();
    }

    private TerminalBlock send(String line) {
        model.inputProperty().set(line);
        model.submit();
        return model.output().getLast();
    }

    @Test
    void printsASingleRowAsAList() {
        assertEquals("[admin@edge]>", model.promptProperty().get());
        TerminalBlock printed = send("/system identity print");
        assertEquals(TerminalBlock.Kind.TABLE, printed.kind());
        assertEquals("name: edge", printed.text());
    }

    @Test
    void walksThroughMenus() {
        send("/ip/firewall");
        assertEquals("[admin@edge] /ip/firewall>", model.promptProperty().get());
        TerminalBlock printed = send("filter print");
        assertTrue(printed.lead().startsWith("#  chain"), printed.lead());
    }

    @Test
    void changesWhatItIsToldTo() {
        assertEquals(TerminalBlock.Kind.REMARK, send("/system identity set name=core").kind());
        assertEquals("name: core", send("/system identity print").text());
    }

    @Test
    void showsWhatTheRouterSaidAndWhereALineIsNotUnderstood() {
        assertEquals(TerminalBlock.Kind.ERROR, send("/ip/address/remove *FFFF").kind());
        TerminalBlock wrong = send("/ip address print where (");
        assertEquals(TerminalBlock.Kind.ERROR, wrong.kind());
        assertTrue(wrong.text().contains("^"), wrong.text());
    }

    @Test
    void recallsEarlierLinesAndKeepsTheUnfinishedOne() {
        send("/system identity print");
        send("/ip/address print");
        model.inputProperty().set("/inter");
        model.older();
        assertEquals("/ip/address print", model.inputProperty().get());
        model.older();
        model.older();
        assertEquals("/system identity print", model.inputProperty().get());
        model.newer();
        model.newer();
        assertEquals("/inter", model.inputProperty().get());
    }

    @Test
    void keepsNoMoreThanSomeThousandLines() {
        for (int i = 0; i < TerminalViewModel.MOST_LINES + 100; i++) {
            send(" ");
        }
        assertEquals(TerminalViewModel.MOST_LINES, model.output().size());
        model.clear();
        assertEquals(List.of(), model.output());
    }

    @Test
    void losesItsTargetWithTheRouter() {
        model.update(null);
        assertNull(model.targetProperty().get());
        model.inputProperty().set("/system identity print");
        model.submit();
        assertEquals(List.of(), model.output());
    }

    @Test
    void secretsAreNeitherShownNorRemembered() {
        send("/user add name=x group=full password=\"k7 Qz\"");
        assertTrue(model.output().stream().noneMatch(block -> block.text().contains("k7")));
        model.older();
        assertEquals("/user add name=x group=full password=<hidden>", model.inputProperty().get());
        int printed = model.output().size();

        model.submit();

        assertEquals(TerminalBlock.Kind.ERROR, model.output().getLast().kind());
        assertEquals(printed + 1, model.output().size());
        assertTrue(model.inputProperty().get().contains("<hidden>"));
    }

    @Test
    void showsNoSecretOfWhatTheRouterAnswers() {
        send("/ppp/secret/add name=asha password=k7QzPlum service=pppoe");
        TerminalBlock row = send("/ppp/secret/print");
        assertTrue(row.text().contains("asha"), row.text());
        assertTrue(row.text().contains(SecretArguments.HIDDEN), row.text());
        send("/ppp/secret/add name=omar password=k7QzPear service=pppoe");
        assertTrue(send("/ppp/secret/print").text().contains("omar"));
        assertFalse(
                model.output().stream()
                        .anyMatch(block -> (block.lead() + block.text()).contains("k7Qz")),
                model.output().toString());
    }
}
