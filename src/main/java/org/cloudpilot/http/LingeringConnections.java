package org.cloudpilot.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 connections that mend two manners of the server's own. What is no HTTP/1.1 at all gets
/// an answer that says so instead of silence. And after an answer to a request whose body was not
/// read, what is still under way is read away for a moment: closing at once would reset the
/// connection, and a sender in the middle of sixty megabytes would never see its 413.
final class LingeringConnections implements ServerConnectionSelector {
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long MOST_READ_AWAY = 256L << 20;

    private final Http1ConnectionSelector http1;
    private final Duration requestLimit;

    /// @param requestLimit from a request's first byte to its last
    LingeringConnections(Http1ConnectionSelector http1, Duration requestLimit) {
        this.http1 = http1;
        this.requestLimit = requestLimit;
    }

    /// Ends a connection after its answer was written, with bytes of the request still unread.
    static final class UnreadBody extends CloseConnectionException {
        private static final long serialVersionUID = 1;

        UnreadBody() {
            super("answered without reading the body");
        }
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData request) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var patient = new Patience(context, requestLimit);
        return new Lingering(http1.connection(patient), patient);
    }

    private static final class Lingering implements ServerConnection {
        private final ServerConnection http1;
        private final ConnectionContext context;
        private volatile boolean closing;
        private volatile @Nullable Future<?> reading;

        Lingering(ServerConnection http1, ConnectionContext context) {
            this.http1 = http1;
            this.context = context;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            try {
                http1.handle(limit);
            } catch (UnreadBody e) {
                linger();
                throw e;
            }
            // it came back by itself: it answered something malformed and gave up, or we stop
            linger();
        }

        @Override
        public Duration idleTime() {
            return http1.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            closing = true;
            stopReading();
            http1.close(interrupt);
        }

        private void linger() throws InterruptedException {
            Future<?> started = context.executor().submit(this::readAway);
            reading = started;
            if (closing) {
                stopReading();
            }
            try {
                started.get(LINGER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException | CancellationException enough) {
                stopReading();
            }
        }

        private void stopReading() {
            Future<?> running = reading;
            if (running != null) {
                running.cancel(true);
            }
        }

        private void readAway() {
            long read = 0;
            while (!closing && read < MOST_READ_AWAY) {
                context.dataReader().ensureAvailable();
                int available = context.dataReader().available();
                context.dataReader().skip(available);
                read += available;
            }
        }
    }
}
