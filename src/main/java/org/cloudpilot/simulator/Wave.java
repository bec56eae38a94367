package org.cloudpilot.simulator;

import java.util.Random;

/// A value that swings about a mean for ever without a step of state: the same at the same moment
/// for the same seed, and with an integral in closed form, so that counters only ever grow.
final class Wave {
    private static final double[] SHARES = {0.42, 0.27, 0.16};
    private static final double[] PERIODS = {311, 47, 11};

    private final double mean;
    private final double[] phases = new double[SHARES.length];

    Wave(double mean, long seed) {
        this.mean = mean;
        Random random = new Random(seed);
        for (int i = 0; i < phases.length; i++) {
            phases[i] = random.nextDouble() * 2 * Math.PI;
        }
    }

    /// At `seconds`; never negative.
    double at(double seconds) {
        double swing = 1;
        for (int i = 0; i < phases.length; i++) {
            swing += SHARES[i] * Math.sin(2 * Math.PI * seconds / PERIODS[i] + phases[i]);
        }
        return mean * swing;
    }

    /// The sum of all values from 0 to `seconds`.
    double total(double seconds) {
        double total = seconds;
        for (int i = 0; i < phases.length; i++) {
            double turn = 2 * Math.PI / PERIODS[i];
            total +=
                    SHARES[i] / turn * (Math.cos(phases[i]) - Math.cos(turn * seconds + phases[i]));
        }
        return mean * total;
    }
}
