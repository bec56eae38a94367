package org.cloudpilot.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecallTest {
    private final Recall recall = new Recall();
    private final RouterId router = new RouterId(1);

    @BeforeEach
    void load() {
        recall.router(router);
        for (String line : List.of("/sys a", "/ip a", "x\ny", "/ip b")) {
            recall.add(new SentLine(router, line, Instant.EPOCH));
        }
    }

    @Test
    void whatWasChangedSinceIsABeginningOfItsOwn() {
        assertEquals("/ip b", recall.older("/ip"));
        assertEquals("/ip a", recall.older("/ip b"));
        assertEquals("/sys a", recall.older("/sys"));
        assertNull(recall.older("/sys a"));
        assertEquals("/sys", recall.newer("/sys a"));
    }

    @Test
    void whatWasDroppedIsForgotten() {
        assertEquals("/ip b", recall.older("/ip"));
        assertNull(recall.newer(""));
        assertEquals("/ip b", recall.older(""));
    }

    @Test
    void severalLinesLeaveTheLineAsItIs() {
        assertEquals("/ip b", recall.older(""));
        assertEquals("x\ny", recall.older("/ip b"));
        assertEquals("/ip a", recall.older("/ip b"));
    }
}
