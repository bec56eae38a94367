package org.cloudpilot.routeros.legrange;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import me.legrange.mikrotik.ApiConnection;
import me.legrange.mikrotik.ApiConnectionException;
import me.legrange.mikrotik.MikrotikApiException;
import me.legrange.mikrotik.impl.ApiCommandException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Wire;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// The library's connection, with an end that whoever waits is told of, and that leaves none of its
/// threads behind.
final class Library {
    /// What is asked of it; one at a time.
    interface Work<T> {
        T with(ApiConnection connection) throws MikrotikApiException;
    }

    private final Wire wire;
    private final GuardedInput input;
    private final ApiConnection connection;
    private final CountDownLatch standing = new CountDownLatch(1);
    private final AtomicReference<@Nullable ConnectProblem> ended = new AtomicReference<>();
    private @Nullable Thread caller;

    private Library(Wire wire, LegrangeLimits limits, WordText encoding)
            throws IOException, MikrotikApiException {
        this.wire = wire;
        this.input =
                new GuardedInput(wire.talking().getInputStream(), limits, encoding, this::endSoon);
        // the address is not used: the socket is connected
        this.connection =
                ApiConnection.connect(
                        GivenSocket.factory(new GivenSocket(wire, input)), "127.0.0.1", 1, 1);
        standing.countDown();
    }

    /// Takes over the connection.
    static Library over(Wire wire, LegrangeLimits limits, WordText encoding) throws DialException {
        try {
            return new Library(wire, limits, encoding);
        } catch (IOException | MikrotikApiException e) {
            closeQuietly(wire);
            throw new DialException(ConnectFailure.CLOSED, String.valueOf(e.getMessage()));
        }
    }

    /// Calls the library, which gives up after `limit`.
    ///
    /// @throws ApiConnectionException when the time is over or the connection ended
    <T> T call(Duration limit, Work<T> work) throws MikrotikApiException {
        synchronized (this) {
            if (ended.get() != null) {
                throw new ApiConnectionException("the session has ended");
            }
            caller = Thread.currentThread();
        }
        try {
            connection.setTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
            return work.with(connection);
        } finally {
            synchronized (this) {
                caller = null;
                if (ended.get() != null) {
                    Thread.interrupted(); // it was woken by our own hand
                }
            }
        }
    }

    /// What the router said no with, as it said it; null where it did not. The library wraps it.
    static @Nullable String refusal(MikrotikApiException failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ApiCommandException refusal) {
                return GuardedInput.restored(Objects.requireNonNullElse(refusal.getMessage(), ""));
            }
        }
        return null;
    }

    /// The last trap's category.
    int category() {
        return input.category();
    }

    @Nullable ConnectProblem ended() {
        return ended.get();
    }

    /// The library's own thread found the end; it cannot end itself.
    private void endSoon(ConnectProblem problem) {
        Thread.ofVirtual()
                .name("legrange-end")
                .start(
                        () -> {
                            try {
                                standing.await();
                                end(problem);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("nobody interrupts", e);
                            }
                        });
    }

    /// The first reason stands.
    void end(ConnectProblem problem) {
        if (!ended.compareAndSet(null, problem)) {
            return;
        }
        closeQuietly(wire); // first: a write that is stuck would hold up what follows
        try {
            connection.close();
        } catch (ApiConnectionException alreadyBroken) {
            // it is gone either way
        }
        input.close();
        synchronized (this) {
            if (caller != null) {
                caller.interrupt();
            }
        }
    }

    private static void closeQuietly(Wire wire) {
        try {
            wire.tcp().close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
