package org.cloudpilot.ui.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import org.cloudpilot.model.Subscription;

/// The real doorway.
public final class JavaFxThread implements UiThread {
    private final Deque<Runnable> forNextFrame = new ArrayDeque<>();
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    runWaiting();
                }
            };

    @Override
    public void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public void nextFrame(Runnable action) {
        boolean first;
        synchronized (forNextFrame) {
            first = forNextFrame.isEmpty();
            forNextFrame.add(action);
        }
        if (first) {
            run(pulse::start);
        }
    }

    @Override
    public Subscription after(Duration delay, Runnable action) {
        return play(delay, 1, action);
    }

    @Override
    public Subscription every(Duration period, Runnable action) {
        return play(period, Animation.INDEFINITE, action);
    }

    private static Subscription play(Duration period, int cycles, Runnable action) {
        var frame =
                new KeyFrame(javafx.util.Duration.millis(period.toMillis()), event -> action.run());
        var timeline = new Timeline(frame);
        timeline.setCycleCount(cycles);
        timeline.play();
        return timeline::stop;
    }

    private void runWaiting() {
        List<Runnable> waiting;
        synchronized (forNextFrame) {
            waiting = new ArrayList<>(forNextFrame);
            forNextFrame.clear();
        }
        waiting.forEach(JavaFxThread::runSurely);
    }

    /// A defect of one view must not cost the others their frame.
    private static void runSurely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException defect) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
        }
    }
}
