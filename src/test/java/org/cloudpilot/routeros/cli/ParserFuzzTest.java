package org.cloudpilot.routeros.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// A short run with every build; the long one is [LongParserFuzzTest].
class ParserFuzzTest {
    @FuzzTest(maxDuration = "12s")
    void anyScriptIsReadOrRefused(byte[] bytes) {
        HostileScripts.take(bytes);
    }
}
