package org.cloudpilot.routeros.ssh;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.cloudpilot.model.Endpoint;

/// A channel through an SSH server, in the shape of a socket: for sessions and TLS, which know
/// nothing else.
final class TunnelSocket extends Socket {
    private final ChannelDirectTcpip channel;
    private final Endpoint target;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int timeout;

    /// @param channel open
    /// @param release told once, when it is closed
    TunnelSocket(ChannelDirectTcpip channel, Endpoint target, Runnable release) {
        this.channel = channel;
        this.target = target;
        this.release = release;
    }

    @Override
    public InputStream getInputStream() throws SocketException {
        requireOpen();
        return new Input(channel.getInvertedOut());
    }

    @Override
    public OutputStream getOutputStream() throws SocketException {
        requireOpen();
        return new Output(channel.getInvertedIn());
    }

    private void requireOpen() throws SocketException {
        if (closed.get()) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            channel.close(true);
            release.run();
        }
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    /// SSH sends what it is given at once.
    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    /// The connection below does so.
    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return true;
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public void shutdownOutput() throws IOException {
        channel.getInvertedIn().close();
    }

    @Override
    public void shutdownInput() {}

    @Override
    public int getPort() {
        return target.port();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return InetSocketAddress.createUnresolved(target.host().text(), target.port());
    }

    @Override
    public String toString() {
        return "TunnelSocket[" + target + "]";
    }

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            requireOpen();
            if (length == 0) {
                return 0;
            }
            if (in instanceof ChannelPipedInputStream pipe) {
                pipe.setTimeout(timeout);
            }
            try {
                int count = in.read(target, offset, length);
                requireOpen(); // what closing makes of a read is no end of the data
                return count;
            } catch (SocketException e) {
                throw String.valueOf(e.getMessage()).startsWith("Timeout (")
                        ? new SocketTimeoutException("Read timed out")
                        : e;
            }
        }

        /// The channel says -1 at its end, with which TLS, when it closes, would skip for ever.
        @Override
        public int available() throws IOException {
            return Math.max(0, in.available());
        }

        @Override
        public void close() {
            TunnelSocket.this.close();
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            requireOpen();
            out.write(bytes, offset, length);
            out.flush(); // a socket holds nothing back
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void close() {
            TunnelSocket.this.close();
        }
    }
}
