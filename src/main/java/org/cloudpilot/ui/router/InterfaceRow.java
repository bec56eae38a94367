package org.cloudpilot.ui.router;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpilot.model.InterfaceReading;

/// One interface's row, updated in place, with the traffic seen while the pane was open.
public final class InterfaceRow {
    private final String name;
    private final ReadOnlyObjectWrapper<InterfaceReading> reading;
    private final History rx;
    private final History tx;

    InterfaceRow(InterfaceReading first, int capacity) {
        name = first.name();
        reading = new ReadOnlyObjectWrapper<>(first);
        rx = new History(capacity);
        tx = new History(capacity);
        update(first);
    }

    void update(InterfaceReading latest) {
        if (latest.rxBitsPerSecond() != null && latest.txBitsPerSecond() != null) {
            rx.add(latest.rxBitsPerSecond());
            tx.add(latest.txBitsPerSecond());
        }
        reading.set(latest);
    }

    public String name() {
        return name;
    }

    public InterfaceReading reading() {
        return reading.get();
    }

    public ReadOnlyObjectProperty<InterfaceReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Received bits a second, oldest first.
    public double[] rx() {
        return rx.toArray();
    }

    /// Sent bits a second, oldest first.
    public double[] tx() {
        return tx.toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
