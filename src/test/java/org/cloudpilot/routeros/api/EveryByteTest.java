package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault at every byte of a session: each outcome is what it can be, comes in time, and
/// leaves nothing behind.
@Timeout(120)
class EveryByteTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /// What a silent peer is given; the machine may be slow, so no answer may hang on it.
    private static final Duration PATIENCE = Duration.ofMillis(60);

    private static final int AT_ONCE = 48;
    private static final int CYCLES = 1_000;

    private static final List<Command> TALK =
            List.of(
                    Command.of("/system/identity/print"),
                    Command.of("/system/resource/print"),
                    Command.of("/interface/list/add").with("name", "a list"),
                    Command.of("/interface/list/print"),
                    Command.of("/interface/list/remove").with(".id", "*FFFF"),
                    Command.of("/interface/list/print").where("?name=none"),
                    Command.of("/interface/print").with("count-only", ""));

    @TempDir static Path folder = Path.of("");

    private static RecordedSession recorded = new RecordedSession(List.of());
    private static List<CommandOutcome> soundOutcomes = List.of();

    @BeforeAll
    static void record() throws Exception {
        try (SimulatedRouter router =
                        SimulatedRouter.builder(Hardware.HEX).user("admin", "right").start();
                RecordedSession.Recorder recorder =
                        new RecordedSession.Recorder(router.endpoint())) {
            List<CommandOutcome> outcomes = new ArrayList<>();
            try (RouterSession session = Dialling.session(recorder.endpoint())) {
                TALK.forEach(command -> outcomes.add(session.run(command, LONG)));
            }
            soundOutcomes = outcomes;
            recorded = recorder.recorded();
        }
        assertEquals(TALK.size() + 1, recorded.answers().size());
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksAtAnyByteIsToldInTimeAndLeavesNothing(RecordedSession.Fault fault)
            throws Exception {
        Remains remains = new Remains(folder);
        int files = Remains.files();
        Semaphore few = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int position = 0; position < recorded.bytes(); position++) {
                int at = position;
                few.acquire();
                all.add(
                        threads.submit(
                                () -> {
                                    try {
                                        breakAt(fault, at);
                                    } finally {
                                        few.release();
                                    }
                                    return null;
                                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        remains.awaitNoThreads();
        assertTrue(Remains.files() <= files + 2, "sockets were left open");
    }

    private static void breakAt(RecordedSession.Fault fault, int position) throws Exception {
        String where = fault + " at " + position;
        int whole = recorded.answersBefore(position);
        SessionLimits limits = Dialling.limits(PATIENCE);
        try (RecordedSession.Player player = recorded.play(fault, position)) {
            DialOutcome dialled =
                    Dialling.dial(
                            new TimeLimits(LONG, LONG, whole == 0 ? PATIENCE : LONG),
                            limits,
                            Transport.API,
                            player.endpoint());
            if (whole == 0) {
                boolean garbageMayDo = fault == RecordedSession.Fault.GARBAGE;
                if (!garbageMayDo) {
                    assertInstanceOf(DialOutcome.Failed.class, dialled, where);
                }
                if (dialled instanceof DialOutcome.Connected(RouterSession session, _)) {
                    session.close();
                }
            } else {
                var up = assertInstanceOf(DialOutcome.Connected.class, dialled, where);
                try (RouterSession session = up.session()) {
                    talk(session, fault, whole - 1, where);
                }
            }
            player.awaitEnd();
        }
    }

    /// The commands that were answered whole are answered; the next is not, and the session ends.
    private static void talk(
            RouterSession session, RecordedSession.Fault fault, int answered, String where) {
        for (int i = 0; i < answered; i++) {
            assertSame(soundOutcomes.get(i), session.run(TALK.get(i), LONG), where);
        }
        if (answered == TALK.size()) {
            return;
        }
        Command broken = TALK.get(answered);
        CommandOutcome outcome = session.run(broken, PATIENCE);
        if (fault == RecordedSession.Fault.GARBAGE) {
            return; // may be read as a value, or not: it is one of the outcomes in any case
        }
        assertFalse(outcome instanceof CommandOutcome.Done, where);
        assertFalse(outcome instanceof CommandOutcome.Trapped, where);
        assertEquals(
                broken.isSafe(),
                !(outcome instanceof CommandOutcome.Unknown),
                () -> where + ": " + outcome);
        long end = System.nanoTime() + LONG.toNanos();
        while (session.ended() == null && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertNotNull(session.ended(), where);
    }

    private static void assertSame(CommandOutcome sound, CommandOutcome got, String where) {
        assertEquals(sound.code(), got.code(), where);
        if (sound instanceof CommandOutcome.Done one && got instanceof CommandOutcome.Done other) {
            assertEquals(one.rows(), other.rows(), where);
            assertEquals(one.ret(), other.ret(), where);
        }
    }

    @Test
    void aThousandConnectionsKilledLeaveTheProcessAsItWas() throws IOException {
        Remains remains = new Remains(folder);
        try (SimulatedRouter router =
                SimulatedRouter.builder(Hardware.HEX).user("admin", "right").start()) {
            for (int i = 0; i < CYCLES / 10; i++) {
                connectAndKill(router);
            }
            remains.awaitNoThreads();
            int files = Remains.files();
            long heap = Remains.heap();
            for (int i = 0; i < CYCLES; i++) {
                connectAndKill(router);
            }
            remains.awaitNoThreads();
            assertTrue(Remains.files() <= files + 2, "sockets were left open");
            long grown = Remains.heap() - heap;
            assertTrue(grown < CYCLES * 1_024L, () -> "the heap grew by " + grown);
        }
    }

    private static void connectAndKill(SimulatedRouter router) {
        try (RouterSession session = Dialling.session(router.endpoint())) {
            List<CommandOutcome> ends = new ArrayList<>();
            session.stream(Command.of("/interface/listen"), row -> {}, ends::add);
            session.run(TALK.getFirst(), LONG);
            router.disconnectAll();
            CommandOutcome outcome = session.run(TALK.getFirst(), LONG);
            assertFalse(outcome instanceof CommandOutcome.Unknown, outcome::toString);
        }
    }
}
