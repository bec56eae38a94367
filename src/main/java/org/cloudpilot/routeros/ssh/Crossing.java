package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.routeros.link.DialException;

/// Lets the SSH client, which takes no connected sockets, use one: a port on 127.0.0.1 that takes
/// one connection, shown a pass made by chance, and carries it on. What passes is SSH and stays
/// closed to it.
final class Crossing implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int GREETING = 256;

    private final Socket far;
    private final ServerSocket server;
    private final byte[] pass = new byte[32];
    private final byte[] greeting = new byte[GREETING];
    private volatile int heard;

    private Crossing(Socket far, ServerSocket server) {
        this.far = far;
        this.server = server;
        CHANCE.nextBytes(pass);
    }

    /// @param far connected to an SSH server; closed with the crossing
    static Crossing over(Socket far) throws DialException {
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
            server.setSoTimeout((int) TIME.toMillis());
            Crossing crossing = new Crossing(far, server);
            Thread.ofVirtual().name("ssh-crossing").start(crossing::serve);
            return crossing;
        } catch (IOException e) {
            closeQuietly(far);
            throw new DialException(ConnectFailure.UNREACHABLE, "no port on 127.0.0.1: " + e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /// What the client says before its first word of SSH.
    byte[] pass() {
        return pass.clone();
    }

    /// What the server said first, as far as it can be read.
    String greeting() {
        String text = new String(greeting, 0, heard, StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^ -~]+", " ").strip();
    }

    private void serve() {
        try (far) {
            Socket client = accept();
            try (client) {
                client.setTcpNoDelay(true);
                Thread.ofVirtual().name("ssh-crossing").start(() -> bringBack(client));
                client.getInputStream().transferTo(far.getOutputStream());
            }
        } catch (IOException eitherSideIsGone) {
            // the other is closed with it
        }
    }

    private Socket accept() throws IOException {
        try (server) {
            while (true) {
                Socket client = server.accept();
                client.setSoTimeout((int) TIME.toMillis());
                byte[] shown = client.getInputStream().readNBytes(pass.length);
                if (MessageDigest.isEqual(shown, pass)) {
                    client.setSoTimeout(0);
                    return client;
                }
                closeQuietly(client);
            }
        }
    }

    private void bringBack(Socket client) {
        try (client) {
            InputStream in = far.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                remember(buffer, count);
                out.write(buffer, 0, count);
            }
        } catch (IOException eitherSideIsGone) {
            // the other is closed with it
        } finally {
            closeQuietly(far);
        }
    }

    private void remember(byte[] bytes, int count) {
        int before = heard;
        int kept = Math.min(count, GREETING - before);
        if (kept > 0) {
            System.arraycopy(bytes, 0, greeting, before, kept);
            heard = before + kept; // one thread writes
        }
    }

    @Override
    public void close() {
        closeQuietly(far);
        try {
            server.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
