package org.cloudpilot.simulator;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.cloudpilot.simulator.net.Relay;

/// Receives the connections to one service of a router and hands them on to who speaks its
/// protocol.
final class Reception {
    /// TLS 1.2: a fatal alert of two bytes, handshake_failure. What a server answers that has only
    /// anonymous key exchange to offer.
    private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};

    private final Chassis router;
    private final Service service;
    private final AtomicInteger connections = new AtomicInteger();

    Reception(Chassis router, Service service) {
        this.router = router;
        this.service = service;
    }

    /// Serves one connection until its end.
    void receive(Socket socket) {
        int count = connections.incrementAndGet();
        try {
            if (router.took(socket) && isWelcome(socket, count)) {
                socket.setTcpNoDelay(true);
                if (router.link().isPerfect()) {
                    converse(socket);
                } else {
                    relay(socket);
                }
            }
        } catch (IOException peerIsGone) {
            // nothing to be told to anybody
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            router.lost(socket);
            connections.decrementAndGet();
        }
    }

    /// Serves it at the other end of a poor line.
    private void relay(Socket socket) throws IOException, InterruptedException {
        try (Relay relay = new Relay(socket, router.link(), router.device.seed)) {
            router.whenLost(socket, relay::close);
            Socket near = relay.near();
            near.setTcpNoDelay(true);
            router.joined(near);
            try {
                converse(near);
            } catch (IOException peerIsGone) {
                // what it was told before is still on its way
            } finally {
                router.lost(near);
            }
            relay.drain();
        }
    }

    private void converse(Socket socket) throws IOException, InterruptedException {
        if (!service.encrypted()) {
            serve(socket, socket);
        } else if (greets(socket)) {
            serve(socket, encrypted(socket));
        }
    }

    private boolean isWelcome(Socket socket, int count) {
        return !(router.fault() instanceof Fault.CloseAfterAccept)
                && router.gatekeeper.serves(service, socket.getInetAddress(), count);
    }

    /// False when there will be no handshake.
    private boolean greets(Socket socket) throws IOException, InterruptedException {
        switch (router.fault()) {
            case Fault.Mute _ -> socket.getInputStream().transferTo(nowhere());
            case Fault.NoCertificate _ -> {
                readRecord(socket);
                socket.getOutputStream().write(HANDSHAKE_FAILURE);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(nowhere());
            }
            case Fault.SlowTls(var delay) -> {
                return waited(socket, delay);
            }
            default -> {
                return true;
            }
        }
        return false;
    }

    /// False when the connection was closed meanwhile.
    private boolean waited(Socket socket, Duration delay) throws InterruptedException {
        Running wait = new Running();
        router.whenLost(socket, wait::cancel);
        try {
            wait.pause(delay);
            return true;
        } catch (Trap closed) {
            return false;
        }
    }

    private static java.io.OutputStream nowhere() {
        return java.io.OutputStream.nullOutputStream();
    }

    private static void readRecord(Socket socket) throws IOException {
        byte[] header = socket.getInputStream().readNBytes(5);
        if (header.length == 5) {
            socket.getInputStream().readNBytes(((header[3] & 0xff) << 8) | (header[4] & 0xff));
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        router.certificate()
                                .context()
                                .getSocketFactory()
                                .createSocket(socket, null, true);
        tls.startHandshake();
        return tls;
    }

    private void serve(Socket tcp, Socket talking) throws IOException, InterruptedException {
        switch (service) {
            case API, API_SSL -> new Connection(router, tcp, talking).serve();
            case REST, REST_SSL -> new RestService(router, tcp, talking).serve();
            case SSH ->
                    router.sshGate.serve(
                            tcp,
                            new FaultyOutput(tcp.getOutputStream(), tcp, router),
                            new SshService(router, tcp.getInetAddress()));
        }
    }
}
