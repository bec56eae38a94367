package org.cloudpilot.routeros.rest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("long")
class LongRestAnswerFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aRoutersBodyEndsInRowsOrAVerdict(byte[] bytes) {
        HostileBodies.take(bytes);
    }
}
