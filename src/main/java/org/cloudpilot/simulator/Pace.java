package org.cloudpilot.simulator;

import java.time.Duration;
import java.util.Random;

/// How long a router thinks before each answer, and what it leaves to chance. Safe for threads.
final class Pace {
    private final Duration shortest;
    private final Duration longest;
    private final Random random;

    Pace(Duration shortest, Duration longest, long seed) {
        this.shortest = shortest;
        this.longest = longest;
        this.random = new Random(seed);
    }

    boolean isInstant() {
        return longest.isZero();
    }

    synchronized Duration next() {
        long spread = longest.minus(shortest).toMillis();
        return shortest.plusMillis(spread == 0 ? 0 : random.nextLong(spread));
    }

    synchronized byte[] challenge() {
        byte[] challenge = new byte[16];
        random.nextBytes(challenge);
        return challenge;
    }

    /// True once in `count` times.
    synchronized boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
