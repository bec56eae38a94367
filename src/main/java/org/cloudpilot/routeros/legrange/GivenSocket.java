package org.cloudpilot.routeros.legrange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import java.net.InetAddress;
import org.cloudpilot.routeros.link.Wire;

/// A connection that stands already, for a library that wants to make its own.
final class GivenSocket extends Socket {
    private final Wire wire;
    private final InputStream in;

    GivenSocket(Wire wire, InputStream in) {
        this.wire = wire;
        this.in = in;
    }

    /// Gives it out once, unconnected as the library believes.
    static SocketFactory factory(GivenSocket socket) {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return socket;
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                throw new IOException("this factory has one socket, which is connected");
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort)
                    throws IOException {
                return createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return createSocket("", port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return createSocket("", port);
            }
        };
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) {}

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.talking().getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        wire.tcp().close();
    }
}
