package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.InterfaceReading;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// Reads the interfaces' counters and makes rates of two readings. A counter that went back (a
/// reboot, a reset) gives no rate instead of a wrong one.
///
/// When the router took its counters is not known, only that it was between question and answer. Of
/// the times between the questions and between the answers the longer one counts: an answer that
/// was held up on the way must not make a peak in the chart.
final class InterfaceReader {
    private static final Command PRINT =
            Command.of("/interface/print")
                    .with(".proplist", "name,type,running,disabled,comment,rx-byte,tx-byte");

    private record Counters(long rx, long tx, long asked, long answered) {}

    private final Map<String, Counters> last = new HashMap<>();

    /// Null when the router did not answer with rows; then the caller keeps what it has.
    @Nullable List<InterfaceReading> read(RouterSession session, Duration limit) {
        long asked = System.nanoTime();
        if (!(session.run(PRINT, limit) instanceof CommandOutcome.Done done)) {
            return null;
        }
        long answered = System.nanoTime();
        List<InterfaceReading> readings = new ArrayList<>(done.rows().size());
        for (Row row : done.rows()) {
            readings.add(reading(row, asked, answered));
        }
        return readings;
    }

    private InterfaceReading reading(Row row, long asked, long answered) {
        String name = row.get("name", "");
        Long rx = FieldShapes.whole(row.get("rx-byte"));
        Long tx = FieldShapes.whole(row.get("tx-byte"));
        Counters fresh = new Counters(rx == null ? 0 : rx, tx == null ? 0 : tx, asked, answered);
        Counters before = last.put(name, fresh);
        return new InterfaceReading(
                name,
                row.get("type", ""),
                isTrue(row.get("running")),
                isTrue(row.get("disabled")),
                row.get("comment", ""),
                fresh.rx,
                fresh.tx,
                before == null || rx == null ? null : rate(before.rx, fresh.rx, before, fresh),
                before == null || tx == null ? null : rate(before.tx, fresh.tx, before, fresh));
    }

    private static @Nullable Long rate(long from, long to, Counters before, Counters fresh) {
        long nanos = Math.max(fresh.asked - before.asked, fresh.answered - before.answered);
        if (to < from || nanos <= 0) {
            return null;
        }
        return Math.round((to - from) * 8e9 / nanos);
    }

    private static boolean isTrue(@Nullable String word) {
        return "true".equals(word) || "yes".equals(word);
    }
}
