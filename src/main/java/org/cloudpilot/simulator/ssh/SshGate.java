package org.cloudpilot.simulator.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The way of one router's connections to the SSH server that all of them share. Between [#open]
/// and [#close] that server may run.
public final class SshGate {
    private @org.jspecify.annotations.Nullable SshHall hall;

    public synchronized void open() {
        if (hall == null) {
            hall = SshHall.enter();
        }
    }

    public synchronized void close() {
        SshHall left = hall;
        hall = null;
        if (left != null) {
            left.leave();
        }
    }

    private synchronized SshHall hall() throws IOException {
        SshHall now = hall;
        if (now == null) {
            throw new IOException("the router is off");
        }
        return now;
    }

    /// Serves one connection until its end.
    ///
    /// @param out where the server's words go
    public void serve(Socket tcp, OutputStream out, SshHost host)
            throws IOException, InterruptedException {
        SshHall to = hall();
        try (Socket inner = new Socket()) {
            inner.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            int port = inner.getLocalPort();
            to.expect(port, host);
            try {
                inner.connect(to.address());
                inner.setTcpNoDelay(true);
                Thread back =
                        Thread.ofVirtual()
                                .name("simulated-ssh-line")
                                .start(() -> copy(inner, out, tcp));
                copy(tcp, inner.getOutputStream(), inner);
                back.join();
            } finally {
                to.forget(port);
                host.stop();
            }
        }
    }

    /// Copies until the end, and then ends the other side.
    private static void copy(Socket from, OutputStream to, Socket ended) {
        try (ended;
                InputStream in = from.getInputStream()) {
            in.transferTo(to);
        } catch (IOException oneSideIsGone) {
            // so the other is ended
        }
    }
}
