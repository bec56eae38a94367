package org.cloudpilot.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import org.cloudpilot.model.Subscription;

/// Takes work that may block off the UI thread and brings its result back there. Expected failures
/// are part of the result; what the work throws is a defect, and is told to the window once.
public interface TaskRunner {
    /// Runs `work` elsewhere, then `done` on the UI thread. Closing the answer drops the result and
    /// what was to be done `always`, which is the closer's from then on; the work itself goes on to
    /// its end.
    <T> Subscription run(Supplier<T> work, Consumer<? super T> done, Runnable always);

    default <T> Subscription run(Supplier<T> work, Consumer<? super T> done) {
        return run(work, done, () -> {});
    }

    /// The same with `busy` true in the meantime.
    default <T> Subscription run(BooleanProperty busy, Supplier<T> work, Consumer<? super T> done) {
        busy.set(true);
        return run(work, done, () -> busy.set(false));
    }

    /// For work whose result nobody waits for.
    default void run(Runnable work) {
        run(
                () -> {
                    work.run();
                    return true;
                },
                ignored -> {});
    }
}
