package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.DialOutcome.Connected;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSessionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private SimulatedRouter router =
            SimulatedRouter.builder(Hardware.RB5009).user("admin", "päss").start();

    @AfterEach
    void switchOff() {
        router.close();
    }

    private void routerOf(Hardware board, String version) {
        router.close();
        router = SimulatedRouter.builder(board).version(version).user("admin", "päss").start();
    }

    private RouterSession session() {
        DialOutcome outcome =
                new ApiDialer(Clock.systemUTC())
                        .dial(
                                new Path(List.of(router.endpoint()), Transport.API),
                                new Login("admin", Secret.ofText("päss")));
        return assertInstanceOf(Connected.class, outcome).session();
    }

    private static Done done(CommandOutcome outcome) {
        return assertInstanceOf(Done.class, outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.42.7", "6.49.11", "7.18.2"})
    void logsInBothWaysAndPrints(String version) {
        routerOf(Hardware.RB750G, version);
        try (RouterSession session = session()) {
            Done resource = done(session.run(Command.of("/system/resource/print"), LIMIT));
            assertEquals(1, resource.rows().size());
            assertEquals(version + " (stable)", resource.rows().getFirst().get("version"));
            assertEquals("RB750G", resource.rows().getFirst().get("board-name"));
            assertNull(session.ended());
            assertEquals(router.endpoint(), session.address());
        }
    }

    @Test
    void anEmptyAnswerIsNoRows() {
        try (RouterSession session = session()) {
            Command none = Command.of("/interface/print").where("?name=nothing");
            assertEquals(List.of(), done(session.run(none, LIMIT)).rows());
            assertEquals(List.of(), done(session.run(none, LIMIT)).rows());
        }
    }

    @Test
    void whatIsAddedIsPrintedBackAndCanBeRemoved() {
        try (RouterSession session = session()) {
            String text = "Grüße\n=a=b= 日本";
            Command add =
                    Command.of("/ip/address/add")
                            .with("address", "10.9.9.1/24")
                            .with("interface", "bridge")
                            .with("comment", text);
            String id = done(session.run(add, LIMIT)).ret();
            assertNotNull(id);
            Command find = Command.of("/ip/address/print").where("?.id=" + id);
            assertEquals(text, done(session.run(find, LIMIT)).rows().getFirst().get("comment"));
            done(session.run(Command.of("/ip/address/remove").with(".id", id), LIMIT));
            assertEquals(List.of(), done(session.run(find, LIMIT)).rows());
        }
    }

    @Test
    void aTrapIsToldWithItsCategory() {
        try (RouterSession session = session()) {
            CommandOutcome outcome =
                    session.run(Command.of("/ip/address/remove").with(".id", "*FF"), LIMIT);
            assertEquals(new Trapped("no such item", 0, List.of()), outcome);
        }
    }

    @Test
    void sixtyFourCommandsAtOnceGetTheirOwnAnswers() throws Exception {
        try (RouterSession session = session();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks =
                    IntStream.range(0, 64)
                            .<Callable<Boolean>>mapToObj(i -> () -> asksForItsOwn(session, i))
                            .toList();
            for (var answer : threads.invokeAll(tasks)) {
                assertEquals(true, answer.get());
            }
        }
    }

    private static boolean asksForItsOwn(RouterSession session, int number) {
        String name = "list-" + number;
        done(session.run(Command.of("/interface/list/add").with("name", name), LIMIT));
        for (int i = 0; i < 20; i++) {
            Done found =
                    done(
                            session.run(
                                    Command.of("/interface/list/print").where("?name=" + name),
                                    LIMIT));
            if (found.rows().size() != 1 || !name.equals(found.rows().getFirst().get("name"))) {
                return false;
            }
        }
        return true;
    }
}
