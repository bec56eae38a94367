package org.cloudpilot.routeros.api;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// A short run with every build; the long one is [LongAnswerFuzzTest]. What it ever finds is kept
/// under `src/test/resources` and tried again each time.
class AnswerFuzzTest {
    @FuzzTest(maxDuration = "12s")
    void aRoutersBytesEndInAnAnswerOrAVerdict(byte[] bytes) {
        HostileAnswers.take(bytes);
    }
}
