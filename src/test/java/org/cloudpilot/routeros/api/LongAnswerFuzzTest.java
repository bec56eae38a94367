package org.cloudpilot.routeros.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("long")
class LongAnswerFuzzTest {
    @FuzzTest(maxDuration = "15m")
    void aRoutersBytesEndInAnAnswerOrAVerdict(byte[] bytes) {
        HostileAnswers.take(bytes);
    }
}
