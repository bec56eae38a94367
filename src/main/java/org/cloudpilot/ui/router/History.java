package org.cloudpilot.ui.router;

/// The last values of one figure, the newest last; the oldest make room.
public final class History {
    private final double[] values;
    private int next;
    private int size;

    public History(int capacity) {
        values = new double[capacity];
    }

    /// `NaN` is a gap.
    public void add(double value) {
        values[next] = value;
        next = (next + 1) % values.length;
        size = Math.min(size + 1, values.length);
    }

    /// Oldest first.
    public double[] toArray() {
        double[] ordered = new double[size];
        int start = Math.floorMod(next - size, values.length);
        for (int i = 0; i < size; i++) {
            ordered[i] = values[(start + i) % values.length];
        }
        return ordered;
    }

    public int capacity() {
        return values.length;
    }
}
