package org.cloudpilot.routeros.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Host;

/// Turns hosts into addresses. The system's resolver blocks its thread, knows no deadline and would
/// pin a virtual thread's carrier, so it is asked on a few platform threads of its own.
final class Names {
    private static final int THREADS = 32;

    private final ThreadPoolExecutor resolvers =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    5,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("resolver-", 0).factory());

    Names() {
        resolvers.allowCoreThreadTimeOut(true);
    }

    /// All addresses of `host` in the system's order, at least one.
    List<InetAddress> resolve(Host host, Duration limit)
            throws DialException, InterruptedException {
        if (host.kind() != Host.Kind.NAME) {
            return List.of(literal(host));
        }
        Future<InetAddress[]> answer =
                resolvers.submit(() -> InetAddress.getAllByName(host.text()));
        try {
            return List.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new DialException(ConnectFailure.DNS, host.text());
            }
            throw new IllegalStateException("the resolver failed", e.getCause());
        } catch (TimeoutException e) {
            throw new DialException(
                    ConnectFailure.Rung.NAME, "no answer from the name server for " + host.text());
        } finally {
            answer.cancel(false);
        }
    }

    private static InetAddress literal(Host host) throws DialException {
        try {
            return InetAddress.ofLiteral(host.text());
        } catch (IllegalArgumentException noSuchZone) {
            throw new DialException(ConnectFailure.UNREACHABLE, host.text());
        }
    }
}
