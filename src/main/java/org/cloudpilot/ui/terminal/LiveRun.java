package org.cloudpilot.ui.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.command.LiveListener;
import org.cloudpilot.ui.fx.UiThread;
import org.jspecify.annotations.Nullable;

/// A command that goes on, as far as it is kept: rows from any thread come to the window once a
/// frame, and only the last ones are held, however long it runs.
final class LiveRun implements LiveListener {
    static final int MOST_ROWS = 1_000;

    /// Of what comes between two frames.
    static final int MOST_FRESH = 100_000;

    private static final String SECTION = ".section";

    /// What is shown of it now.
    ///
    /// @param rows the last round, or the last rows
    /// @param fresh rows that came since the state before; none where rounds take each other's
    ///   place
    /// @param count of rounds or rows since the beginning
    /// @param ended null while it goes on
    record State(List<Row> rows, List<Row> fresh, long count, @Nullable CommandOutcome ended) {}

    private final UiThread ui;
    private final Consumer<State> shown;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final Deque<Row> fresh = new ArrayDeque<>();
    private @Nullable CommandOutcome outcome;
    private @Nullable String section;
    private List<Row> lastRound = List.of();
    private ConsoleReply.@Nullable Going going;
    private @Nullable Subscription stream;
    private boolean asked;
    private boolean dropped;
    private long count;

    /// @param shown hears on the UI thread, at most once a frame, once it is begun
    LiveRun(UiThread ui, Consumer<State> shown) {
        this.ui = ui;
        this.shown = shown;
    }

    @Override
    public void row(Row row) {
        synchronized (this) {
            String now = row.get(SECTION);
            boolean newRound = now == null || !now.equals(section);
            if (newRound) {
                count++;
            }
            if (newRound && isInPlace() && now != null) {
                lastRound = List.copyOf(rows);
                rows.clear();
            }
            section = now;
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                rows.removeFirst();
            }
            if (!isInPlace()) {
                fresh.add(row);
            }
            if (fresh.size() > MOST_FRESH) {
                fresh.removeFirst();
            }
        }
        ask();
    }

    /// Until it is known, rounds are kept apart, which loses nothing that would be shown.
    private boolean isInPlace() {
        return going != null && going.inPlace();
    }

    @Override
    public void ended(CommandOutcome how) {
        synchronized (this) {
            outcome = how;
        }
        ask();
    }

    /// It was begun; from here on it is shown.
    void begun(ConsoleReply.Going begun) {
        synchronized (this) {
            going = begun;
            if (begun.inPlace()) {
                fresh.clear();
                String last = section;
                rows.removeIf(row -> last != null && !last.equals(row.get(SECTION)));
            }
        }
        ask();
    }

    /// What stops it on the router; at once, where it was dropped before it was begun.
    void hold(Subscription begun) {
        boolean late;
        synchronized (this) {
            stream = begun;
            late = dropped;
        }
        if (late) {
            begun.close();
        }
    }

    /// Stops it on the router; its end is shown. False where it was not begun yet.
    boolean stop() {
        Subscription begun;
        synchronized (this) {
            begun = stream;
        }
        if (begun != null) {
            begun.close();
        }
        return begun != null;
    }

    /// From here on nothing is shown; that stops nothing yet.
    ///
    /// @return the rows that came since the last state, as in [State]
    List<Row> mute() {
        synchronized (this) {
            dropped = true;
            return taken();
        }
    }

    /// Stops it, and nothing more is shown.
    void drop() {
        mute();
        stop();
    }

    private List<Row> taken() {
        List<Row> all = List.copyOf(fresh);
        fresh.clear();
        return all;
    }

    private void ask() {
        synchronized (this) {
            if (asked || going == null) {
                return;
            }
            asked = true;
        }
        ui.nextFrame(this::show);
    }

    private void show() {
        State state;
        synchronized (this) {
            asked = false;
            if (dropped) {
                return;
            }
            // a round that is still coming in must not make the table flicker
            boolean partial = isInPlace() && rows.size() < lastRound.size() && outcome == null;
            state = new State(partial ? lastRound : new ArrayList<>(rows), taken(), count, outcome);
        }
        shown.accept(state);
    }
}
