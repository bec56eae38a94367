package org.cloudpilot.ui.fx;

import java.time.Duration;
import org.cloudpilot.model.Subscription;

/// The one doorway to the thread that owns every property of a window. View models are handed one,
/// so that their tests need no toolkit.
public interface UiThread {
    /// From any thread: at once when already there, else later, in order.
    void run(Runnable action);

    /// From any thread: before the next frame is drawn, never earlier in the same one.
    void nextFrame(Runnable action);

    /// Once after `delay`, unless closed before. On the UI thread only.
    Subscription after(Duration delay, Runnable action);

    /// Again and again until closed. On the UI thread only.
    Subscription every(Duration period, Runnable action);
}
