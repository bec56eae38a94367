package org.cloudpilot.routeros.link;

import java.time.Duration;

/// Closes a link unless it is called off in time: a handshake and a peer that drips bytes know no
/// deadline of their own.
public final class Watchdog implements AutoCloseable {
    private final Thread sleeper;
    private volatile boolean fired;

    public Watchdog(Duration limit, Runnable closing) {
        sleeper =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(limit);
                                    } catch (InterruptedException calledOff) {
                                        return;
                                    }
                                    fired = true;
                                    closing.run();
                                });
    }

    public boolean fired() {
        return fired;
    }

    @Override
    public void close() {
        sleeper.interrupt();
    }
}
