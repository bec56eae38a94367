package org.cloudpilot.ui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.junit.jupiter.api.Test;

/// What a frame may cost with ten thousand routers. The bounds are generous: a loaded machine must
/// not fail them, a quadratic mistake must.
class ManyRoutersTest {
    private static final int MANY = 10_000;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final List<RouterRow> rows = IntStream.range(0, MANY).mapToObj(this::row).toList();

    private RouterRow row(int i) {
        var id = new RouterId(i + 1);
        var router =
                new Router(
                        id,
                        new SpaceId(1),
                        "router-" + i,
                        Host.parse("10.0." + i / 250 + "." + i % 250).orElseThrow(),
                        8728,
                        Transport.API,
                        "admin",
                        List.of(),
                        Reach.usual(),
                        "Site " + i % 40 + "/Mast " + i % 400,
                        List.of("tag-" + i % 20),
                        "",
                        Map.of(),
                        NOW,
                        NOW);
        RouterState state = i % 50 == 0 ? RouterState.DOWN : RouterState.ONLINE;
        return new RouterRow(
                router, new RouterStatus(id, state, NOW, null, NOW, NOW, null, null, null, 3, 0));
    }

    @Test
    void countsTheFleetInAFractionOfASecond() {
        long start = System.nanoTime();
        FleetSummary summary = FleetSummary.of(rows);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(MANY, summary.total());
        assertEquals(MANY / 50, summary.problems());
        assertEquals(440, summary.sites().size());
        assertEquals(20, summary.tags().size());
        assertTrue(took.toMillis() < 2_000, "took " + took);
    }

    @Test
    void searchesAndSortsInAFractionOfASecond() {
        long start = System.nanoTime();
        List<RouterRow> found = new ArrayList<>();
        for (RouterRow row : rows) {
            if (row.matches(new String[] {"mast 7", "tag-7"})) {
                found.add(row);
            }
        }
        List<RouterRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(RouterRow::line, FleetColumn.HOST.order(true)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(found.size() > 10 && found.size() < 1_000, "found " + found.size());
        assertEquals("router-9999", sorted.getFirst().line().router().name());
        assertTrue(took.toMillis() < 2_000, "took " + took);
    }

    @Test
    void ordersNumbersAsNumbersAndTheUnknownLast() {
        var names =
                List.of(rows.get(20), rows.get(100), rows.get(3)).stream()
                        .sorted(
                                Comparator.comparing(
                                        RouterRow::line, FleetColumn.HOST.order(false)))
                        .map(row -> row.line().router().name())
                        .toList();
        assertEquals(List.of("router-3", "router-20", "router-100"), names);
        assertEquals("", FleetColumn.CPU.text(rows.getFirst().line(), Clock.systemUTC()));
    }

    @Test
    void groupsProblemsOfOneSite() {
        FleetSummary summary = FleetSummary.of(List.of(rows.get(0), rows.get(400), rows.get(50)));
        assertEquals(2, summary.attentions().size());
        assertEquals(2, summary.attentions().getFirst().count());
    }
}
