package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastedTest {
    @Test
    void blanksThatBelongToALineStay() {
        assertEquals(List.of(" disabled=yes"), Pasted.lines(" disabled=yes\r\n"));
        assertEquals(List.of("set 0 x=y"), Pasted.lines("\nset 0\tx=y\n\n"));
    }

    @Test
    void linesStayApart() {
        assertEquals(List.of("a", "", "b"), Pasted.lines("a\n\nb\n"));
        assertEquals(List.of(), Pasted.lines(" \n"));
    }
}
