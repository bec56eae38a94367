package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Lost;
import org.cloudpilot.model.CommandOutcome.NotConnected;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.CommandOutcome.Unknown;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.api.ScriptedPeer.Talk;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class MisbehavingRouterTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Command PRINT = Command.of("/interface/print");
    private static final Command SET = Command.of("/system/identity/set").with("name", "x");

    private static SimulatedRouter router() {
        return SimulatedRouter.builder(Hardware.HEX).user("admin", "right").start();
    }

    /// Waits for the session's end, which another thread brings about.
    private static ConnectProblem end(RouterSession session) throws InterruptedException {
        for (CommandOutcome outcome = session.run(PRINT, LONG);
                !(outcome instanceof NotConnected);
                outcome = session.run(PRINT, LONG)) {
            Thread.onSpinWait();
        }
        ConnectProblem problem = session.ended();
        assertNotNull(problem);
        return problem;
    }

    @Test
    void silenceIsLostOrUnknownAndTheSessionSurvivesWhenCancelIsAnswered() {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            router.misbehave(new Fault.AnswerOnlyCancel());
            assertEquals(true, assertInstanceOf(Lost.class, session.run(PRINT, SHORT)).sent());
            assertInstanceOf(Unknown.class, session.run(SET, SHORT));
            router.misbehave(new Fault.None());
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertNull(session.ended());
        }
    }

    @Test
    void aRouterThatDoesNotEvenAnswerCancelIsGone() throws InterruptedException {
        try (SimulatedRouter router = router();
                RouterSession session =
                        Dialling.session(router.endpoint(), Dialling.limits(SHORT))) {
            router.misbehave(new Fault.NeverAnswer());
            assertInstanceOf(Lost.class, session.run(PRINT, SHORT));
            assertEquals(ConnectFailure.TIMEOUT, end(session).failure());
        }
    }

    @Test
    void lateRepliesAreDropped() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    String first = Talk.tag(talk.hear());
                    List<String> cancel = talk.hear();
                    assertEquals("/cancel", cancel.getFirst());
                    cancelled.countDown();
                    talk.say("!re", first, "=name=late");
                    talk.say("!trap", first, "=category=2", "=message=interrupted");
                    talk.say("!done", Talk.tag(cancel));
                    String second = Talk.tag(talk.hear());
                    talk.say("!done", first);
                    talk.say("!re", second, "=name=mine");
                    talk.say("!done", second);
                    talk.waitForTheEnd();
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint())) {
            assertInstanceOf(Lost.class, session.run(PRINT, SHORT));
            assertTrue(cancelled.await(10, TimeUnit.SECONDS));
            Done second = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(List.of(Row.of("name", "mine")), second.rows());
        }
    }

    @Test
    void answersThatComeJustAtTheDeadlineNeitherHangNorGetMixedUp() throws Exception {
        Duration about = Duration.ofMillis(6);
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX)
                                .user("admin", "right")
                                .latency(Duration.ofMillis(2), Duration.ofMillis(10))
                                .start();
                RouterSession session = Dialling.session(router.endpoint());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String name = "ether" + (1 + i % 5);
                Command print = PRINT.where("?name=" + name);
                answers.add(
                        threads.submit(
                                () ->
                                        switch (session.run(print, about)) {
                                            case Done done ->
                                                    name.equals(done.rows().getFirst().get("name"));
                                            case Lost lost -> lost.sent();
                                            // its turn to be written did not come in time
                                            case NotConnected(var problem) ->
                                                    problem.failure() == ConnectFailure.TIMEOUT;
                                            default -> false;
                                        }));
            }
            for (Future<Boolean> answer : answers) {
                assertTrue(answer.get(20, TimeUnit.SECONDS));
            }
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertNull(session.ended());
        }
    }

    /// After this the session sends several commands at once.
    private static void echoTag(Talk talk) throws IOException {
        talk.say("!done", Talk.tag(talk.hear()));
    }

    @Test
    void aClosingRouterFailsAllWhoWaitAtOnce() throws Exception {
        CountDownLatch heard = new CountDownLatch(3);
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    echoTag(talk);
                    for (int i = 0; i < 3; i++) {
                        talk.hear();
                        heard.countDown();
                    }
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
            Future<CommandOutcome> one = threads.submit(() -> session.run(PRINT, LONG));
            Future<CommandOutcome> two = threads.submit(() -> session.run(PRINT, LONG));
            Future<CommandOutcome> three = threads.submit(() -> session.run(SET, LONG));
            assertTrue(heard.await(10, TimeUnit.SECONDS));
            assertInstanceOf(Lost.class, one.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Lost.class, two.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Unknown.class, three.get(10, TimeUnit.SECONDS));
            assertEquals(ConnectFailure.CLOSED, end(session).failure());
        }
    }

    @Test
    void closingOnThisSideTellsWhoWaits() throws Exception {
        try (SimulatedRouter router = router();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            router.misbehave(new Fault.AnswerOnlyCancel());
            RouterSession session = Dialling.session(router.endpoint());
            Future<CommandOutcome> waiting = threads.submit(() -> session.run(PRINT, LONG));
            while (router.commands("/interface/print") == 0) {
                Thread.onSpinWait();
            }
            session.close();
            assertInstanceOf(Lost.class, waiting.get(10, TimeUnit.SECONDS));
            assertInstanceOf(NotConnected.class, session.run(PRINT, LONG));
        }
    }

    @Test
    void anInterruptedCallerGetsAnOutcomeAndKeepsItsInterrupt() throws Exception {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            router.misbehave(new Fault.AnswerOnlyCancel());
            BlockingQueue<CommandOutcome> outcomes = new LinkedBlockingQueue<>();
            CountDownLatch keptIt = new CountDownLatch(1);
            Thread caller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        outcomes.add(session.run(PRINT, LONG));
                                        if (Thread.interrupted()) {
                                            keptIt.countDown();
                                        }
                                    });
            while (router.commands("/interface/print") == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            assertInstanceOf(Lost.class, outcomes.poll(10, TimeUnit.SECONDS));
            assertTrue(keptIt.await(10, TimeUnit.SECONDS));

            Thread.currentThread().interrupt();
            assertInstanceOf(NotConnected.class, session.run(SET, LONG));
            assertTrue(Thread.interrupted());

            router.misbehave(new Fault.None());
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(0, router.commands("/system/identity/set"));
        }
    }

    @Test
    void fatalEndsTheSessionWithTheRoutersWords() throws Exception {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            assertInstanceOf(Unknown.class, session.run(Command.of("/quit"), LONG));
            assertEquals("session terminated on request", end(session).detail());
        }
    }

    static List<Fault> nonsense() {
        return List.of(Fault.reservedControlByte(), Fault.hugeLength());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseEndsTheSession(Fault fault) throws Exception {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            router.misbehave(fault);
            assertInstanceOf(Lost.class, session.run(PRINT, LONG));
            assertEquals(ConnectFailure.PROTOCOL, end(session).failure());
        }
    }

    @Test
    void anEndWithinASentenceIsTold() throws Exception {
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    talk.hear();
                    talk.sayBytes(3, '!', 'r', 'e', 9, '=');
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint())) {
            assertInstanceOf(Lost.class, session.run(PRINT, LONG));
            assertEquals(ConnectFailure.PROTOCOL, end(session).failure());
        }
    }

    @Test
    void repliesToUnknownTagsAreNobodys() {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            router.misbehave(new Fault.UnknownTags());
            Done done = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(6, done.rows().size());
        }
    }

    @Test
    void repliesWithoutTagsAreUnderstoodOneCommandAtATime() {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            router.misbehave(new Fault.DropTags());
            assertEquals(6, assertInstanceOf(Done.class, session.run(PRINT, LONG)).rows().size());
            assertInstanceOf(Done.class, session.run(SET, LONG));
        }
    }

    @Test
    void aReplyThatMayBelongToSeveralEndsTheSessionInsteadOfBeingGuessed() throws Exception {
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    echoTag(talk);
                    talk.hear();
                    talk.hear();
                    talk.say("!done");
                    talk.waitForTheEnd();
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
            Future<CommandOutcome> one = threads.submit(() -> session.run(PRINT, LONG));
            Future<CommandOutcome> two = threads.submit(() -> session.run(PRINT, LONG));
            assertInstanceOf(Lost.class, one.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Lost.class, two.get(10, TimeUnit.SECONDS));
            assertEquals(ConnectFailure.PROTOCOL, end(session).failure());
        }
    }

    @Test
    void everyShapeOfReplyIsUnderstood() throws IOException {
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    String tag = Talk.tag(talk.hear());
                    talk.say("!re", tag);
                    talk.say("!re", "=a=b=c", "=empty=", "=alone", tag, "=text=x\n=y");
                    talk.say("!later", tag, "=what=ever");
                    talk.say("!done", tag, "=ret=*7");
                    tag = Talk.tag(talk.hear());
                    talk.say("!empty", tag);
                    talk.say("!done", tag);
                    tag = Talk.tag(talk.hear());
                    talk.say("!re", tag, "=a=1");
                    talk.say("!trap", tag, "=message=first", "=category=1");
                    talk.say("!trap", tag, "=message=second");
                    talk.say("!done", tag);
                    talk.waitForTheEnd();
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint())) {
            Done done = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(
                    List.of(
                            Row.of(),
                            Row.of("a", "b=c", "empty", "", "alone", "", "text", "x\n=y")),
                    done.rows());
            assertEquals("*7", done.ret());
            assertEquals(List.of(), assertInstanceOf(Done.class, session.run(PRINT, LONG)).rows());
            assertEquals(
                    new Trapped("first", 1, List.of(Row.of("a", "1"))), session.run(PRINT, LONG));
        }
    }

    @Test
    void anAnswerBeyondTheCapsIsCutAndCancelled() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    String tag = Talk.tag(talk.hear());
                    for (int i = 0; i < 60; i++) {
                        talk.say("!re", tag, "=n=" + i);
                    }
                    List<String> cancel = talk.hear();
                    assertEquals("=" + tag.substring(1), cancel.get(1));
                    cancelled.countDown();
                    talk.say("!done", Talk.tag(cancel));
                    talk.say("!trap", tag, "=category=2", "=message=interrupted");
                    talk.say("!done", tag);
                    tag = Talk.tag(talk.hear());
                    talk.say("!re", tag, "=big=" + "x".repeat(60_000));
                    talk.say("!re", tag, "=big=" + "y".repeat(60_000));
                    talk.waitForTheEnd();
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint(), Dialling.limits(LONG))) {
            Done cut = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(50, cut.rows().size());
            assertTrue(cut.truncated());
            assertTrue(cancelled.await(10, TimeUnit.SECONDS));
            Done big = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals(1, big.rows().size());
            assertTrue(big.truncated());
        }
    }

    @Test
    void aRouterThatDoesNotReadHoldsNobodyForLong() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedPeer.Script script =
                talk -> {
                    talk.acceptLogIn();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                };
        try (ScriptedPeer peer = ScriptedPeer.playing(script);
                RouterSession session = Dialling.session(peer.endpoint())) {
            Command huge = Command.of("/file/set").with("contents", "x".repeat(32 << 20));
            assertInstanceOf(Unknown.class, session.run(huge, SHORT));
            assertInstanceOf(NotConnected.class, session.run(PRINT, LONG));
            over.countDown();
        }
    }
}
