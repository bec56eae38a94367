package org.cloudpilot.routeros.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many commands a router is given at once. Who waits gets their turn in order.
final class Turns extends Semaphore {
    private static final long serialVersionUID = 1;

    private final int atOnce;
    private final AtomicBoolean single = new AtomicBoolean();

    Turns(int atOnce) {
        super(atOnce, true);
        this.atOnce = atOnce;
    }

    /// From now on one command after another.
    void oneAtATime() {
        if (single.compareAndSet(false, true)) {
            reducePermits(atOnce - 1);
        }
    }
}
