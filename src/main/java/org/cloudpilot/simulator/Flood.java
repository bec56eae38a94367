package org.cloudpilot.simulator;

import java.util.Map;

/// Answers that are longer than anybody wants.
final class Flood {
    private static final Map<String, String> ROW =
            Map.of("name", "again", "comment", "x".repeat(1_000));
    private static final int ROW_BYTES = 1_030;

    private Flood() {}

    /// @throws Trap when it was cancelled
    static void pour(Fault fault, Replies replies, Running running) throws InterruptedException {
        long left = fault instanceof Fault.HugeAnswer(long bytes) ? bytes : Long.MAX_VALUE;
        for (; left > 0; left -= ROW_BYTES) {
            if (running.isOver()) {
                running.next();
            }
            replies.row(ROW);
            // a thread that never waits would keep whoever reads the cancel from ever running
            Thread.yield();
        }
    }
}
