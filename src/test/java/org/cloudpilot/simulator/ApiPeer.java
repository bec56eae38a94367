package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.routeros.wire.Sentence;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.SentenceReader;
import org.cloudpilot.routeros.wire.WireLimits;

/// Speaks the binary API with the codec alone, so that no fault of the session can hide one of the
/// simulated router.
record ApiPeer(Socket socket, SentenceReader reader) implements AutoCloseable {
    static final List<String> DONE = List.of("!done");

    static ApiPeer of(SimulatedRouter router) throws IOException {
        Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), router.endpoint(Service.API).port());
        socket.setSoTimeout(20_000);
        return new ApiPeer(
                socket, new SentenceReader(socket.getInputStream(), WireLimits.standard()));
    }

    static ApiPeer loggedIn(SimulatedRouter router) throws IOException {
        return loggedIn(router, "admin", "");
    }

    static ApiPeer loggedIn(SimulatedRouter router, String name, String password)
            throws IOException {
        ApiPeer peer = of(router);
        assertEquals(List.of(DONE), peer.ask("/login", "=name=" + name, "=password=" + password));
        return peer;
    }

    void send(String... words) throws IOException {
        socket.getOutputStream().write(SentenceEncoder.encode(List.of(words)));
    }

    /// One reply; empty at the end of the session.
    List<String> next() throws IOException {
        Sentence next = reader.read();
        return next == null ? List.of() : next.words();
    }

    /// Sends a command; its replies up to `!done`, or to the end of the session.
    List<List<String>> ask(String... words) throws IOException {
        send(words);
        List<List<String>> replies = new ArrayList<>();
        for (List<String> next = next(); !next.isEmpty(); next = next()) {
            replies.add(next);
            if (next.getFirst().equals("!done")) {
                return replies;
            }
        }
        return replies;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
