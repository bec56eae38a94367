package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.ui.fx.TaskRunner;

/// Filters and sorts a result: at once where it is small, off the UI thread where it is large. What
/// is asked for next drops what was asked for before.
final class ResultSifting {
    /// So many rows are no work worth a thread.
    static final int AT_ONCE = 2_000;

    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<Sifted> sifted =
            new ReadOnlyObjectWrapper<>(new Sifted(ResultTable.none(), List.of()));
    private Runnable drop = () -> {};

    /// @param rows which of the table's, in order
    record Sifted(ResultTable table, List<Integer> rows) {}

    ResultSifting(TaskRunner tasks) {
        this.tasks = tasks;
    }

    void sift(ResultTable table, String text, List<ResultTable.Order> orders) {
        drop.run();
        if (table.height() <= AT_ONCE) {
            drop = () -> {};
            sifted.set(work(table, text, orders, () -> false));
            return;
        }
        var dropped = new AtomicBoolean();
        Subscription task = tasks.run(() -> work(table, text, orders, dropped::get), sifted::set);
        drop =
                () -> {
                    dropped.set(true);
                    task.close();
                };
    }

    private static Sifted work(
            ResultTable table,
            String text,
            List<ResultTable.Order> orders,
            BooleanSupplier dropped) {
        return new Sifted(table, table.sifted(text, orders, dropped));
    }

    /// What is to be shown now.
    ReadOnlyObjectProperty<Sifted> siftedProperty() {
        return sifted.getReadOnlyProperty();
    }
}
