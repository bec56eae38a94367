package org.cloudpilot.ui.fx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.Subscription;

/// One virtual thread a task.
public final class VirtualTaskRunner implements TaskRunner {
    private static final Logger LOG = System.getLogger(VirtualTaskRunner.class.getName());

    private final UiThread ui;
    private final Runnable onDefect;

    /// @param onDefect called on the UI thread after a task threw; the log has the rest
    public VirtualTaskRunner(UiThread ui, Runnable onDefect) {
        this.ui = ui;
        this.onDefect = onDefect;
    }

    @Override
    public <T> Subscription run(Supplier<T> work, Consumer<? super T> done, Runnable always) {
        var dropped = new AtomicBoolean();
        Thread.ofVirtual()
                .name("ui-task")
                .start(
                        () -> {
                            try {
                                T result = work.get();
                                ui.run(() -> finish(dropped, always, () -> done.accept(result)));
                            } catch (RuntimeException defect) {
                                LOG.log(Level.ERROR, "a task of the window failed", defect);
                                ui.run(() -> finish(dropped, always, onDefect));
                            }
                        });
        return () -> dropped.set(true);
    }

    private static void finish(AtomicBoolean dropped, Runnable always, Runnable then) {
        if (!dropped.get()) {
            always.run();
            then.run();
        }
    }
}
