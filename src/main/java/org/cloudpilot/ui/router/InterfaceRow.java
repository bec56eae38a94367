package org.cloudpilot.ui.router;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpilot.model.InterfaceReading;

/// One interface's row, updated in place, with the traffic seen while the pane was open.
public final class InterfaceRow {
    private final String name;
    private final ReadOnlyObjectWrapper<InterfaceReading> reading;
    private final History rx;
    private final History tx;

    InterfaceRow(InterfaceReading first, Duration span) {
        name = first.name();
        reading = new ReadOnlyObjectWrapper<>(first);
        rx = new History(span);
        tx = new History(span);
    }

    void update(InterfaceReading latest, Instant at) {
        if (latest.rxBitsPerSecond() != null && latest.txBitsPerSecond() != null) {
            rx.add(at, latest.rxBitsPerSecond());
            tx.add(at, latest.txBitsPerSecond());
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

    /// Received bits a second.
    public History rx() {
        return rx;
    }

    /// Sent bits a second.
    public History tx() {
        return tx;
    }

    @Override
    public String toString() {
        return name;
    }
}
