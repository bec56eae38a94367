package org.cloudpilot.service.fleet;

import java.util.concurrent.atomic.LongAdder;
import org.cloudpilot.model.RouterStatus;

/// How the polls of one space's routers went since it was unlocked.
final class PollCount {
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder latencyNanos = new LongAdder();

    void count(RouterStatus status) {
        Boolean online = status.isOnline();
        if (Boolean.TRUE.equals(online)) {
            answered.increment();
            if (status.latency() != null) {
                latencyNanos.add(status.latency().toNanos());
            }
        } else if (online != null) {
            failed.increment();
        }
    }

    long answered() {
        return answered.sum();
    }

    long failed() {
        return failed.sum();
    }

    double latencySeconds() {
        return latencyNanos.sum() / 1e9;
    }
}
