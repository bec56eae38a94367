package org.cloudpilot.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Gathers what arrives from any thread and hands it over once a frame, in order: thousands of
/// changes a second cost one refresh a frame.
public final class Burst<T> {
    private final UiThread ui;
    private final Consumer<List<T>> receiver;
    private List<T> gathered = new ArrayList<>();
    private boolean asked;
    private boolean closed;

    public Burst(UiThread ui, Consumer<List<T>> receiver) {
        this.ui = ui;
        this.receiver = receiver;
    }

    /// From any thread.
    public void add(T item) {
        synchronized (this) {
            if (closed) {
                return;
            }
            gathered.add(item);
            if (asked) {
                return;
            }
            asked = true;
        }
        ui.nextFrame(this::handOver);
    }

    /// Nothing more is handed over.
    public synchronized void close() {
        closed = true;
        gathered = new ArrayList<>();
    }

    private void handOver() {
        List<T> items;
        synchronized (this) {
            asked = false;
            items = gathered;
            gathered = new ArrayList<>();
            if (closed) {
                return;
            }
        }
        receiver.accept(items);
    }
}
