package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.NotConnected;
import org.cloudpilot.model.CommandOutcome.Unsupported;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.api.ScriptedPeer.Talk;
import org.cloudpilot.simulator.Fault;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.simulator.net.LinkQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session does by itself: probes, pacing, encoding, who reads.
@Timeout(60)
class UpkeepTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Command PRINT = Command.of("/system/identity/print");

    private static SimulatedRouter router() {
        return SimulatedRouter.builder(Hardware.HEX).user("admin", "right").start();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + LONG);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aQuietPeerIsProbedAndASilentOneGivenUp() {
        SessionLimits limits =
                Dialling.limits(Duration.ofMillis(300)).withKeepAlive(Duration.ofMillis(50));
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint(), limits)) {
            await(() -> router.commands("/system/identity/print") >= 2);
            assertNull(session.ended());
            router.misbehave(new Fault.NeverAnswer());
            await(() -> session.ended() != null);
            assertEquals(ConnectFailure.TIMEOUT, Objects.requireNonNull(session.ended()).failure());
        }
    }

    @Test
    void aConnectionThatANatForgotIsGivenUp() {
        SessionLimits limits =
                Dialling.limits(Duration.ofMillis(300)).withKeepAlive(Duration.ofMillis(400));
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX)
                                .user("admin", "right")
                                .link(LinkQuality.perfect().withNat(Duration.ofMillis(50)))
                                .start();
                RouterSession session = Dialling.session(router.endpoint(), limits)) {
            await(() -> session.ended() != null);
            assertEquals(ConnectFailure.TIMEOUT, Objects.requireNonNull(session.ended()).failure());
        }
    }

    @Test
    void aSmallRouterIsGivenOnlySoManyCommandsAtOnce() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        try (ScriptedPeer peer =
                        ScriptedPeer.playing(
                                talk -> {
                                    talk.acceptLogIn();
                                    answer(talk, List.of(Talk.tag(talk.hear())));
                                    List<String> tags = new ArrayList<>();
                                    for (int i = 0; i < 4; i++) {
                                        tags.add(Talk.tag(talk.hear()));
                                        heard.incrementAndGet();
                                    }
                                    awaitOn(goOn);
                                    answer(talk, tags);
                                    for (int i = 0; i < 6; i++) {
                                        answer(talk, List.of(Talk.tag(talk.hear())));
                                        heard.incrementAndGet();
                                    }
                                    talk.waitForTheEnd();
                                });
                RouterSession session =
                        Dialling.session(
                                peer.endpoint(), SessionLimits.standard().withInFlight(4));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertInstanceOf(Done.class, session.run(PRINT, LONG)); // it echoes tags
            List<Future<CommandOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(threads.submit(() -> session.run(PRINT, LONG)));
            }
            await(() -> heard.get() == 4);
            CommandOutcome late = session.run(PRINT, Duration.ofMillis(50));
            assertInstanceOf(NotConnected.class, late, "its turn did not come, nothing was sent");
            assertEquals(4, heard.get());
            goOn.countDown();
            for (Future<CommandOutcome> each : answers) {
                assertInstanceOf(Done.class, each.get());
            }
            assertEquals(10, heard.get());
        }
    }

    /// Far away each round trip counts: once the peer has echoed a tag it answers nobody before it
    /// has heard all the others.
    @Test
    void fiveTablesCostTwoRoundTrips() throws Exception {
        try (ScriptedPeer peer =
                        ScriptedPeer.playing(
                                talk -> {
                                    talk.acceptLogIn();
                                    answer(talk, List.of(Talk.tag(talk.hear())));
                                    List<String> tags = new ArrayList<>();
                                    for (int i = 0; i < 4; i++) {
                                        tags.add(Talk.tag(talk.hear()));
                                    }
                                    answer(talk, tags.reversed());
                                    talk.waitForTheEnd();
                                });
                RouterSession session = Dialling.session(peer.endpoint());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<CommandOutcome>> tables = new ArrayList<>();
            for (String menu : List.of("interface", "ip/address", "ip/route", "log", "queue")) {
                tables.add(() -> session.run(Command.of("/" + menu + "/print"), LONG));
            }
            for (Future<CommandOutcome> each : threads.invokeAll(tables)) {
                assertInstanceOf(Done.class, each.get());
            }
        }
    }

    private static void awaitOn(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("nobody went on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(Talk talk, List<String> tags) throws IOException {
        for (String tag : tags) {
            talk.say("!done", tag);
        }
    }

    @Test
    void thousandsOfCommandsAtOnceGetTheirOwnAnswers() throws Exception {
        SessionLimits wide = SessionLimits.standard().withInFlight(10_000);
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint(), wide);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                String name = "list-" + i;
                tasks.add(
                        () -> {
                            session.run(Command.of("/interface/list/add").with("name", name), LONG);
                            CommandOutcome found =
                                    session.run(
                                            Command.of("/interface/list/print")
                                                    .where("?name=" + name),
                                            LONG);
                            return found instanceof Done done
                                    && done.rows().size() == 1
                                    && name.equals(done.rows().getFirst().get("name"));
                        });
            }
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                assertTrue(each.get());
            }
        }
    }

    @Test
    void whoDoesNotEchoTagsIsGivenOneCommandAfterAnother() throws Exception {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            router.misbehave(new Fault.DropTags());
            List<Future<CommandOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> session.run(PRINT, LONG)));
            }
            for (Future<CommandOutcome> each : answers) {
                assertInstanceOf(Done.class, each.get());
            }
        }
    }

    @Test
    void platformAndVirtualCallersReadForEachOther() throws Exception {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint());
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (ExecutorService callers : List.of(virtual, platform)) {
                for (int caller = 0; caller < 4; caller++) {
                    all.add(callers.submit(() -> onlyAnswers(session)));
                }
            }
            for (Future<Boolean> each : all) {
                assertTrue(each.get());
            }
        }
    }

    private static boolean onlyAnswers(RouterSession session) {
        for (int i = 0; i < 500; i++) {
            if (!(session.run(PRINT, LONG) instanceof Done)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aHangUpIsNoticedWhenNobodyAsks() {
        try (SimulatedRouter router = router();
                RouterSession session = Dialling.session(router.endpoint())) {
            assertInstanceOf(Done.class, session.run(PRINT, LONG)); // read by this very thread
            router.disconnectAll();
            await(() -> session.ended() != null);
        }
    }

    @Test
    void aRoutersEncodingHoldsBothWays() throws Exception {
        try (ScriptedPeer peer =
                        ScriptedPeer.playing(
                                talk -> {
                                    talk.acceptLogIn();
                                    String tag = Talk.tag(talk.hear());
                                    // "=name=Киев" in Windows-1251
                                    talk.sayBytes(3, '!', 'r', 'e', tag.length());
                                    talk.sayText(tag);
                                    talk.sayBytes(
                                            10, '=', 'n', 'a', 'm', 'e', '=', 0xca, 0xe8, 0xe5,
                                            0xe2, 0);
                                    talk.say("!done", tag);
                                    List<String> set = talk.hear();
                                    // heard as UTF-8 or Windows-1252: the bytes CA E8 E5 E2
                                    talk.say("!done", Talk.tag(set), "=ret=" + set.get(1));
                                    talk.waitForTheEnd();
                                });
                RouterSession session =
                        Dialling.session(peer.endpoint(), WordEncoding.WINDOWS_1251)) {
            Done read = assertInstanceOf(Done.class, session.run(PRINT, LONG));
            assertEquals("Киев", read.rows().getFirst().get("name"));
            Command set = Command.of("/system/identity/set").with("name", "Киев");
            Done written = assertInstanceOf(Done.class, session.run(set, LONG));
            // the peer's own UTF-8, read as Windows-1251
            byte[] echoed =
                    Objects.requireNonNull(written.ret())
                            .getBytes(java.nio.charset.Charset.forName("windows-1251"));
            assertEquals("=name=Êèåâ", new String(echoed, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.42.12", "7.18.2"})
    void aPasswordIsSentInTheRoutersEncoding(String version) {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX)
                                .version(version)
                                .encoding(WordEncoding.WINDOWS_1251)
                                .user("Борис", "пароль")
                                .start();
                RouterSession session =
                        Dialling.session(
                                router.endpoint(), WordEncoding.WINDOWS_1251, "Борис", "пароль")) {
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
        }
    }

    @Test
    void whatTheEncodingLacksIsNotSent() {
        try (SimulatedRouter router = router();
                RouterSession session =
                        Dialling.session(router.endpoint(), WordEncoding.WINDOWS_1252)) {
            Command set = Command.of("/system/identity/set").with("name", "日本");
            assertInstanceOf(Unsupported.class, session.run(set, LONG));
            List<CommandOutcome> ends = new ArrayList<>();
            session.stream(set, row -> {}, ends::add).close();
            assertInstanceOf(Unsupported.class, ends.getFirst());
            assertEquals(0, router.commands("/system/identity/set"));
            assertInstanceOf(Done.class, session.run(PRINT, LONG));
        }
    }
}
