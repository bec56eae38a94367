package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are wrong in every way the document lets one think of: no defect, no trace of the
/// program's inside, no growth.
class ApiFuzzTest {
    @TempDir Path folder;

    @Test
    void aSliceOfThem() throws Exception {
        Map<Integer, Integer> statuses = new FuzzedApi().run(folder, 4_000, 20270131).statuses();
        for (int status : new int[] {200, 400, 401, 404}) {
            assertTrue(statuses.containsKey(status), statuses.toString());
        }
    }

    @Test
    @Tag("long")
    void aHundredThousand(TestReporter reporter) throws Exception {
        long seed = System.nanoTime();
        try {
            FuzzedApi.Figures figures = new FuzzedApi().run(folder, 130_000, seed);
            reporter.publishEntry("fuzz", figures.toString());
            assertTrue(figures.requests() >= 100_000, figures.toString());
        } catch (AssertionError wrong) {
            throw new AssertionError("seed " + seed, wrong);
        }
    }
}
