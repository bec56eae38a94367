package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Row;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.Test;

class LiveRunTest {
    private final DrainedUi ui = new DrainedUi();
    private final List<LiveRun.State> shown = new ArrayList<>();
    private final LiveRun run = new LiveRun(ui, shown::add);
    private final AtomicInteger stops = new AtomicInteger();

    private void begin(boolean inPlace) {
        run.begun(
                new ConsoleReply.Going(
                        Command.of("/tool/torch"), List.of(), inPlace, stops::incrementAndGet));
    }

    private static Row sample(int section, String name) {
        return Row.of("name", name, ".section", Integer.toString(section));
    }

    @Test
    void aMillionRoundsKeepTheLast() {
        begin(true);
        for (int section = 0; section < 1_000_000; section++) {
            run.row(sample(section, "a"));
            run.row(sample(section, "b"));
        }
        ui.drain();
        assertEquals(1, shown.size());
        assertEquals(2, shown.getLast().rows().size());
        assertEquals("999999", shown.getLast().rows().getFirst().get(".section"));
        assertEquals(1_000_000, shown.getLast().count());
    }

    @Test
    void rowsThatFollowOneAnotherAreBounded() {
        begin(false);
        for (int i = 0; i < 100_000; i++) {
            run.row(Row.of("seq", Integer.toString(i)));
        }
        ui.drain();
        assertEquals(LiveRun.MOST_ROWS, shown.getLast().rows().size());
        assertEquals("99999", shown.getLast().rows().getLast().get("seq"));
    }

    @Test
    void aRoundThatIsStillComingDoesNotFlicker() {
        begin(true);
        run.row(sample(0, "a"));
        run.row(sample(0, "b"));
        run.row(sample(1, "a"));
        ui.drain();
        assertEquals("0", shown.getLast().rows().getLast().get(".section"));
        run.row(sample(1, "b"));
        ui.drain();
        assertEquals("1", shown.getLast().rows().getLast().get(".section"));
    }

    @Test
    void whatComesBeforeItWasBegunIsShown() {
        run.row(sample(0, "a"));
        run.ended(new CommandOutcome.Done(List.of(), null, false, Duration.ZERO));
        ui.drain();
        assertTrue(shown.isEmpty());
        begin(true);
        ui.drain();
        assertEquals(1, shown.getLast().rows().size());
        assertNotNull(shown.getLast().ended());
    }

    @Test
    void whatWasGivenUpBeforeItWasBegunIsStopped() {
        run.drop();
        run.hold(stops::incrementAndGet);
        assertEquals(1, stops.get());
        begin(true);
        ui.drain();
        assertTrue(shown.isEmpty());
    }
}
