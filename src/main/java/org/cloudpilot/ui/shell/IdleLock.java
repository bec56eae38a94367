package org.cloudpilot.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cloudpilot.model.Subscription;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Locks the window when nobody touched it for a while. Counts by the wall clock, so that the time
/// in which a computer slept counts, too. On the UI thread only.
final class IdleLock {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final UiThread ui;
    private final Clock clock;
    private final Runnable lock;
    private final ReadOnlyObjectWrapper<@Nullable Duration> left = new ReadOnlyObjectWrapper<>();
    private Duration limit = Duration.ZERO;
    private Instant touched = Instant.MIN;
    private @Nullable Subscription looking;

    IdleLock(UiThread ui, Clock clock, Runnable lock) {
        this.ui = ui;
        this.clock = clock;
        this.lock = lock;
    }

    /// @param longest without a touch; zero: the window never locks by itself
    void limit(Duration longest) {
        limit = longest;
        tellLeft();
    }

    void start() {
        touched = clock.instant();
        if (looking == null) {
            looking = ui.every(LOOK_EVERY, this::look);
        }
        tellLeft();
    }

    void stop() {
        if (looking != null) {
            looking.close();
            looking = null;
        }
        tellLeft();
    }

    /// Somebody moved the mouse or pressed a key. False when they came too late, and the window is
    /// locked by now.
    boolean touch() {
        if (looking == null) {
            return true;
        }
        if (isOver()) {
            lock.run();
            return false;
        }
        touched = clock.instant();
        return true;
    }

    private void look() {
        if (isOver()) {
            lock.run();
        } else {
            tellLeft();
        }
    }

    private boolean isOver() {
        return !limit.isZero() && idle().compareTo(limit) >= 0;
    }

    private Duration idle() {
        return Duration.between(touched, clock.instant());
    }

    private void tellLeft() {
        left.set(looking == null || limit.isZero() ? null : limit.minus(idle()));
    }

    /// How long until it locks, if nobody touches it; null: it does not.
    ReadOnlyObjectProperty<@Nullable Duration> leftProperty() {
        return left.getReadOnlyProperty();
    }
}
