package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.Caller;
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

class TerminalViewModelTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final SimulatedRouter simulated =
            SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    private TemporaryProgram program;
    private Caller caller;
    private Router router;
    private TerminalViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
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
        model =
                new TerminalViewModel(
                        program.commands(),
                        program.history(),
                        program.safeModes(),
                        caller,
                        ui,
                        ui,
                        Clock.systemUTC());
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
    void numbersAreThoseOfTheLastPrintHere() {
        send("/ip/firewall/filter");
        assertEquals(TerminalBlock.Kind.ERROR, send("set 1 comment=x").kind());
        send("print proplist=chain");
        assertEquals(TerminalBlock.Kind.REMARK, send("set 1 comment=second").kind());
        assertTrue(send("print proplist=comment").text().contains("1  second"));
        assertEquals(TerminalBlock.Kind.ERROR, send("set 999 comment=x").kind());
    }

    @Test
    void severalCommandsPrintOneAfterTheOther() {
        send("/ip/firewall; /system identity print; /interface print count-only; /ip/address");
        assertEquals("[admin@edge] /ip/address>", model.promptProperty().get());
        int printed = model.output().size();
        assertEquals("name: edge", model.output().get(printed - 2).text());
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
        assertEquals(TerminalBlock.Kind.ERROR, send("/ip/pool/remove *FFFF").kind());
        TerminalBlock wrong = send("/ip address print where (");
        assertEquals(TerminalBlock.Kind.ERROR, wrong.kind());
        assertTrue(wrong.text().contains("^"), wrong.text());
    }

    @Test
    void recallsEarlierLinesThatBeginAsWhatWasTyped() {
        send("/system identity print");
        send("/ip/address print");
        send("/system clock print");
        model.inputProperty().set("/sys");
        model.older();
        assertEquals("/system clock print", model.inputProperty().get());
        model.older();
        model.older();
        assertEquals("/system identity print", model.inputProperty().get());
        model.newer();
        model.newer();
        assertEquals("/sys", model.inputProperty().get());
    }

    @Test
    void keepsNoMoreThanSomeThousandLines() {
        for (int i = 0; i < TerminalOutput.MOST_LINES + 100; i++) {
            send(" ");
        }
        assertEquals(TerminalOutput.MOST_LINES, model.output().size());
        model.clear();
        assertEquals(List.of(), model.output());
    }

    @Test
    void losesItsTargetWithTheRouter() {
        model.removed();
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
    void asksBeforeADangerousLineAndNamesTheRouter() {
        send("/system identity print");
        int printed = model.output().size();
        model.inputProperty().set("/system reboot");
        model.submit();
        Asking asked = Objects.requireNonNull(model.askingProperty().get());
        assertEquals("edge", asked.identity());
        assertTrue(asked.isDangerous());
        assertEquals(printed, model.output().size());

        model.refrain();
        assertNull(model.askingProperty().get());
        assertEquals("/system reboot", model.inputProperty().get());
        assertEquals(0, simulated.commands("/system/reboot"));

        model.submit();
        model.confirm();
        assertEquals(1, simulated.commands("/system/reboot"));
        assertEquals("", model.inputProperty().get());
    }

    @Test
    void manyPastedLinesAreAskedAboutAndRunAsAScript() {
        model.paste("/system identity set name=core\n:put done\n");
        Asking asked = Objects.requireNonNull(model.askingProperty().get());
        assertEquals(2, asked.shown().size());
        assertEquals(false, asked.isDangerous());
        model.confirm();
        assertEquals("name: core", send("/system identity print").text());
        assertTrue(model.output().stream().anyMatch(block -> block.text().equals("done")));
    }

    @Test
    void aMonitorIsShownInPlaceUntilItIsStopped() {
        send("/interface monitor-traffic ether1 interval=1ms");
        ui.await("a round", () -> model.output().getLast().kind() == TerminalBlock.Kind.TABLE);
        int printed = model.output().size();
        TerminalBlock first = model.output().getLast();
        ui.await("another round", () -> !model.output().getLast().equals(first));
        assertEquals(printed, model.output().size());
        assertTrue(model.output().getLast().text().contains("rx-bits-per-second"));

        model.interrupt();
        ui.await("its end", () -> model.liveProperty().get().isEmpty());
        assertTrue(model.output().getLast().text().startsWith("Ended after"));
        assertEquals("name: edge", send("/system identity print").text());
    }

    @Test
    void theLinkThatBreaksIsToldAndWhatIsTypedStays() {
        model.inputProperty().set("/ip add");
        model.reached(false);
        assertEquals(TerminalBlock.Kind.ERROR, model.output().getLast().kind());
        assertEquals("/ip add", model.inputProperty().get());
        model.reached(true);
        assertEquals(TerminalBlock.Kind.REMARK, model.output().getLast().kind());
    }

    @Test
    void aLineThatNeverLeftIsKept() {
        simulated.stop();
        String line = "/system identity print";
        send(line); // may find the session that just broke
        send(line);
        assertEquals(line, model.inputProperty().get());
        assertEquals("Nothing was sent. The line is kept.", model.output().getLast().text());
    }

    @Test
    void safeModeStandsInThePrompt() {
        model.toggleSafeMode();
        assertEquals("[admin@edge] <SAFE>>", model.promptProperty().get());
        send("/system identity set name=core");
        model.unroll();
        assertEquals("[admin@edge]>", model.promptProperty().get());
        assertEquals("name: edge", send("/system identity print").text());
    }

    @Test
    void aLineGoesOnBehindABackslash() {
        model.inputProperty().set("/system identity \\");
        model.submit();
        assertEquals("[admin@edge]\\...", model.promptProperty().get());
        assertEquals("name: edge", send("print").text());
    }

    @Test
    void saysWhichWayATextWent() {
        send(":put [/system identity get name]");
        List<TerminalBlock> last = model.output().subList(1, 3);
        assertEquals("edge", last.getFirst().text());
        assertEquals("Sent as text, through /execute.", last.getLast().text());
    }

    @Test
    void masksSecretColumns() {
        send("/ppp secret add name=bob password=k7Qz");
        send("/ppp secret print");
        String printed = model.output().getLast().text();
        assertTrue(printed.contains("bob") && printed.contains("<hidden>"), printed);
        assertTrue(!printed.contains("k7Qz"), printed);
    }

    @Test
    void masksSecretColumnsOfWhatTheRouterPrints() {
        send("/ppp/secret/add name=bob password=k7Qz service=pppoe");
        model.asRouterPrintsProperty().set(true);
        send("/ppp secret print");
        String printed = model.output().get(model.output().size() - 2).text();
        assertTrue(printed.contains("PASSWORD") && printed.contains("pppoe"), printed);
        assertTrue(printed.contains("<hidden>") && !printed.contains("k7Qz"), printed);
        send(":put [/ppp secret get [find name=bob] password]");
        assertEquals("<hidden>", model.output().get(model.output().size() - 2).text());
    }

    @Test
    void logsToAFileWithoutSecrets() throws IOException {
        Path log = folder.resolve("terminal.log");
        model.recording().start(log);
        send("/ppp secret add name=bob password=k7Qz");
        send("/system identity print");
        model.recording().stop();
        String written = Files.readString(log);
        assertTrue(written.contains("[admin@edge]> /system identity print"), written);
        assertTrue(written.contains("name: edge"), written);
        assertTrue(!written.contains("k7Qz"), written);
    }

    @Test
    void findsInWhatWasPrinted() {
        send("/interface print");
        List<TerminalOutput.Spot> spots = model.printed().find("ETHER1", 100);
        assertTrue(spots.size() >= 2, spots.toString());
        assertTrue(model.printed().find("nowhere", 100).isEmpty());
    }

    @Test
    void whatWasSentIsThereNextTime() {
        send("/system identity print");
        var next =
                new TerminalViewModel(
                        program.commands(),
                        program.history(),
                        program.safeModes(),
                        caller,
                        ui,
                        ui,
                        Clock.systemUTC());
        next.target(router, "edge");
        next.older();
        assertEquals("/system identity print", next.inputProperty().get());
        assertEquals(1, next.search("IDENTITY print", false).size());
        model.forgetHistory();
        assertEquals(0, model.search("", true).size());
    }
}
