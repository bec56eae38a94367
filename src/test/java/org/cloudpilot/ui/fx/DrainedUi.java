package org.cloudpilot.ui.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.Subscription;

/// The UI thread of a view model's test: the test's own. What other threads bring waits until the
/// test looks; time passes only when the test says so; tasks run at once, in place.
public final class DrainedUi implements UiThread, TaskRunner {
    private static final long PATIENCE_SECONDS = 20;

    private final Thread owner = Thread.currentThread();
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<Timer> timers = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private static final class Timer {
        private final Duration period;
        private final boolean again;
        private final Runnable action;
        private Duration due;

        Timer(Duration due, Duration period, boolean again, Runnable action) {
            this.due = due;
            this.period = period;
            this.again = again;
            this.action = action;
        }
    }

    @Override
    public void run(Runnable action) {
        if (Thread.currentThread().equals(owner)) {
            action.run();
        } else {
            waiting.add(action);
        }
    }

    @Override
    public void nextFrame(Runnable action) {
        waiting.add(action);
    }

    @Override
    public Subscription after(Duration delay, Runnable action) {
        return add(delay, false, action);
    }

    @Override
    public Subscription every(Duration period, Runnable action) {
        return add(period, true, action);
    }

    private Subscription add(Duration period, boolean again, Runnable action) {
        Timer timer = new Timer(now.plus(period), period, again, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    @Override
    public <T> Subscription run(Supplier<T> work, Consumer<? super T> done, Runnable always) {
        T result = work.get();
        always.run();
        done.accept(result);
        return () -> {};
    }

    /// Runs what waits now.
    public void drain() {
        List<Runnable> batch = new ArrayList<>();
        waiting.drainTo(batch);
        batch.forEach(Runnable::run);
    }

    /// Lets time pass, and with it the timers that are due.
    public void pass(Duration time) {
        now = now.plus(time);
        for (Timer timer : List.copyOf(timers)) {
            if (timers.contains(timer) && timer.due.compareTo(now) <= 0) {
                if (timer.again) {
                    timer.due = timer.due.plus(timer.period);
                } else {
                    timers.remove(timer);
                }
                timer.action.run();
            }
        }
        drain();
    }

    /// Runs what comes in until it is so.
    public void await(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!so.getAsBoolean()) {
            try {
                Runnable next =
                        waiting.poll(
                                Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what);
                }
                next.run();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException("nobody interrupts this thread", interrupted);
            }
        }
    }

    /// Timers that were asked for and not closed.
    public int openTimers() {
        return timers.size();
    }
}
