package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenLinesTest {
    private final List<TerminalBlock> blocks = new ArrayList<>();
    private final ScreenLines lines = new ScreenLines(blocks);

    private List<String> shown(int columns) {
        lines.columns(columns);
        lines.renew();
        return IntStream.range(0, lines.height()).mapToObj(i -> lines.at(i).text()).toList();
    }

    @Test
    void proseWrapsBetweenWordsAndTablesDoNot() {
        blocks.add(TerminalBlock.error("one two three four"));
        blocks.add(
                new TerminalBlock(
                        TerminalBlock.Kind.TABLE, "a heading", List.of("a row that is long")));
        assertEquals(
                List.of("one two ", "three four", "a heading", "a row that is long"), shown(10));
        assertEquals(18, lines.longest());
        assertTrue(lines.at(0).goesOn());
        assertEquals(List.of("one two three four", "a heading", "a row that is long"), shown(80));
    }

    @Test
    void aWordThatIsTooLongIsCut() {
        blocks.add(TerminalBlock.remark("abcdefghijklmnopqrstuvwxyz"));
        assertEquals(List.of("abcdefghij", "klmnopqrst", "uvwxyz"), shown(10));
    }

    @Test
    void thePromptIsTheLeadOfItsLine() {
        blocks.add(TerminalBlock.of(TerminalBlock.Kind.COMMAND, "[admin@edge]>", "print"));
        shown(80);
        assertEquals("[admin@edge]> print", lines.at(0).text());
        assertEquals(13, lines.at(0).lead());
    }

    @Test
    void knowsWhereAPlaceIs() {
        blocks.add(TerminalBlock.error("one two three four"));
        blocks.add(TerminalBlock.of(TerminalBlock.Kind.TABLE, "", "x\ny"));
        shown(10);
        assertEquals(1, lines.number(new TerminalOutput.Spot(blocks.get(0), 0, 8, 13)));
        assertEquals(3, lines.number(new TerminalOutput.Spot(blocks.get(1), 1, 0, 1)));
    }

    @Test
    void aPlaceGoesWithItsBlockAndIsGoneWithIt() {
        blocks.add(TerminalBlock.error("first"));
        blocks.add(TerminalBlock.error("second"));
        var spot = new TerminalOutput.Spot(blocks.get(1), 0, 0, 6);
        blocks.removeFirst();
        shown(80);
        assertEquals(0, lines.number(spot));
        assertTrue(lines.isOf(lines.at(0), spot));
        blocks.clear();
        shown(80);
        assertEquals(-1, lines.number(spot));
    }

    @Test
    void selectionsRunOverLines() {
        var back =
                new ScreenSelection(
                        new ScreenSelection.Point(2, 3), new ScreenSelection.Point(1, 5));
        assertEquals(5, back.start(1));
        assertEquals(Integer.MAX_VALUE, back.end(1));
        assertEquals(0, back.start(2));
        assertEquals(3, back.end(2));
        assertEquals(0, back.end(0));
        assertEquals(
                new ScreenSelection(
                        new ScreenSelection.Point(0, 4), new ScreenSelection.Point(0, 7)),
                ScreenSelection.word(new ScreenSelection.Point(0, 5), "one two three"));
    }
}
