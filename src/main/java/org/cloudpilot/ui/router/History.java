package org.cloudpilot.ui.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cloudpilot.ui.control.TimeChart;

/// What one figure was during the last minutes, and at most so many values of it.
public final class History {
    private static final int MOST = 600;

    private record Value(long at, double value) {}

    private final long span;
    private final Deque<Value> values = new ArrayDeque<>();

    public History(Duration span) {
        this.span = span.toMillis();
    }

    /// `NaN` is a gap.
    public void add(Instant at, double value) {
        long now = at.toEpochMilli();
        values.addLast(new Value(now, value));
        while (values.size() > MOST || values.getFirst().at() < now - span) {
            values.removeFirst();
        }
    }

    /// How long ago the oldest value was.
    public Duration age(Instant now) {
        return values.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis(now.toEpochMilli() - values.getFirst().at());
    }

    /// Where each value stands between `shown` ago (0) and now (1).
    public TimeChart.Series until(Instant end, Duration shown) {
        double[] places = new double[values.size()];
        double[] figures = new double[values.size()];
        int i = 0;
        for (Value value : values) {
            places[i] = 1 - (end.toEpochMilli() - value.at()) / (double) shown.toMillis();
            figures[i] = value.value();
            i++;
        }
        return new TimeChart.Series(places, figures);
    }

    /// The latest value; `NaN` when there is none.
    public double latest() {
        return values.isEmpty() ? Double.NaN : values.getLast().value();
    }
}
