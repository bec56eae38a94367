package org.cloudpilot.ui.fx;

import java.time.Duration;
import org.cloudpilot.model.Subscription;
import org.jspecify.annotations.Nullable;

/// Runs an action at once when asked, then not again before its period is over; what was asked in
/// the meantime is done once at its end. On the UI thread only.
public final class Throttle {
    private final UiThread ui;
    private final Duration period;
    private final Runnable action;
    private @Nullable Subscription resting;
    private boolean askedAgain;

    public Throttle(UiThread ui, Duration period, Runnable action) {
        this.ui = ui;
        this.period = period;
        this.action = action;
    }

    public void ask() {
        if (resting != null) {
            askedAgain = true;
            return;
        }
        resting = ui.after(period, this::rested);
        action.run();
    }

    /// What was asked for and not yet done is dropped.
    public void close() {
        if (resting != null) {
            resting.close();
            resting = null;
        }
        askedAgain = false;
    }

    private void rested() {
        resting = null;
        if (askedAgain) {
            askedAgain = false;
            ask();
        }
    }
}
