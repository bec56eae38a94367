package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LiveQuestion;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Recorded;
import org.cloudpilot.service.fleet.FleetFixture;
import org.cloudpilot.service.fleet.FleetForEachTest;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.Service;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.inspect.CommandTree;
import org.cloudpilot.simulator.inspect.CommandTree.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is learned of a console, over which way, and what is asked for each time.
@ExtendWith(FleetForEachTest.class)
class ConsoleLearningTest {

    private final FleetFixture fixture;
    private ConsoleHelp help;

    ConsoleLearningTest(FleetFixture fixture) {
        this.fixture = fixture;
        help = help();
    }

    private ConsoleHelp help() {
        return new ConsoleHelp(
                fixture.console(),
                fixture.store().consoleTrees(),
                Clock.systemUTC(),
                new LearningPace(4, Duration.ZERO, 0, Duration.ofSeconds(9), Duration.ZERO));
    }

    /// A console that can be told from everybody else's.
    private static CommandTree tree() {
        CommandTree root = CommandTree.root();
        CommandTree fruit = root.child("fruit", Type.DIR, "");
        CommandTree add = fruit.child("add", Type.CMD, "adds one");
        add.child("colour", Type.ARG, "green|red|yellow");
        add.child("name", Type.ARG, "string value");
        add.child("tree", Type.ARG, "");
        add.child("orchard", Type.ARG, "").offer(List.of("north", "south bank"));
        add.child("password", Type.ARG, "");
        CommandTree set = fruit.child("set", Type.CMD, "");
        set.child("numbers", Type.ARG, "").offer(List.of("pear tree", "plum"));
        set.child("ripe", Type.ARG, "yes | no");
        CommandTree print = fruit.child("print", Type.CMD, "shows them");
        print.child("proplist", Type.ARG, "").offer(List.of("colour", "name", "ripe"));
        print.child("where", Type.ARG, "");
        for (int i = 0; i < 60; i++) {
            CommandTree menu = root.child("menu" + i, Type.DIR, "");
            menu.child("print", Type.CMD, "").child("where", Type.ARG, "");
        }
        return root;
    }

    private static SimulatedRouter.Builder plan() {
        return SimulatedRouter.builder(Hardware.RB5009).version("7.18.2").commandTree(tree());
    }

    private RouterId add(SimulatedRouter device) {
        RouterId id = fixture.add("r" + device.port(), device, "admin", "").id();
        fixture.await(id, status -> status.info() != null);
        return id;
    }

    private LineGuide guide(RouterId id) {
        return help.guide(fixture.caller(), id).orThrow().orElseThrow();
    }

    private List<LineCompletion> completions(RouterId id, String line) {
        return guide(id).completions("/", line, line.length());
    }

    private static List<String> texts(List<LineCompletion> completions) {
        return completions.stream().map(LineCompletion::text).toList();
    }

    private List<String> asked(RouterId id, String line) {
        LiveQuestion question = guide(id).question("/", line, line.length()).orElseThrow();
        return texts(help.ask(fixture.caller(), id, question).orThrow());
    }

    @Test
    void beforeAVersionIsLearnedTheRouterIsAskedForACommandsArguments() {
        try (SimulatedRouter device =
                SimulatedRouter.builder(Hardware.RB5009).version("7.18.2").start()) {
            RouterId id = add(device);
            assertEquals(List.of(), completions(id, "/ip address add "));
            List<String> offered = asked(id, "/ip address add ");
            assertTrue(offered.containsAll(List.of("address", "interface")), offered::toString);
            assertEquals(List.of("interface"), asked(id, "/ip address add inter"));
        }
    }

    @Test
    void descriptionsAreLearnedAndKept() {
        try (SimulatedRouter device = plan().start()) {
            RouterId id = add(device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            assertEquals("", completions(id, "/fruit ad").getFirst().description());
            assertTrue(help.describe(fixture.caller(), id).orThrow());
            int questions = device.commands("/console/inspect");

            help = help();
            assertFalse(help.learn(fixture.caller(), id).orThrow());
            assertTrue(help.describe(fixture.caller(), id).orThrow());
            assertEquals(questions, device.commands("/console/inspect"));
            device.stop();
            assertEquals("adds one", completions(id, "/fruit ad").getFirst().description());
            assertEquals(
                    List.of("green", "red", "yellow"),
                    texts(completions(id, "/fruit add colour=")));
            assertEquals(List.of("yellow"), texts(completions(id, "/fruit print where colour=y")));
        }
    }

    @Test
    void aRecordedConsoleIsLearnedWhole() throws IOException {
        Path recorded = Recorded.tree("7.22.1");
        CommandTree told;
        try (InputStream in = Files.newInputStream(recorded)) {
            told = CommandTree.read(in);
        }
        RouterId id;
        try (SimulatedRouter device =
                SimulatedRouter.builder(Hardware.RB5009)
                        .version("7.22.1")
                        .commandTree(told)
                        .start()) {
            id = add(device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
        }
        LineGuide guide = guide(id);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(recorded))) {
            compare(guide, org.cloudpilot.routeros.inspect.CommandTree.read(in).root());
        }
    }

    private static void compare(LineGuide guide, CommandNode node) {
        if (node.kind() != CommandNode.Kind.ARGUMENT) {
            String line = node.isRoot() ? "/" : node.path() + (node.isMenu() ? "/" : " ");
            assertEquals(node.names(), texts(guide.completions("/", line, line.length())), line);
            node.children().forEach(each -> compare(guide, each));
        }
    }

    @Test
    void goesOnWhereTheRouterWasLost() {
        try (SimulatedRouter device = plan().start()) {
            RouterId id = add(device);
            device.misbehave(new Fault.CutAfter(12_000));
            assertFalse(help.learn(fixture.caller(), id).orThrow());
            assertEquals("7.22", guide(id).version());
            int before = device.commands("/console/inspect");
            assertTrue(before > 0);

            device.misbehave(new Fault.None());
            help = help();
            fixture.await(id, status -> status.info() != null);
            while (!help.learn(fixture.caller(), id).orThrow()) {
                fixture.fleet().pollNow(fixture.caller(), Set.of(id)).orThrow();
            }
            int all = 1 + 61 + 62;
            int after = device.commands("/console/inspect") - before;
            assertTrue(after < all, after + " questions of " + all);
            assertTrue(guide(id).isExact());
        }
    }

    @Test
    void aRouterThatRefusesIsLeftAlone() {
        try (SimulatedRouter device = plan().start()) {
            RouterId id = add(device);
            device.misbehave(new Fault.MissingRights());
            assertFalse(help.learn(fixture.caller(), id).orThrow());
            assertFalse(guide(id).isExact());
        }
    }

    @Test
    void whatNoConsoleCanHaveIsNotBelieved() {
        CommandTree lies = tree();
        for (String name : List.of("_type", "a,b", "a/b", "x y", "x".repeat(101))) {
            lies.child(name, Type.DIR, "no such thing");
        }
        try (SimulatedRouter device =
                SimulatedRouter.builder(Hardware.RB5009)
                        .version("7.18.2")
                        .commandTree(lies)
                        .start()) {
            RouterId id = add(device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            assertEquals(61, completions(id, "/").size());
        }
    }

    @Test
    void restIsPreferredWhereItsCertificateIsBelieved() {
        try (SimulatedRouter device = plan().restSsl().start()) {
            RouterId believing = addBelieving(device);
            assertTrue(help.learn(fixture.caller(), believing).orThrow());
            assertTrue(logIns(believing, "via rest-api") > 0);
            assertTrue(help.describe(fixture.caller(), believing).orThrow());
            assertEquals("adds one", completions(believing, "/fruit ad").getFirst().description());
        }
    }

    @Test
    void aRouterOverRestTellsTheSame() {
        try (SimulatedRouter device = plan().rest().start()) {
            RouterId id =
                    fixture.add(
                                    "rest",
                                    device.endpoint(Transport.REST),
                                    Transport.REST,
                                    "",
                                    ReachDraft.none())
                            .id();
            fixture.await(id, status -> status.info() != null);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            assertTrue(help.describe(fixture.caller(), id).orThrow());
            assertEquals("adds one", completions(id, "/fruit ad").getFirst().description());
            assertEquals(List.of("north"), asked(id, "/fruit add orchard=n"));
        }
    }

    @Test
    void otherwiseTheRunningSessionIsUsed() {
        try (SimulatedRouter device = plan().rest().restSsl().start()) {
            RouterId id = add(device);
            tellPort(id, device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            assertEquals(0, logIns(id, "via rest-api"));
        }
    }

    private RouterId addBelieving(SimulatedRouter device) {
        ReachDraft reach =
                new ReachDraft(
                        null, null, device.fingerprint().toString(), null, null, null, null, null);
        RouterId id =
                fixture.add(
                                "b" + device.port(),
                                device.endpoint(Transport.API),
                                Transport.API,
                                "",
                                reach)
                        .id();
        fixture.await(id, status -> status.info() != null);
        tellPort(id, device);
        return id;
    }

    /// The simulated router's table of services does not know on which port it happens to listen.
    private void tellPort(RouterId id, SimulatedRouter device) {
        String port = Integer.toString(device.endpoint(Service.REST_SSL).port());
        run(id, Command.of("/ip/service/set").with("numbers", "www-ssl").with("port", port));
    }

    private long logIns(RouterId id, String via) {
        return run(id, Command.of("/log/print")).rows().stream()
                .filter(row -> row.get("message", "").contains("logged in"))
                .filter(row -> row.get("message", "").endsWith(via))
                .count();
    }

    private CommandOutcome.Done run(RouterId id, Command command) {
        return (CommandOutcome.Done)
                fixture.console()
                        .asking(
                                fixture.caller(),
                                id,
                                session -> session.run(command, Duration.ofSeconds(5)))
                        .orThrow();
    }

    @Test
    void whatDependsOnTheRouterIsAskedEachTime() {
        try (SimulatedRouter device = plan().start()) {
            RouterId id = add(device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            assertEquals(List.of("north", "\"south bank\""), asked(id, "/fruit add orchard="));
            assertEquals(List.of("north"), asked(id, "/fruit add colour=red orchard=no"));
            assertEquals(List.of("colour", "name", "ripe"), asked(id, "/fruit print where "));
            assertEquals(List.of(), texts(completions(id, "/fruit add orchard=")));
            assertTrue(guide(id).question("/", "/fruit add password=", 20).isEmpty());
            assertEquals(List.of("ripe"), asked(id, "/fruit print where colour=red and r"));
            assertEquals(List.of("\"pear tree\"", "plum"), asked(id, "/fruit set "));
            assertEquals(List.of("plum"), asked(id, "/fruit set pl"));
            assertEquals(List.of("plum"), asked(id, "/fruit set numbers=pl"));
            assertTrue(guide(id).question("/", "/fruit set plum ", 16).isEmpty());
        }
    }

    @Test
    void aSilentRouterHoldsNobodyUp() throws InterruptedException {
        try (SimulatedRouter device = plan().start()) {
            RouterId id = add(device);
            assertTrue(help.learn(fixture.caller(), id).orThrow());
            LineGuide guide = guide(id);
            LiveQuestion question = guide.question("/", "/fruit add tree=", 16).orElseThrow();
            int asked = device.commands("/console/inspect");
            device.misbehave(new Fault.NeverAnswer());
            Thread first =
                    Thread.ofVirtual()
                            .start(() -> help.ask(fixture.caller(), id, question).orThrow());
            assertEquals(
                    List.of("colour", "name", "orchard", "password", "tree"),
                    texts(guide.completions("/", "/fruit add ", 11)));
            assertEquals(List.of(), help.ask(fixture.caller(), id, question).orThrow());
            first.join();
            assertTrue(device.commands("/console/inspect") <= asked + 2);
        }
    }
}
