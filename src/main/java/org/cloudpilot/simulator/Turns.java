package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets answers overtake each other: one that is ready waits for another, and the command that came
/// later is answered first.
final class Turns {
    private final Line line;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition overtaken = lock.newCondition();
    private @Nullable Ready held;

    /// @param number of the command, in the order of their coming
    private record Ready(int number, List<List<String>> answer) {}

    Turns(Line line) {
        this.line = line;
    }

    /// @param number of the command, in the order of their coming
    /// @param answer all its sentences
    /// @param patience how long it waits for one that overtakes it
    void finish(int number, List<List<String>> answer, Duration patience)
            throws InterruptedException {
        Ready ready = new Ready(number, answer);
        lock.lock();
        try {
            Ready other = held;
            if (other != null) {
                held = null;
                boolean isLater = number > other.number();
                (isLater ? ready : other).answer().forEach(line::send);
                (isLater ? other : ready).answer().forEach(line::send);
                overtaken.signalAll();
                return;
            }
            held = ready;
            long left = patience.toNanos();
            while (ready.equals(held) && left > 0) {
                left = overtaken.awaitNanos(left);
            }
            if (ready.equals(held)) {
                held = null;
                answer.forEach(line::send);
            }
        } finally {
            lock.unlock();
        }
    }
}
