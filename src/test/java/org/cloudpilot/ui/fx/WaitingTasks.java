package org.cloudpilot.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.Subscription;

/// Tasks that wait until the test lets them run, one after the other, in place.
public final class WaitingTasks implements TaskRunner {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> Subscription run(Supplier<T> work, Consumer<? super T> done, Runnable always) {
        var dropped = new AtomicBoolean();
        waiting.add(
                () -> {
                    T result = work.get();
                    if (!dropped.get()) {
                        always.run();
                        done.accept(result);
                    }
                });
        return () -> dropped.set(true);
    }

    /// Runs all, also what these begin.
    public void finish() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
