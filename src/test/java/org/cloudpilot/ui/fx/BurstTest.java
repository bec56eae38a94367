package org.cloudpilot.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstTest {
    private final DrainedUi ui = new DrainedUi();

    @Test
    void handsThousandsOverInOneGoAndInOrder() {
        List<List<Integer>> batches = new ArrayList<>();
        var burst = new Burst<Integer>(ui, batches::add);
        IntStream.range(0, 5_000).forEach(burst::add);
        ui.drain();
        assertEquals(List.of(IntStream.range(0, 5_000).boxed().toList()), batches);
    }

    @Test
    void handsOverWhatCameAfterAFrameInTheNext() {
        List<List<String>> batches = new ArrayList<>();
        var burst = new Burst<String>(ui, batches::add);
        burst.add("a");
        ui.drain();
        burst.add("b");
        ui.drain();
        assertEquals(List.of(List.of("a"), List.of("b")), batches);
    }

    @Test
    void handsNothingOverOnceClosed() {
        List<List<String>> batches = new ArrayList<>();
        var burst = new Burst<String>(ui, batches::add);
        burst.add("a");
        burst.close();
        burst.add("b");
        ui.drain();
        assertEquals(List.of(), batches);
    }

    @Test
    void throttlesWhatIsAskedTooOften() {
        List<String> done = new ArrayList<>();
        var throttle = new Throttle(ui, Duration.ofSeconds(1), () -> done.add("x"));
        throttle.ask();
        throttle.ask();
        throttle.ask();
        assertEquals(1, done.size());
        ui.pass(Duration.ofSeconds(1));
        assertEquals(2, done.size());
        ui.pass(Duration.ofSeconds(1));
        assertEquals(2, done.size());
        assertEquals(0, ui.openTimers());
    }
}
