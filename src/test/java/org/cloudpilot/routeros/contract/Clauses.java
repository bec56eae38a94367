package org.cloudpilot.routeros.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Lost;
import org.cloudpilot.model.CommandOutcome.NotConnected;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.CommandOutcome.Unknown;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.SimulatedRouter;

/// The clauses of the contract. Each gets a fresh router with all services, the users `admin`
/// (full) and `guest` (read) with the password `right`, and `outsider` whose group may use neither
/// the API nor REST.
final class Clauses {
    /// One promise.
    interface Clause {
        void tryOn(Subject subject, SimulatedRouter router) throws Exception;
    }

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Command IDENTITY = Command.of("/system/identity/print");
    private static final Command LISTS = Command.of("/interface/list/print");

    private Clauses() {}

    static Map<String, Clause> all() {
        Map<String, Clause> all = new LinkedHashMap<>();
        all.put("logsInAndTellsItsAddress", Clauses::logsInAndTellsItsAddress);
        all.put("aWrongPasswordIsALogInRefused", Clauses::aWrongPasswordIsALogInRefused);
        all.put("aGroupWithoutTheRightIsToldApart", Clauses::aGroupWithoutTheRightIsToldApart);
        all.put("everyMenuPrintsTheSameRows", Clauses::everyMenuPrintsTheSameRows);
        all.put("columnsKeepTheirOrder", Clauses::columnsKeepTheirOrder);
        all.put("aProplistLimitsTheColumns", Clauses::aProplistLimitsTheColumns);
        all.put("aConditionChoosesTheSameRows", Clauses::aConditionChoosesTheSameRows);
        all.put("theStackMachineChoosesTheSameRows", Clauses::theStackMachineChoosesTheSameRows);
        all.put("whatIsAddedIsChangedAndRemoved", Clauses::whatIsAddedIsChangedAndRemoved);
        all.put("anyTextIsKept", Clauses::anyTextIsKept);
        all.put("aSingleItemIsSetWithoutAnId", Clauses::aSingleItemIsSetWithoutAnId);
        all.put("aCountIsTold", Clauses::aCountIsTold);
        all.put("anEmptyAnswerIsNoRows", Clauses::anEmptyAnswerIsNoRows);
        all.put("aTrapIsToldInTheRoutersWords", Clauses::aTrapIsToldInTheRoutersWords);
        all.put("aTrapHasItsCategory", Clauses::aTrapHasItsCategory);
        all.put("whoMayOnlyReadIsRefusedTheRest", Clauses::whoMayOnlyReadIsRefusedTheRest);
        all.put("aMonitorRunsOnce", Clauses::aMonitorRunsOnce);
        all.put("manyAskAtOnce", Clauses::manyAskAtOnce);
        all.put("silenceIsLostForAPrint", Clauses::silenceIsLostForAPrint);
        all.put("silenceIsUnknownForAChange", Clauses::silenceIsUnknownForAChange);
        all.put("aRouterThatGoesIsToldToWhoWaits", Clauses::aRouterThatGoesIsToldToWhoWaits);
        all.put("aClosedSessionSendsNothing", Clauses::aClosedSessionSendsNothing);
        all.put("aPrintIsStreamed", Clauses::aPrintIsStreamed);
        all.put("changesAreStreamed", Clauses::changesAreStreamed);
        return all;
    }

    private static Done done(CommandOutcome outcome) {
        return assertInstanceOf(Done.class, outcome, outcome::toString);
    }

    private static void logsInAndTellsItsAddress(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            assertNull(session.ended());
            assertEquals("127.0.0.1", session.address().host().text());
            assertEquals(
                    "MikroTik", done(session.run(IDENTITY, LONG)).rows().getFirst().get("name"));
        }
    }

    private static void aWrongPasswordIsALogInRefused(Subject subject, SimulatedRouter router) {
        DialOutcome outcome = subject.dial(router, "admin", "wrong");
        var failed = assertInstanceOf(DialOutcome.Failed.class, outcome);
        assertEquals(ConnectFailure.LOGIN, failed.problem().failure());
        assertEquals(1, router.refusals(), "the password is tried once");
    }

    private static void aGroupWithoutTheRightIsToldApart(Subject subject, SimulatedRouter router) {
        DialOutcome outcome = subject.dial(router, "outsider", "right");
        var failed = assertInstanceOf(DialOutcome.Failed.class, outcome);
        ConnectFailure failure = failed.problem().failure();
        assertTrue(failure.isRefusal(), failed.problem()::toString);
    }

    private static void everyMenuPrintsTheSameRows(Subject subject, SimulatedRouter router) {
        printsAlike(subject, router, Row::asMap);
    }

    private static void columnsKeepTheirOrder(Subject subject, SimulatedRouter router) {
        printsAlike(subject, router, Row::columns);
    }

    /// The binary API of our own engine is what the others are held against.
    private static void printsAlike(
            Subject subject, SimulatedRouter router, Function<Row, Object> what) {
        try (RouterSession reference = Subject.API.session(router);
                RouterSession session = subject.session(router)) {
            for (String menu :
                    List.of(
                            "/ip/address",
                            "/ip/route",
                            "/ip/dhcp-server/lease",
                            "/ip/firewall/filter",
                            "/interface/list",
                            "/system/identity",
                            "/user")) {
                Command print = Command.of(menu + "/print");
                List<Object> expected =
                        done(reference.run(print, LONG)).rows().stream().map(what).toList();
                List<Object> got =
                        done(session.run(print, LONG)).rows().stream().map(what).toList();
                assertEquals(expected, got, menu);
            }
        }
    }

    private static void aProplistLimitsTheColumns(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            Command print =
                    Command.of("/interface/print")
                            .with(".proplist", "name,type")
                            .where("?name=ether1");
            assertEquals(
                    List.of(Row.of("name", "ether1", "type", "ether")),
                    done(session.run(print, LONG)).rows());
        }
    }

    private static void aConditionChoosesTheSameRows(Subject subject, SimulatedRouter router) {
        try (RouterSession session = withLists(subject, router)) {
            assertEquals(List.of("b"), names(session, "?name=b"));
            assertEquals(List.of("a", "b"), names(session, "?name=a", "?name=b", "?#|"));
            assertEquals(List.of(), names(session, "?name=a", "?name=b"));
        }
    }

    private static void theStackMachineChoosesTheSameRows(Subject subject, SimulatedRouter router) {
        try (RouterSession session = withLists(subject, router)) {
            assertEquals(List.of("c=d"), names(session, "?name=c=d"));
            assertEquals(List.of("b", "c=d"), names(session, "?comment", "?name=a", "?#!"));
            assertEquals(List.of("c=d"), names(session, "?comment", "?>name=b"));
            assertEquals(List.of("a"), names(session, "?comment", "?<name=b"));
        }
    }

    private static RouterSession withLists(Subject subject, SimulatedRouter router) {
        RouterSession session = subject.session(router);
        for (String name : List.of("a", "b", "c=d")) {
            done(
                    session.run(
                            Command.of("/interface/list/add")
                                    .with("name", name)
                                    .with("comment", "for " + name),
                            LONG));
        }
        return session;
    }

    private static List<String> names(RouterSession session, String... queries) {
        List<String> names = new ArrayList<>();
        for (Row row : done(session.run(LISTS.where(queries), LONG)).rows()) {
            names.add(row.get("name", ""));
        }
        return names;
    }

    private static void whatIsAddedIsChangedAndRemoved(Subject subject, SimulatedRouter router) {
        isKept(subject, router, List.of("plain", "two words", "Grüße, 日本", "a=b", ""));
    }

    private static void anyTextIsKept(Subject subject, SimulatedRouter router) {
        isKept(
                subject,
                router,
                List.of("a = \"b\" 'c' \\ d", "=x=y", "two\nlines=", "?name=x", ".tag=7", "/quit"));
    }

    private static void isKept(Subject subject, SimulatedRouter router, List<String> texts) {
        try (RouterSession session = subject.session(router)) {
            for (String text : texts) {
                Command add =
                        Command.of("/interface/list/add").with("name", "one").with("comment", text);
                String id = done(session.run(add, LONG)).ret();
                assertNotNull(id);
                assertTrue(id.startsWith("*"), id);
                Command find = LISTS.where("?.id=" + id);
                assertEquals(text, only(session, find).get("comment"));
                done(
                        session.run(
                                Command.of("/interface/list/set")
                                        .with(".id", id)
                                        .with("name", "two"),
                                LONG));
                assertEquals("two", only(session, find).get("name"));
                done(session.run(Command.of("/interface/list/remove").with(".id", id), LONG));
                assertEquals(List.of(), done(session.run(find, LONG)).rows());
            }
        }
    }

    private static Row only(RouterSession session, Command print) {
        List<Row> rows = done(session.run(print, LONG)).rows();
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    private static void aSingleItemIsSetWithoutAnId(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            done(session.run(Command.of("/system/identity/set").with("name", "mast 3"), LONG));
            assertEquals("mast 3", only(session, IDENTITY).get("name"));
        }
    }

    private static void aCountIsTold(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            int rows = done(session.run(Command.of("/interface/print"), LONG)).rows().size();
            Done count =
                    done(session.run(Command.of("/interface/print").with("count-only", ""), LONG));
            assertEquals(Integer.toString(rows), count.ret());
            assertEquals(List.of(), count.rows());
        }
    }

    private static void anEmptyAnswerIsNoRows(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        List.of(), done(session.run(LISTS.where("?name=nothing"), LONG)).rows());
            }
        }
    }

    private static void aTrapIsToldInTheRoutersWords(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            assertEquals("no such item", trap(session, "/interface/list/remove", "*FFFF"));
            // the binary API and REST word these two differently
            for (String wrong : List.of("/no/such/menu/print", "/interface/list/frobnicate")) {
                String said = trap(session, wrong, "*1");
                assertTrue(said.contains("no such command"), said);
            }
            assertEquals("MikroTik", only(session, IDENTITY).get("name"), "it goes on");
        }
    }

    private static String trap(RouterSession session, String path, String id) {
        CommandOutcome outcome = session.run(Command.of(path).with(".id", id), LONG);
        return assertInstanceOf(Trapped.class, outcome, outcome::toString).message();
    }

    private static void aTrapHasItsCategory(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            CommandOutcome outcome =
                    session.run(Command.of("/interface/list/remove").with(".id", "*FFFF"), LONG);
            assertEquals(0, assertInstanceOf(Trapped.class, outcome).category());
        }
    }

    private static void whoMayOnlyReadIsRefusedTheRest(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router, "guest", "right")) {
            Command set = Command.of("/system/identity/set").with("name", "mine");
            var refused = assertInstanceOf(Trapped.class, session.run(set, LONG));
            assertTrue(refused.message().contains("permission"), refused.message());
            assertEquals("MikroTik", only(session, IDENTITY).get("name"));
        }
    }

    private static void aMonitorRunsOnce(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            Command monitor =
                    Command.of("/interface/monitor-traffic")
                            .with("interface", "ether1")
                            .with("once", "");
            assertEquals("ether1", only(session, monitor).get("name"));
        }
    }

    private static void manyAskAtOnce(Subject subject, SimulatedRouter router) throws Exception {
        try (RouterSession session = subject.session(router);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "list-" + i;
                expected.add(List.of(name));
                tasks.add(
                        () -> {
                            done(
                                    session.run(
                                            Command.of("/interface/list/add").with("name", name),
                                            LONG));
                            return names(session, "?name=" + name);
                        });
            }
            List<List<String>> got = new ArrayList<>();
            for (Future<List<String>> each : threads.invokeAll(tasks)) {
                got.add(each.get());
            }
            assertEquals(expected, got);
        }
    }

    private static void silenceIsLostForAPrint(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            router.misbehave(new Fault.AnswerOnlyCancel());
            long start = System.nanoTime();
            assertInstanceOf(Lost.class, session.run(IDENTITY, SHORT));
            assertTrue(System.nanoTime() - start < LONG.toNanos(), "not for long");
        }
    }

    private static void silenceIsUnknownForAChange(Subject subject, SimulatedRouter router) {
        try (RouterSession session = subject.session(router)) {
            router.misbehave(new Fault.AnswerOnlyCancel());
            Command add = Command.of("/interface/list/add").with("name", "perhaps");
            assertInstanceOf(Unknown.class, session.run(add, SHORT));
            assertEquals(1, router.commands("/interface/list/add"), "never sent twice");
        }
    }

    private static void aRouterThatGoesIsToldToWhoWaits(Subject subject, SimulatedRouter router)
            throws Exception {
        Command add = Command.of("/interface/list/add").with("name", "perhaps");
        CommandOutcome print = whileTheRouterGoes(subject, router, IDENTITY);
        // a print may be asked for again on a fresh connection, which then is refused
        assertTrue(print instanceof Lost || print instanceof NotConnected, print::toString);
        router.start();
        router.misbehave(new Fault.None());
        assertInstanceOf(Unknown.class, whileTheRouterGoes(subject, router, add));
        assertEquals(1, router.commands("/interface/list/add"), "never sent twice");
    }

    private static CommandOutcome whileTheRouterGoes(
            Subject subject, SimulatedRouter router, Command command) throws Exception {
        try (RouterSession session = subject.session(router);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int before = router.commands(command.path());
            router.misbehave(new Fault.AnswerOnlyCancel());
            Future<CommandOutcome> answer = threads.submit(() -> session.run(command, LONG));
            await(() -> router.commands(command.path()) > before);
            router.stop();
            CommandOutcome outcome = answer.get();
            await(() -> session.run(IDENTITY, LONG) instanceof NotConnected);
            assertNotNull(session.ended());
            return outcome;
        }
    }

    private static void awaitCommand(SimulatedRouter router, String path) {
        await(() -> router.commands(path) > 0);
    }

    private static void await(Callable<Boolean> condition) {
        long end = System.nanoTime() + LONG.toNanos();
        try {
            while (!condition.call()) {
                assertTrue(System.nanoTime() < end, "not within " + LONG);
                LockSupport.parkNanos(1_000_000);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void aClosedSessionSendsNothing(Subject subject, SimulatedRouter router) {
        RouterSession session = subject.session(router);
        session.close();
        session.close();
        Command add = Command.of("/interface/list/add").with("name", "never");
        assertInstanceOf(NotConnected.class, session.run(add, LONG));
        assertNotNull(session.ended());
        assertEquals(0, router.commands("/interface/list/add"));
    }

    private static void aPrintIsStreamed(Subject subject, SimulatedRouter router) throws Exception {
        BlockingQueue<Row> rows = new LinkedBlockingQueue<>();
        BlockingQueue<CommandOutcome> ends = new LinkedBlockingQueue<>();
        try (RouterSession session = subject.session(router)) {
            Command print = Command.of("/interface/print").with(".proplist", "name");
            List<Row> expected = done(session.run(print, LONG)).rows();
            session.stream(print, rows::add, ends::add);
            CommandOutcome end = ends.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertNotNull(end);
            done(end);
            assertEquals(expected, List.copyOf(rows));
        }
    }

    private static void changesAreStreamed(Subject subject, SimulatedRouter router)
            throws Exception {
        BlockingQueue<Row> rows = new LinkedBlockingQueue<>();
        BlockingQueue<CommandOutcome> ends = new LinkedBlockingQueue<>();
        try (RouterSession session = subject.session(router)) {
            RouterSession.RowStream stream =
                    session.stream(Command.of("/interface/list/listen"), rows::add, ends::add);
            awaitCommand(router, "/interface/list/listen");
            List<String> added = new ArrayList<>();
            // the router heard of the listener; that it listens already is not said
            await(
                    () -> {
                        Command add =
                                Command.of("/interface/list/add")
                                        .with("name", "news-" + added.size());
                        added.add(String.valueOf(done(session.run(add, LONG)).ret()));
                        return !rows.isEmpty();
                    });
            assertTrue(added.contains(rows.remove().get(".id", "")));
            stream.close();
            assertNotNull(ends.poll(LONG.toSeconds(), TimeUnit.SECONDS));
            done(session.run(IDENTITY, LONG));
        }
    }
}
