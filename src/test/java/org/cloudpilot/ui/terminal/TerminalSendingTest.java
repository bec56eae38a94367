package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.fx.WaitingTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is sent, where to, and what becomes of a line that is not; with replies that take their
/// time.
@Timeout(60)
class TerminalSendingTest {
    private static final String PASSWORD = "mango ferry copper";

    @TempDir Path folder;
    private final DrainedUi ui = new DrainedUi();
    private final WaitingTasks tasks = new WaitingTasks();
    private final SimulatedRouter edge =
            SimulatedRouter.builder(Hardware.RB5009).identity("edge").start();
    private final SimulatedRouter core =
            SimulatedRouter.builder(Hardware.RB5009).identity("core").start();
    private TemporaryProgram program;
    private Caller caller;
    private Router onEdge;
    private Router onCore;
    private TerminalViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        onEdge = added("edge", edge);
        onCore = added("core", core);
        model = terminalOf(caller);
        model.target(onEdge, "edge");
        tasks.finish();
    }

    private TerminalViewModel terminalOf(Caller who) {
        return new TerminalViewModel(
                program.commands(),
                program.history(),
                program.safeModes(),
                who,
                ui,
                tasks,
                Clock.systemUTC());
    }

    private Router added(String name, SimulatedRouter device) {
        return program.fleet()
                .add(
                        caller,
                        new RouterDraft(
                                name,
                                "127.0.0.1",
                                device.port(),
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
    }

    @AfterEach
    void close() {
        program.close();
        edge.close();
        core.close();
    }

    private void enter(String line) {
        type(line);
        model.submit();
    }

    /// Whatever is waiting is carried out meanwhile.
    private void await(String what, BooleanSupplier holds) {
        ui.await(
                what,
                () -> {
                    tasks.finish();
                    return holds.getAsBoolean();
                });
    }

    private void send(String line) {
        enter(line);
        tasks.finish();
    }

    private void type(String text) {
        model.inputProperty().set(text);
    }

    private String typed() {
        return model.inputProperty().get();
    }

    private String prompt() {
        return model.promptProperty().get();
    }

    private String last() {
        return model.output().getLast().text();
    }

    private boolean isPrinted(String text) {
        return model.output().stream().anyMatch(block -> block.text().contains(text));
    }

    private Optional<Asking> asked() {
        return Optional.ofNullable(model.askingProperty().get());
    }

    private void takeSafeMode() {
        model.toggleSafeMode();
        tasks.finish();
        assertEquals("[admin@edge] <SAFE>>", prompt());
    }

    /// The session breaks, and comes back when it is needed next.
    private void breakLink() {
        edge.disconnectAll();
        while (program.safeModes().isHeld(onEdge.id())) {
            Thread.onSpinWait();
        }
    }

    @Test
    void pastedLinesAreNotAskedAboutInAnotherRoutersName() {
        model.paste("/interface set ether1 comment=x\n:put done");
        model.target(onCore, "core");
        tasks.finish();
        assertEquals(Optional.empty(), asked());

        model.paste("/system identity set name=changed\n:put done");
        enter("/ip address");
        tasks.finish();
        assertEquals("core", asked().orElseThrow().identity());
        assertEquals("[admin@core]>", prompt());
        model.confirm();
        tasks.finish();
        send("/system identity print");
        assertEquals("name: changed", last());
        model.target(onEdge, "edge");
        send("/system identity print");
        assertEquals("name: edge", last());
    }

    @Test
    void ctrlCWhileLinesAreLookedAtSendsNothing() {
        enter("/system reboot");
        model.interrupt();
        tasks.finish();
        assertEquals("Nothing was sent. The line is kept.", last());
        assertEquals("/system reboot", typed());
        assertEquals(Optional.empty(), asked());
    }

    @Test
    void nothingIsSentWithoutTheSafeModeThatWasLost() {
        takeSafeMode();
        send("/system identity set name=inside");
        breakLink();
        String line = "/system identity set name=outside";
        send(line);
        assertTrue(isPrinted("Safe mode ended with its connection: edge undoes"));
        assertEquals("Nothing was sent. The line is kept.", last());
        assertEquals(line, typed());
        assertEquals("[admin@edge]>", prompt());
        send("/system identity print");
        assertEquals("name: edge", last());
    }

    @Test
    void whatWasAskedAboutIsNotSentWithoutTheSafeModeThatWasLost() {
        takeSafeMode();
        send("/system reboot");
        assertTrue(asked().isPresent());
        breakLink();
        model.confirm();
        tasks.finish();
        assertEquals(0, edge.commands("/system/reboot"));
        assertEquals("/system reboot", typed());
    }

    @Test
    void linesThatWereToBeProtectedAreAskedAboutAgainWithoutIt() {
        takeSafeMode();
        model.paste("/system identity set name=x\n:put done");
        tasks.finish();
        breakLink();
        model.reached(false);
        model.confirm();
        tasks.finish();
        assertEquals(0, edge.commands("/execute"));
        assertEquals(2, asked().orElseThrow().shown().size());
        model.confirm();
        tasks.finish();
        assertEquals(1, edge.commands("/execute"));
    }

    @Test
    void safeModeThatWentWithTheLinkIsTold() {
        takeSafeMode();
        breakLink();
        model.reached(false);
        assertTrue(isPrinted("The link to edge is gone."));
        assertEquals("Safe mode ended with its connection: edge undoes what was changed.", last());
    }

    @Test
    void safeModeThatWasGivenUpIsNotLost() {
        takeSafeMode();
        model.toggleSafeMode();
        tasks.finish();
        assertTrue(last().startsWith("Safe mode released"));
        takeSafeMode();
        model.target(onCore, "core");
        assertFalse(isPrinted("Safe mode ended"));
    }

    @Test
    void safeModeIsToldOfTheRouterThatItWasTakenOn() {
        model.toggleSafeMode();
        model.target(onCore, "core");
        assertFalse(model.busyProperty().get());
        tasks.finish();
        assertTrue(last().startsWith("Safe mode taken on edge"), last());
        assertEquals("[admin@core]>", prompt());
    }

    @Test
    void secretsOfALineThatGoesOnAreNotShown() {
        enter("/user add name=a group=full password=\\");
        enter("gehei\\");
        type("m9");
        model.interrupt();
        enter("/user add name=a group=full password=\\");
        send("geheim");
        assertFalse(isPrinted("gehei"));
        assertFalse(isPrinted("m9"));
        assertTrue(isPrinted("<hidden>"));
    }

    @Test
    void aLineThatGoesOnIsWholeAgainWhereItIsNotSent() {
        enter("/ip firewall filter \\");
        send("remove [find]");
        assertEquals("/ip firewall filter remove [find]", asked().orElseThrow().what().text());
        model.refrain();
        assertEquals("remove [find]", typed());
        assertEquals("[admin@edge]\\...", prompt());
        send("remove [find]");
        assertEquals("/ip firewall filter remove [find]", asked().orElseThrow().what().text());
    }

    @Test
    void aPasteLeavesWhatIsTypedAndIsOfferedAgain() {
        type("/half a li");
        model.paste("/system identity set name=other\n:put done");
        tasks.finish();
        edge.stop();
        model.confirm();
        tasks.finish();
        if (asked().isEmpty()) { // it found the session that just broke
            model.paste("/system identity set name=other\n:put done");
            tasks.finish();
            model.confirm();
            tasks.finish();
        }
        assertEquals("/half a li", typed());
        assertEquals(2, asked().orElseThrow().shown().size());
        assertTrue(last().startsWith("Nothing was sent."), last());
    }

    @Test
    void whatIsTypedAheadStays() {
        enter("/system identity print");
        type("/ip address");
        tasks.finish();
        assertEquals("/ip address", typed());
        model.submit();
        assertEquals("", typed());

        tasks.finish();
        enter("/system reboot");
        type("print");
        tasks.finish();
        model.refrain();
        assertEquals("print", typed());
        type("/system r");
        model.older();
        assertEquals("/system reboot", typed());
    }

    @Test
    void severalLinesFromTheHistoryAreAskedAboutAgain() {
        model.paste("/system identity set name=x\n:put done");
        tasks.finish();
        model.confirm();
        tasks.finish();
        model.older();
        tasks.finish();
        assertEquals(2, asked().orElseThrow().shown().size());
        assertEquals("", typed());
    }

    @Test
    void pastedLinesWhoseSecretIsMissingAreNotSent() {
        model.paste("/user add name=a group=full password=<hidden>\n:put done");
        tasks.finish();
        assertEquals(Optional.empty(), asked());
        assertEquals(TerminalBlock.Kind.ERROR, model.output().getLast().kind());
    }

    @Test
    void numbersAreThoseOnTheScreenAlsoAfterAPrintThatWentOn() {
        send("/ip/firewall/filter");
        send("print proplist=chain");
        send("remove 0");
        model.confirm();
        tasks.finish();
        send("print interval=1");
        await("a round", () -> model.output().getLast().kind() == TerminalBlock.Kind.TABLE);
        model.interrupt();
        tasks.finish();
        await("its end", () -> model.liveProperty().get().isEmpty());
        send("set 0 comment=first");
        assertEquals(TerminalBlock.Kind.REMARK, model.output().getLast().kind(), last());
        send("print proplist=comment");
        assertTrue(last().contains("0  first"), last());
    }

    @Test
    void aPrintAsTextTakesTheNumbersAway() {
        send("/ip/firewall/filter");
        send("print proplist=chain");
        model.asRouterPrintsProperty().set(true);
        send("print");
        model.asRouterPrintsProperty().set(false);
        send("set 0 comment=x");
        assertEquals(TerminalBlock.Kind.ERROR, model.output().getLast().kind());
    }

    @Test
    void asTheRouterPrintsThePromptMovesAndWhatGoesOnIsSeen() {
        model.asRouterPrintsProperty().set(true);
        send("/ip/address");
        assertEquals("[admin@edge] /ip/address>", prompt());
        send("print");
        assertEquals("Sent as text, through /execute.", last());
        send("/interface monitor-traffic ether1 interval=1ms");
        assertFalse(model.liveProperty().get().isEmpty());
        await("a round", () -> model.output().getLast().kind() == TerminalBlock.Kind.TABLE);
        model.interrupt();
        tasks.finish();
        await("its end", () -> model.liveProperty().get().isEmpty());
    }

    @Test
    void aLiveCommandThatNeverLeftIsKept() {
        edge.stop();
        String line = "/interface monitor-traffic ether1";
        send("/system identity print"); // may find the session that just broke
        send(line);
        await("its end", () -> model.liveProperty().get().isEmpty());
        assertEquals(line, typed());
        assertEquals("Nothing was sent. The line is kept.", last());
    }

    @Test
    void isCalledAsItsRouterIs() {
        model.update(onEdge, "renamed");
        assertEquals("[admin@renamed]>", prompt());
        model.target(onEdge, "again");
        assertEquals("[admin@again]>", prompt());
        send("/system reboot");
        assertEquals("again", asked().orElseThrow().identity());
    }

    @Test
    void doesNotSayThatItForgotWhereItMayNot() {
        var reader =
                new Caller(
                        caller.user(),
                        caller.username(),
                        caller.space(),
                        Set.of(Scope.READ),
                        caller.standing(),
                        caller.lease(),
                        caller.via());
        model = terminalOf(reader);
        model.forgetHistory();
        tasks.finish();
        assertEquals(1, model.output().size());
        assertEquals(TerminalBlock.Kind.ERROR, model.output().getLast().kind());
    }
}
