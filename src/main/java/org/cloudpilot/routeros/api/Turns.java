package org.cloudpilot.routeros.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many commands a router is given at once. Who waits gets their turn in order.
///
/// One command after another until the router has shown that it echoes tags: some devices do not,
/// and with several commands running their replies could not be told apart.
final class Turns extends Semaphore {
    private static final long serialVersionUID = 1;

    private final int atOnce;
    private final AtomicBoolean several = new AtomicBoolean();

    Turns(int atOnce) {
        super(1, true);
        this.atOnce = atOnce;
    }

    /// The router echoes tags.
    void several() {
        if (!several.get() && several.compareAndSet(false, true)) {
            release(atOnce - 1);
        }
    }
}
