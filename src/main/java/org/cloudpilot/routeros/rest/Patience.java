package org.cloudpilot.routeros.rest;

import java.time.Duration;

/// How long something is still waited for; asked again when it is over, since a step forward may
/// have prolonged it.
interface Patience {
    long leftNanos();

    /// It is over: what happens from now on is our own giving up.
    default void expired() {}

    /// From now on.
    static Patience of(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        return () -> until - System.nanoTime();
    }
}
