package org.cloudpilot.simulator.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A port of 127.0.0.1 that can be closed and opened again; each connection gets a virtual thread.
public final class Listener {
    private final Consumer<Socket> served;
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    /// @param port 0 for a free one
    /// @param served called for each connection, on a thread of its own; closes it
    public Listener(int port, Consumer<Socket> served) {
        this.port = port;
        this.served = served;
    }

    /// The port, known once it was open.
    public synchronized int port() {
        return port;
    }

    /// Opens the port, the same as before if there was one; nothing if it is open.
    public synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 512);
            port = listening.getLocalPort();
            server = listening;
            acceptor =
                    Thread.ofVirtual().name("simulated-" + port).start(() -> acceptAll(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Closes the port; connections go on.
    public synchronized void close() {
        ServerSocket listening = server;
        Thread accepting = acceptor;
        server = null;
        acceptor = null;
        if (listening != null && accepting != null) {
            try {
                listening.close();
                accepting.join(); // the port is really closed only when nobody waits in accept
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void acceptAll(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (listening.isClosed()) {
                    socket.close(); // it came in while the port was closed
                    return;
                }
                Thread.ofVirtual().name("simulated-session").start(() -> served.accept(socket));
            } catch (IOException closed) {
                // the loop's condition decides
            }
        }
    }
}
