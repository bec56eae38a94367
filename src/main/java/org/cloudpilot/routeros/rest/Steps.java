package org.cloudpilot.routeros.rest;

import java.time.Duration;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.routeros.TimeLimits;

/// How far a dialling came, each step with its own deadline.
final class Steps implements Patience, Relay.Watching {
    private record Step(Rung rung, long until) {}

    /// The connector keeps the time of the first step itself, by the way that it goes.
    private static final Duration CONNECTOR = Duration.ofMinutes(2);

    private static final Duration GRACE = Duration.ofMillis(200);

    private final TimeLimits limits;
    private final boolean encrypted;
    private volatile Step step;
    private volatile boolean closed;
    private volatile boolean expired;

    Steps(TimeLimits limits, boolean encrypted) {
        this.limits = limits;
        this.encrypted = encrypted;
        this.step = step(Rung.ADDRESS, CONNECTOR);
    }

    @Override
    public void connected() {
        step = encrypted ? step(Rung.TLS, limits.handshake()) : step(Rung.LOG_IN, limits.login());
    }

    void believed() {
        step = step(Rung.LOG_IN, limits.login());
    }

    /// The client mostly says so itself, but when that comes early in a handshake it may go on
    /// waiting (Java 25).
    @Override
    public void closed() {
        if (step.rung == Rung.TLS && !expired) {
            closed = true;
            step = step(Rung.TLS, GRACE);
        }
    }

    @Override
    public void expired() {
        expired = true;
    }

    boolean isClosed() {
        return closed;
    }

    Rung rung() {
        return step.rung;
    }

    @Override
    public long leftNanos() {
        return step.until - System.nanoTime();
    }

    private static Step step(Rung rung, Duration limit) {
        return new Step(rung, System.nanoTime() + limit.toNanos());
    }
}
