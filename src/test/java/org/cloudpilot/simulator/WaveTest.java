package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WaveTest {
    @Test
    void theTotalGrowsAsTheValueSays() {
        Wave wave = new Wave(1_000, 7);
        double sum = 0;
        double step = 0.01;
        for (double time = 0; time < 100; time += step) {
            double value = wave.at(time + step / 2);
            assertTrue(value >= 0);
            sum += value * step;
        }
        assertEquals(sum, wave.total(100), 1);
        assertEquals(0, wave.total(0), 1e-9);
    }
}
