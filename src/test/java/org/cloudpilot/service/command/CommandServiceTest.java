package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply.Way;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Transport;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FleetForEachTest.class)
class CommandServiceTest {

    private final FleetFixture fixture;
    private CommandService commands;

    CommandServiceTest(FleetFixture fixture) {
        this.fixture = fixture;
        commands = fixture.commands();
    }

    /// Rows and the end, as they come.
    private static final class Heard implements LiveListener {
        private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

        @Override
        public void row(Row row) {
            heard.add(row);
        }

        @Override
        public void ended(CommandOutcome outcome) {
            heard.add(outcome);
        }

        private Object next() {
            try {
                Object next = heard.poll(FleetFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing more came");
                }
                return next;
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        Row row() {
            return assertInstanceOf(Row.class, next());
        }

        CommandOutcome end() {
            Object next = next();
            while (next instanceof Row) {
                next = next();
            }
            return assertInstanceOf(CommandOutcome.class, next);
        }
    }

    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.RB5009).version(version).identity("edge");
    }

    private RouterId add(SimulatedRouter device) {
        RouterId id = fixture.add("edge", device, "admin", "").id();
        fixture.await(id, status -> status.info() != null);
        return id;
    }

    private ConsoleReply line(RouterId id, String menu, String line) {
        return commands.line(fixture.caller(), id, menu, line, Duration.ofSeconds(60)).orThrow();
    }

    private ConsoleReply.Going begin(RouterId id, String line, Heard heard) {
        return assertInstanceOf(
                ConsoleReply.Going.class,
                commands.liveLine(fixture.caller(), id, "/", line, ItemNumbers.none(), heard)
                        .orThrow());
    }

    @Test
    void aMonitorGoesOnUntilItIsStopped() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            var heard = new Heard();
            ConsoleReply.Going going =
                    begin(id, "/interface monitor-traffic ether1 interval=1ms", heard);
            assertTrue(going.inPlace());
            assertEquals("0", heard.row().get(".section"));
            assertEquals("1", heard.row().get(".section"));
            going.running().close();
            assertInstanceOf(CommandOutcome.Done.class, heard.end());
        }
    }

    @Test
    void pingsFollowOneAnotherAndEndByThemselves() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var heard = new Heard();
            ConsoleReply.Going going =
                    begin(add(device), "/ping 9.9.9.9 count=2 interval=1ms", heard);
            assertEquals(false, going.inPlace());
            assertEquals("0", heard.row().get("seq"));
            assertEquals("1", heard.row().get("seq"));
            assertInstanceOf(CommandOutcome.Done.class, heard.end());
        }
    }

    @Test
    void aPrintFollowsChanges() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            var heard = new Heard();
            ConsoleReply.Going going = begin(id, "/system script print follow", heard);
            line(id, "/", "/system script add name=late source=x");
            assertEquals("late", heard.row().get("name"));
            going.running().close();
        }
    }

    @Test
    void aStreamThatTheRouterRefusesSaysSo() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var heard = new Heard();
            begin(add(device), "/interface monitor-traffic nosuch", heard);
            var trapped = assertInstanceOf(CommandOutcome.Trapped.class, heard.end());
            assertEquals("input does not match any value of interface", trapped.message());
        }
    }

    @Test
    void whatIsNoSentenceGoesAsTextOnVersion7() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var said =
                    assertInstanceOf(
                            ConsoleReply.Said.class,
                            line(add(device), "/system/identity", ":put [get name]"));
            assertEquals(Way.EXECUTE, said.way());
            assertEquals("edge", said.text());
            assertInstanceOf(CommandOutcome.Done.class, said.outcome());
        }
    }

    @Test
    void andOverSshOnVersion6() {
        try (SimulatedRouter device =
                router("6.49.11").services(Set.of(Service.API, Service.SSH)).start()) {
            Router router =
                    fixture.add(
                            "old",
                            device.endpoint(Transport.API),
                            Transport.API,
                            "",
                            new ReachDraft(
                                    null,
                                    null,
                                    null,
                                    device.sshEndpoint().port(),
                                    device.hostKey().hex(),
                                    null,
                                    null,
                                    null));
            fixture.await(router.id(), status -> status.info() != null);
            var said =
                    assertInstanceOf(
                            ConsoleReply.Said.class,
                            line(router.id(), "/", ":put [/system identity get name]"));
            assertEquals(Way.SSH, said.way());
            assertEquals("edge", said.text());
        }
    }

    @Test
    void anErrorInATextIsAnError() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var said =
                    assertInstanceOf(
                            ConsoleReply.Said.class,
                            line(add(device), "/", ":put one; /ip address remove *FFFF; :put two"));
            assertEquals("one", said.text());
            var trapped = assertInstanceOf(CommandOutcome.Trapped.class, said.outcome());
            assertTrue(trapped.message().startsWith("no such item"), trapped.message());
        }
    }

    @Test
    void asksBeforeWhatTouchesItsOwnFooting() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            assertEquals(List.of("danger.user"), dangers(id, "/user remove admin"));
            assertEquals(List.of("danger.interface"), dangers(id, "/interface disable ether2"));
            assertEquals(List.of(), dangers(id, "/ip address print"));
        }
    }

    @Test
    void aPortOfTheBridgeThatTheSessionComesInByIsItsFooting() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            for (String line :
                    List.of(
                            "/interface bridge add name=lan",
                            "/interface bridge port add bridge=lan interface=ether3",
                            "/ip address add address=127.0.0.1/8 interface=lan")) {
                assertInstanceOf(ConsoleReply.Ran.class, line(id, "/", line), line);
            }
            assertEquals(List.of("danger.interface"), dangers(id, "/interface disable ether3"));
            assertEquals(List.of("danger.interface"), dangers(id, "/interface disable lan"));
            assertEquals(List.of(), dangers(id, "/interface disable ether4"));
        }
    }

    private List<String> dangers(RouterId id, String line) {
        return commands.dangers(fixture.caller(), id, "/", line).orThrow().stream()
                .map(Message::key)
                .toList();
    }

    @Test
    void safeModeIsHeldUntilItIsUnrolledOrTheSessionBreaks() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            var safe = new SafeModes(fixture.console());
            assertInstanceOf(CommandOutcome.Done.class, safe.take(fixture.caller(), id).orThrow());
            assertTrue(safe.isHeld(id));
            line(id, "/", "/system identity set name=core");
            assertInstanceOf(
                    CommandOutcome.Done.class, safe.unroll(fixture.caller(), id).orThrow());
            assertEquals(false, safe.isHeld(id));
            assertEquals("edge", name(id));

            safe.take(fixture.caller(), id).orThrow();
            line(id, "/", "/system identity set name=core");
            device.disconnectAll();
            fixture.await(id, status -> !safe.isHeld(id));
            fixture.await(id, RouterState.ONLINE);
            assertEquals("edge", name(id));
        }
    }

    private String name(RouterId id) {
        var ran = assertInstanceOf(ConsoleReply.Ran.class, line(id, "/", "/system identity print"));
        var done = assertInstanceOf(CommandOutcome.Done.class, ran.outcome());
        return done.rows().getFirst().get("name", "");
    }

    @Test
    void olderRoutersHaveNoSafeMode() {
        try (SimulatedRouter device = router("7.16.2").start()) {
            RouterId id = add(device);
            var safe = new SafeModes(fixture.console());
            assertInstanceOf(
                    CommandOutcome.Unsupported.class, safe.take(fixture.caller(), id).orThrow());
            assertEquals(false, safe.isHeld(id));
        }
    }

    private ConsoleReply typed(RouterId id, String line, ItemNumbers numbers) {
        return commands.liveLine(fixture.caller(), id, "/", line, numbers, new Heard()).orThrow();
    }

    @Test
    void severalCommandsAreCarriedOutInTurnUpToTheFirstThatFails() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            String line =
                    "/system identity; set name=core; /interface { print; remove nosuch; print }";
            var turns =
                    assertInstanceOf(
                            ConsoleReply.InTurn.class, typed(id, line, ItemNumbers.none()));
            assertEquals(
                    List.of("/system/identity/set ok", "/interface/print ok"),
                    turns.replies().stream().limit(2).map(CommandServiceTest::told).toList());
            assertEquals(3, turns.replies().size());
            assertInstanceOf(
                    CommandOutcome.Trapped.class,
                    assertInstanceOf(ConsoleReply.Ran.class, turns.replies().get(2)).outcome());
            assertEquals("core", name(id));
        }
    }

    private static String told(ConsoleReply reply) {
        var ran = assertInstanceOf(ConsoleReply.Ran.class, reply);
        return ran.sent().path() + " " + ran.outcome().code();
    }

    @Test
    void menusInALineOfCommandsMoveThePrompt() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var turns =
                    assertInstanceOf(
                            ConsoleReply.InTurn.class,
                            typed(
                                    add(device),
                                    "/interface; print; /ip/address",
                                    ItemNumbers.none()));
            assertEquals(new ConsoleReply.Moved("/ip/address"), turns.replies().getLast());
        }
    }

    @Test
    void aScriptsLineHasOneAnswerWhateverMenusItWalksThrough() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            var ran =
                    assertInstanceOf(
                            ConsoleReply.Ran.class,
                            line(add(device), "/", "/system identity; print"));
            assertEquals("/system/identity/print", ran.sent().path());
        }
    }

    @Test
    void itemsAreCalledByTheNumbersOfTheLastPrint() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            var print = assertInstanceOf(ConsoleReply.Ran.class, line(id, "/", "/interface print"));
            var rows = assertInstanceOf(CommandOutcome.Done.class, print.outcome()).rows();
            ItemNumbers numbers = ItemNumbers.none().after(print.sent(), rows);

            typed(id, "/interface set 1 comment=second", numbers);

            String second = rows.get(1).get("name", "");
            String where = "/interface print proplist=comment where name=\"" + second + "\"";
            var asked = assertInstanceOf(ConsoleReply.Ran.class, line(id, "/", where));
            var found = assertInstanceOf(CommandOutcome.Done.class, asked.outcome()).rows();
            assertEquals("second", found.getFirst().get("comment"));
            assertInstanceOf(
                    ConsoleReply.NotUnderstood.class, line(id, "/", "/interface set 1 comment=x"));
        }
    }

    @Test
    void whatTheApiDoesNotKnowByNameIsLeftToTheConsole() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            var said =
                    assertInstanceOf(ConsoleReply.Said.class, line(id, "/", "/interface mon x=1"));
            assertEquals(Way.EXECUTE, said.way());
            assertInstanceOf(CommandOutcome.Trapped.class, said.outcome());
        }
    }

    @Test
    void aLearnedVersionTellsWhatIsWrittenShort() {
        try (SimulatedRouter device = router("7.18.2").start()) {
            RouterId id = add(device);
            assertTrue(fixture.consoleHelp().learn(fixture.caller(), id).orThrow());
            line(id, "/", "/sys id set na=core");
            assertEquals("core", name(id));
        }
    }
}
