package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudpilot.model.Row;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.fx.VirtualTaskRunner;
import org.junit.jupiter.api.Test;

class ResultSiftingTest {
    private static final int MANY = 20_000;

    private final DrainedUi ui = new DrainedUi();
    private final ResultSifting sifting =
            new ResultSifting(
                    new VirtualTaskRunner(
                            ui,
                            () -> {
                                throw new AssertionError("a task failed");
                            }));
    private final List<ResultSifting.Sifted> shown = new ArrayList<>();

    private static ResultTable table(int rows) {
        List<Row> all =
                IntStream.range(0, rows)
                        .mapToObj(i -> Row.of("name", "user" + i, "password", "k7Qz" + i))
                        .toList();
        return ResultTable.of("/ppp/secret/print", all, List.of());
    }

    @Test
    void aSmallTableIsSiftedAtOnce() {
        sifting.sift(table(11), "user1", List.of(new ResultTable.Order(0, true)));
        assertEquals(List.of(10, 1), sifting.siftedProperty().get().rows());
    }

    @Test
    void ofALargeTableOnlyTheNewestAnswerIsShown() {
        sifting.siftedProperty().addListener((of, before, now) -> shown.add(now));
        ResultTable table = table(MANY);
        List<ResultTable.Order> downwards = List.of(new ResultTable.Order(0, true));
        sifting.sift(table, "", downwards);
        sifting.sift(table, "k7Qz", downwards);
        sifting.sift(table, "user1999", downwards);
        assertEquals(List.of(), shown);

        ui.await("it is sifted", () -> !shown.isEmpty());
        sifting.sift(table, "<hidden>", List.of());
        ui.await("it is sifted again", () -> shown.size() > 1);

        assertEquals(2, shown.size());
        assertEquals(
                List.of(19999, 19998, 19997, 19996, 19995, 19994, 19993, 19992, 19991, 19990, 1999),
                shown.getFirst().rows());
        assertEquals(MANY, shown.getLast().rows().size());
    }

    @Test
    void aSmallTableTakesThePlaceOfALargeOneThatIsUnderWay() {
        sifting.sift(table(MANY), "", List.of());
        sifting.sift(table(1), "", List.of());
        sifting.siftedProperty().addListener((of, before, now) -> shown.add(now));
        sifting.sift(table(MANY), "user7777", List.of());
        ui.await("it is sifted", () -> !shown.isEmpty());
        assertEquals(List.of(7777), shown.getFirst().rows());
    }
}
