package org.cloudpilot.service.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A second address of a simulated router: what comes in on 127.0.0.2 goes on to 127.0.0.1, at the
/// same port.
final class SecondDoor implements AutoCloseable {
    static final String HOST = "127.0.0.2";

    private final ServerSocket door = new ServerSocket();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    SecondDoor(int port) throws IOException {
        door.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        Thread.ofVirtual().start(() -> letIn(port));
    }

    private void letIn(int port) {
        while (!door.isClosed()) {
            try {
                Socket outside = door.accept();
                Socket inside = new Socket("127.0.0.1", port);
                sockets.addAll(List.of(outside, inside));
                Thread.ofVirtual().start(() -> carry(outside, inside));
                Thread.ofVirtual().start(() -> carry(inside, outside));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException over) {
            // the other half ends, too
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
