package org.cloudpilot.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection whose requests must be there in whole within a time: the server itself bounds each
/// read alone, so that a client which sends a byte now and then could stay for ever.
final class Patience implements ConnectionContext {
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final ConnectionContext connection;
    private final long limitNanos;
    private final DataReader reader;
    private final DataWriter writer;
    private volatile long begun = NOT_BEGUN;

    /// @param limit from a request's first byte to its last
    Patience(ConnectionContext connection, Duration limit) {
        this.connection = connection;
        this.limitNanos = limit.toNanos();
        this.reader = DataReader.create(this::read);
        this.writer = new Answering(connection.dataWriter());
    }

    private byte[] read() {
        DataReader client = connection.dataReader();
        client.ensureAvailable();
        long now = System.nanoTime();
        if (begun == NOT_BEGUN) {
            begun = now;
        } else if (now - begun > limitNanos) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .status(Status.REQUEST_TIMEOUT_408)
                    .message("a request takes too long to come")
                    .setKeepAlive(false)
                    .build();
        }
        return client.readBytes(client.available());
    }

    /// What is answered has come: the next byte begins another request.
    private final class Answering implements DataWriter {
        private final DataWriter client;

        Answering(DataWriter client) {
            this.client = client;
        }

        @Override
        public void write(BufferData... buffers) {
            begun = NOT_BEGUN;
            client.write(buffers);
        }

        @Override
        public void write(BufferData buffer) {
            begun = NOT_BEGUN;
            client.write(buffer);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            begun = NOT_BEGUN;
            client.writeNow(buffers);
        }

        @Override
        public void writeNow(BufferData buffer) {
            begun = NOT_BEGUN;
            client.writeNow(buffer);
        }

        @Override
        public void flush() {
            client.flush();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return connection.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return connection.executor();
    }

    @Override
    public Router router() {
        return connection.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
        return connection.isSecure();
    }

    @Override
    public String socketId() {
        return connection.socketId();
    }

    @Override
    public String childSocketId() {
        return connection.childSocketId();
    }
}
