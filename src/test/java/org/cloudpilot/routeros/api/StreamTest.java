package org.cloudpilot.routeros.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Lost;
import org.cloudpilot.model.CommandOutcome.NotConnected;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.RouterSession.RowStream;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Command TRAFFIC =
            Command.of("/interface/monitor-traffic")
                    .with("interface", "ether1,ether2")
                    .with("interval", "5ms");

    private final BlockingQueue<Row> rows = new LinkedBlockingQueue<>();
    private final BlockingQueue<CommandOutcome> ends = new LinkedBlockingQueue<>();
    private final SimulatedRouter router =
            SimulatedRouter.builder(Hardware.RB5009).user("admin", "right").build();

    @BeforeEach
    void switchOn() {
        router.start();
    }

    @AfterEach
    void switchOff() {
        router.close();
    }

    private Row nextRow() throws InterruptedException {
        Row row = rows.poll(10, TimeUnit.SECONDS);
        assertNotNull(row);
        return row;
    }

    private CommandOutcome end() throws InterruptedException {
        CommandOutcome outcome = ends.poll(10, TimeUnit.SECONDS);
        assertNotNull(outcome);
        assertNull(ends.poll());
        return outcome;
    }

    @Test
    void samplesArriveUntilTheStreamIsClosed() throws Exception {
        try (RouterSession session = Dialling.session(router.endpoint())) {
            RowStream stream = session.stream(TRAFFIC, rows::add, ends::add);
            for (String section : new String[] {"0", "0", "1", "1", "2", "2"}) {
                assertEquals(section, nextRow().get(".section"));
            }
            stream.close();
            stream.close();
            assertInstanceOf(Done.class, end());
            rows.clear();
            while (router.commands("/cancel") == 0) {
                Thread.onSpinWait();
            }
            assertInstanceOf(Done.class, session.run(Command.of("/system/resource/print"), LONG));
            assertEquals(0, rows.size());
            assertEquals(1, router.commands("/cancel"));
        }
    }

    @Test
    void changesAreHeardOf() throws Exception {
        try (RouterSession session = Dialling.session(router.endpoint());
                RowStream stream =
                        session.stream(Command.of("/ip/address/listen"), rows::add, ends::add)) {
            assertNotNull(stream);
            while (router.commands("/ip/address/listen") == 0) {
                Thread.onSpinWait();
            }
            String id = null;
            while (rows.isEmpty()) { // listening begins a moment after the command was seen
                Command add = Command.of("/ip/address/add").with("address", "10.1.1.1/24");
                id = assertInstanceOf(Done.class, session.run(add, LONG)).ret();
            }
            assertEquals("10.1.1.1/24", nextRow().get("address"));
            assertNotNull(id);
            rows.clear();
            session.run(Command.of("/ip/address/remove").with(".id", id), LONG);
            for (Row row = nextRow(); !"yes".equals(row.get(".dead")); row = nextRow()) {
                assertEquals("10.1.1.1/24", row.get("address"));
            }
        }
    }

    @Test
    void aStreamThatIsRefusedEndsWithTheTrap() throws Exception {
        try (RouterSession session = Dialling.session(router.endpoint())) {
            session.stream(Command.of("/no/such/listen"), rows::add, ends::add);
            assertEquals("no such command", assertInstanceOf(Trapped.class, end()).message());
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        RouterSession session = Dialling.session(router.endpoint());
        session.stream(TRAFFIC, rows::add, ends::add);
        nextRow();
        router.disconnectAll();
        assertInstanceOf(Lost.class, end());
        session.stream(TRAFFIC, rows::add, ends::add);
        assertInstanceOf(NotConnected.class, end());
    }

    @Test
    void aSlowReaderLosesItsStreamAndNotTheSession() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RouterSession session = Dialling.session(router.endpoint(), Dialling.limits(LONG))) {
            session.stream(
                    TRAFFIC,
                    row -> {
                        rows.add(row);
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    ends::add);
            nextRow();
            while (router.commands("/cancel") == 0) {
                assertInstanceOf(
                        Done.class, session.run(Command.of("/system/resource/print"), LONG));
            }
            release.countDown();
            assertInstanceOf(Lost.class, end());
            assertTrue(rows.size() >= 8, "what was buffered came");
            assertNull(session.ended());
        }
    }

    @Test
    void aStreamCanBeClosedByItsOwnReader() throws Exception {
        BlockingQueue<RowStream> self = new LinkedBlockingQueue<>();
        try (RouterSession session = Dialling.session(router.endpoint())) {
            self.add(
                    session.stream(
                            TRAFFIC,
                            row -> {
                                rows.add(row);
                                try {
                                    self.take().close();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            ends::add));
            assertInstanceOf(Done.class, end());
            assertEquals(1, rows.size());
        }
    }
}
