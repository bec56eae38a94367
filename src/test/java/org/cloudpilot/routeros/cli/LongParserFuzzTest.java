package org.cloudpilot.routeros.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("long")
class LongParserFuzzTest {
    @FuzzTest(maxDuration = "15m")
    void anyScriptIsReadOrRefused(byte[] bytes) {
        HostileScripts.take(bytes);
    }
}
