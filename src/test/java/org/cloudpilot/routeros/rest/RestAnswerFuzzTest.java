package org.cloudpilot.routeros.rest;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// A short run with every build; the long one is [LongRestAnswerFuzzTest].
class RestAnswerFuzzTest {
    @FuzzTest(maxDuration = "8s")
    void aRoutersBodyEndsInRowsOrAVerdict(byte[] bytes) {
        HostileBodies.take(bytes);
    }
}
